package io.strate.ledger.rocks;

import io.strate.domain.Failure;
import java.io.IOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/**
 * Size and checksum of every file of a store that was closed cleanly. It is taken away when the
 * store is opened: without it, a store was not closed.
 */
final class Seal {

  static final String FILE = "seal";

  private static final byte[] NAME = Bytes.ascii(FILE);

  /** What a file was like. */
  record Print(long size, int checksum) {}

  private final TreeMap<String, Print> prints;

  private Seal(Map<String, Print> prints) {
    this.prints = new TreeMap<>(prints);
  }

  Map<String, Print> prints() {
    return prints;
  }

  /** The files that matter, by their names relative to the store. */
  static List<String> files(Path ledger) {
    List<String> names = new ArrayList<>();
    names.add(StoreFormat.FILE);
    names.add(RecoveryMark.FILE);
    Path rocks = ledger.resolve(Store.FOLDER);
    try (Stream<Path> files = Files.list(rocks)) {
      files
          .map(file -> file.getFileName().toString())
          .filter(
              name ->
                  name.equals("CURRENT")
                      || name.startsWith("MANIFEST-")
                      || name.endsWith(".sst")
                      || name.endsWith(".log"))
          .sorted()
          .forEach(name -> names.add(Store.FOLDER + "/" + name));
      return names;
    } catch (IOException e) {
      throw Trouble.of(rocks, e);
    }
  }

  /**
   * Seals a closed store.
   *
   * @param known prints of files that never change once they are written
   */
  static void write(Path ledger, Map<String, Print> known) {
    Map<String, Print> prints = new TreeMap<>();
    for (String name : files(ledger)) {
      Print before = known.get(name);
      boolean same =
          before != null && name.endsWith(".sst") && before.size() == size(ledger.resolve(name));
      prints.put(name, same ? before : print(ledger.resolve(name)));
    }
    Path draft = ledger.resolve(FILE + ".draft");
    try {
      Files.write(draft, new Seal(prints).bytes());
      sync(draft);
      Files.move(draft, ledger.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
      sync(ledger);
    } catch (IOException e) {
      throw Trouble.of(draft, e);
    }
  }

  private byte[] bytes() {
    Bytes into = new Bytes(1024).varint(prints.size());
    prints.forEach((name, print) -> into.text(name).i64(print.size()).i32(print.checksum()));
    return Sealed.seal(NAME, into.toArray());
  }

  /** The seal of a store; empty if it has none, or one that is damaged itself. */
  static Optional<Seal> read(Path ledger) {
    Path file = ledger.resolve(FILE);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      byte[] bytes = Files.readAllBytes(file);
      if (!Sealed.fits(NAME, bytes)) {
        return Optional.empty();
      }
      BytesReader reader = new BytesReader(Sealed.open(NAME, bytes));
      Map<String, Print> prints = new TreeMap<>();
      for (int rest = reader.count(); rest > 0; rest--) {
        prints.put(reader.text(), new Print(reader.i64(), reader.i32()));
      }
      return Optional.of(new Seal(prints));
    } catch (IOException e) {
      throw Trouble.of(file, e);
    }
  }

  /**
   * Compares the sizes of all files, and the checksums of the smaller ones up to a number of bytes
   * in all. The checksums of the rest are compared block by block as they are read.
   */
  void verify(Path ledger, long bytes) {
    List<Failure> failures = differences(ledger, bytes);
    if (!failures.isEmpty()) {
      throw failures.getFirst();
    }
  }

  List<Failure> differences(Path ledger, long bytes) {
    List<Failure> failures = new ArrayList<>();
    long rest = bytes;
    List<Map.Entry<String, Print>> bySize =
        prints.entrySet().stream()
            .sorted(Comparator.comparingLong(print -> print.getValue().size()))
            .toList();
    for (Map.Entry<String, Print> file : bySize) {
      Print print = file.getValue();
      boolean table = file.getKey().endsWith(".sst");
      rest -= table ? print.size() : 0;
      difference(ledger, file.getKey(), print, !table || rest >= 0).ifPresent(failures::add);
    }
    return failures;
  }

  private static Optional<Failure> difference(
      Path ledger, String name, Print print, boolean whole) {
    Path file = ledger.resolve(name);
    if (!Files.exists(file)) {
      return Optional.of(Trouble.damaged(name, "no such file"));
    }
    long size = size(file);
    if (size != print.size()) {
      return Optional.of(
          Trouble.damaged(name, size + " bytes where " + print.size() + " were written"));
    }
    return whole && !print(file).equals(print)
        ? Optional.of(Trouble.damaged(name, "another checksum than was written"))
        : Optional.empty();
  }

  static void remove(Path ledger) {
    try {
      if (Files.deleteIfExists(ledger.resolve(FILE))) {
        sync(ledger);
      }
    } catch (IOException e) {
      throw Trouble.of(ledger.resolve(FILE), e);
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw Trouble.of(file, e);
    }
  }

  private static Print print(Path file) {
    CRC32C crc = new CRC32C();
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long size = channel.size();
      for (long at = 0; at < size; at += 1 << 28) {
        MappedByteBuffer part =
            channel.map(FileChannel.MapMode.READ_ONLY, at, Math.min(size - at, 1 << 28));
        crc.update(part);
      }
      return new Print(size, (int) crc.getValue());
    } catch (IOException e) {
      throw Trouble.of(file, e);
    }
  }

  static void sync(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
