package io.strate.workspace.importing;

import io.strate.domain.Blame;
import io.strate.domain.Failure;
import io.strate.lake.FileFormat;
import io.strate.lake.Fingerprint;
import io.strate.lake.SourceFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The folder of a workspace in which files that were brought by hand lie. */
final class ImportFolder {

  static final String NAME = "imports";

  private static final String PART = ".part";
  private static final long MEGABYTE = 1_000_000;
  private static final int BUFFER = 1 << 16;
  private static final int MOST_OF_ONE_NAME = 1_000;

  private final Path folder;

  ImportFolder(Path workspace) {
    this.folder = workspace.resolve(NAME);
  }

  /** Takes away what was left of files that did not arrive whole before the process ended. */
  void sweep() {
    for (Path part : list(path -> path.getFileName().toString().endsWith(PART))) {
      delete(part);
    }
  }

  /**
   * A file that was received.
   *
   * @param isNew whether there was none with the same content
   */
  record Received(String name, boolean isNew) {}

  /**
   * Receives a file.
   *
   * @param given its name as its sender has it
   * @param most bytes that it may have
   * @return under the name that it has here; a file with the same content if there is one
   */
  Received receive(String given, InputStream body, long most) {
    String name = FileName.safe(given);
    try {
      Files.createDirectories(folder);
      Path part = Files.createTempFile(folder, ".upload", PART);
      try {
        copy(body, part, most);
        Optional<String> same = same(part, name);
        return same.isPresent()
            ? new Received(same.get(), false)
            : new Received(keep(part, name), true);
      } finally {
        Files.deleteIfExists(part);
      }
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  private static void copy(InputStream body, Path into, long most) throws IOException {
    byte[] buffer = new byte[BUFFER];
    long size = 0;
    try (OutputStream out = Files.newOutputStream(into)) {
      for (int read = read(body, buffer); read >= 0; read = read(body, buffer)) {
        size += read;
        if (size > most) {
          throw tooLarge(most);
        }
        out.write(buffer, 0, read);
      }
    }
    if (size == 0) {
      throw new Failure(
          "import.empty", Blame.USER, "the file is empty; expected rows below a line of names");
    }
  }

  private static int read(InputStream body, byte[] buffer) {
    try {
      return body.read(buffer);
    } catch (IOException e) {
      throw new Failure(
          "import.cut", Blame.USER, "the file did not arrive whole: send it again", e);
    }
  }

  /** What is said of a file that is larger than may be. */
  static Failure tooLarge(long most) {
    return new Failure(
        "import.too_large",
        Blame.USER,
        "the file is larger than the %s that may be imported: compress it (.gz), part it, or let the server's owner allow more"
            .formatted(most < MEGABYTE ? most + " bytes" : most / MEGABYTE + " MB"));
  }

  /** A file that holds the same: it is brought a second time. */
  private Optional<String> same(Path part, String name) throws IOException {
    Fingerprint brought = Fingerprint.of(new SourceFile(name, part, format(name)));
    for (String other : names()) {
      Path path = folder.resolve(other);
      if (format(other) == format(name) && Files.size(path) == brought.size()) {
        Fingerprint is = Fingerprint.of(new SourceFile(other, path, format(other)));
        if (is.hasContentOf(brought)) {
          return Optional.of(other);
        }
      }
    }
    return Optional.empty();
  }

  private static FileFormat format(String name) {
    return FileFormat.of(name).orElseThrow();
  }

  private String keep(Path part, String wanted) throws IOException {
    for (int i = 1; i <= MOST_OF_ONE_NAME; i++) {
      String name = i == 1 ? wanted : FileName.numbered(wanted, i);
      try {
        Files.createFile(folder.resolve(name));
      } catch (FileAlreadyExistsException e) {
        continue;
      }
      Files.move(
          part,
          folder.resolve(name),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
      return name;
    }
    throw new Failure(
        "import.name",
        Blame.USER,
        "there are %d files called like '%s' already: give it another name"
            .formatted(MOST_OF_ONE_NAME, wanted));
  }

  /** The files by their names. */
  List<String> names() {
    return list(path -> FileName.isSafe(path.getFileName().toString())).stream()
        .map(path -> path.getFileName().toString())
        .sorted()
        .toList();
  }

  /** Whether there is such a file. */
  boolean has(String name) {
    return FileName.isSafe(name)
        && Files.isRegularFile(folder.resolve(name), LinkOption.NOFOLLOW_LINKS);
  }

  long size(String name) {
    try {
      return Files.size(folder.resolve(name));
    } catch (IOException e) {
      return 0;
    }
  }

  /** Where a file lies, as sources name it. */
  static String path(String name) {
    return NAME + "/" + name;
  }

  void delete(String name) {
    delete(folder.resolve(name));
  }

  private void delete(Path path) {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  private List<Path> list(Predicate<Path> wanted) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS))
          .filter(wanted)
          .toList();
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  private Failure unwritable(IOException e) {
    return new Failure(
        "import.unwritable",
        Blame.RESOURCES,
        "%s cannot be used (%s): make room in it, or allow it to this user"
            .formatted(folder, e.getMessage()),
        e);
  }
}
