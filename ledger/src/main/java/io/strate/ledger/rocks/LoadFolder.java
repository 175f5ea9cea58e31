package io.strate.ledger.rocks;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The folder in which a bulk load prepares its files. Once its {@code intent} is there, synced, the
 * load is committed: what it says is done, and done again after a crash, until the folder is gone.
 */
final class LoadFolder {

  static final String PARENT = "loading";
  private static final String INTENT = "intent";

  private final Path folder;

  LoadFolder(Path ledger, long load) {
    this(ledger.resolve(PARENT).resolve(Long.toString(load)));
  }

  private LoadFolder(Path folder) {
    this.folder = folder;
  }

  /** What is to be done: sorted files to be taken in, and a batch to be written after them. */
  record Intent(Map<Family, List<String>> files, byte[] batch) {
    byte[] bytes() {
      Bytes into = new Bytes(batch.length + 256).varint(files.size());
      files.forEach(
          (family, names) -> {
            into.u8(family.ordinal()).varint(names.size());
            names.forEach(into::text);
          });
      return Sealed.seal(Bytes.ascii(INTENT), into.blob(batch).toArray());
    }

    static Intent read(byte[] sealed) {
      BytesReader reader = new BytesReader(Sealed.open(Bytes.ascii(INTENT), sealed));
      Map<Family, List<String>> files = new EnumMap<>(Family.class);
      for (int rest = reader.count(); rest > 0; rest--) {
        Family family = Family.values()[reader.u8()];
        List<String> names = new ArrayList<>();
        for (int names_ = reader.count(); names_ > 0; names_--) {
          names.add(reader.text());
        }
        files.put(family, names);
      }
      return new Intent(files, reader.blob());
    }
  }

  static List<LoadFolder> all(Path ledger) {
    Path parent = ledger.resolve(PARENT);
    List<LoadFolder> folders = new ArrayList<>();
    if (Files.isDirectory(parent)) {
      try (DirectoryStream<Path> children = Files.newDirectoryStream(parent)) {
        children.forEach(child -> folders.add(new LoadFolder(child)));
      } catch (IOException e) {
        throw Trouble.of(parent, e);
      }
    }
    return folders;
  }

  void create() {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw Trouble.of(folder, e);
    }
  }

  Path file(String name) {
    return folder.resolve(name);
  }

  /** Writes the intent: the point from which the load holds. */
  void commit(Intent intent) {
    Path draft = folder.resolve(INTENT + ".draft");
    try {
      Files.write(draft, intent.bytes());
      sync(draft);
      sync(folder);
      Files.move(draft, folder.resolve(INTENT), StandardCopyOption.ATOMIC_MOVE);
      sync(folder);
    } catch (IOException e) {
      throw Trouble.of(folder, e);
    }
  }

  Optional<Intent> intent() {
    Path file = folder.resolve(INTENT);
    try {
      return Files.exists(file)
          ? Optional.of(Intent.read(Files.readAllBytes(file)))
          : Optional.empty();
    } catch (IOException e) {
      throw Trouble.of(file, e);
    }
  }

  /** Does what the intent says; doing it twice is doing it once. */
  void apply(Store store, Intent intent) {
    intent
        .files()
        .forEach((family, names) -> store.ingest(family, names.stream().map(this::file).toList()));
    try (Batch batch = new Batch(store, intent.batch())) {
      batch.writeSynced();
    }
  }

  /** Removes the folder, its intent first. */
  void remove() {
    try {
      if (Files.deleteIfExists(folder.resolve(INTENT))) {
        sync(folder);
      }
      if (Files.isDirectory(folder)) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
          for (Path file : files) {
            Files.delete(file);
          }
        }
        Files.delete(folder);
      }
    } catch (IOException e) {
      throw Trouble.of(folder, e);
    }
  }

  private static void sync(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
