package io.strate.workspace.edit;

import io.strate.domain.Blame;
import io.strate.domain.Failure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * A file of which what is to take its place stands ready beside it. It is, at every instant, the
 * former one or the new one, whole.
 */
final class ReplacedFile {

  private final Path path;
  private final Path file;
  private final Path fresh;

  private ReplacedFile(Path path, Path file, Path fresh) {
    this.path = path;
    this.file = file;
    this.fresh = fresh;
  }

  /**
   * Puts other contents in the place of those that were read. Links are followed; modes are kept.
   * None is replaced before all stand ready, synced, so that only the end of the process between
   * two replacements can leave some.
   *
   * @throws Failure {@code definition.changed} if a file holds something else by now; {@code
   *     definition.unwritable} if one cannot be written; then all are as they were
   */
  static void write(List<PreparedEdits.Replacement> replacements) {
    List<ReplacedFile> ready = new ArrayList<>();
    try {
      for (PreparedEdits.Replacement each : replacements) {
        ReplacedFile beside = beside(each.before().path());
        ready.add(beside);
        beside.fill(each.after().bytes());
      }
      for (int i = 0; i < ready.size(); i++) {
        ready.get(i).requireStill(replacements.get(i).before().bytes());
      }
      replace(ready, replacements);
    } finally {
      ready.forEach(ReplacedFile::discard);
    }
  }

  private static ReplacedFile beside(Path path) {
    try {
      Path file = path.toRealPath();
      if (!Files.isWritable(file)) {
        throw unwritable(path, "it may not be written");
      }
      Path folder = Objects.requireNonNull(file.getParent(), "a file is in a folder");
      return new ReplacedFile(
          path, file, Files.createTempFile(folder, "." + file.getFileName(), ".new"));
    } catch (IOException e) {
      throw unwritable(path, "the system says " + e.getMessage());
    }
  }

  private static void replace(
      List<ReplacedFile> ready, List<PreparedEdits.Replacement> replacements) {
    for (int i = 0; i < ready.size(); i++) {
      try {
        ready.get(i).move();
      } catch (IOException e) {
        write(replacements.subList(0, i).stream().map(PreparedEdits.Replacement::back).toList());
        throw unwritable(ready.get(i).path, "the system says " + e.getMessage());
      }
    }
  }

  private void move() throws IOException {
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    sync(Objects.requireNonNull(file.getParent(), "a file is in a folder"));
  }

  private void requireStill(byte[] before) {
    try {
      if (!Arrays.equals(Files.readAllBytes(file), before)) {
        throw changed(path);
      }
    } catch (IOException e) {
      throw unwritable(path, "the system says " + e.getMessage());
    }
  }

  private void fill(byte[] bytes) {
    try {
      fill(fresh, file, bytes);
    } catch (IOException e) {
      throw unwritable(path, "the system says " + e.getMessage());
    }
  }

  private void discard() {
    try {
      Files.deleteIfExists(fresh);
    } catch (IOException e) {
      // A hidden file more, which nothing reads.
    }
  }

  private static void fill(Path fresh, Path like, byte[] bytes) throws IOException {
    try (FileChannel out = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
      ByteBuffer rest = ByteBuffer.wrap(bytes);
      while (rest.hasRemaining()) {
        out.write(rest);
      }
      FileStore store = Files.getFileStore(like);
      if (store.supportsFileAttributeView("posix")) {
        Files.setPosixFilePermissions(fresh, Files.getPosixFilePermissions(like));
      }
      out.force(true);
    }
  }

  /** Makes the new name durable, where folders can be synced. */
  private static void sync(Path folder) {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      // The file itself is safe; some systems do not open folders.
    }
  }

  static Failure changed(Path path) {
    return new Failure(
        "definition.changed",
        Blame.USER,
        "somebody else changed %s meanwhile: look at it again, and repeat the change if it still makes sense"
            .formatted(path.getFileName()));
  }

  private static Failure unwritable(Path path, String why) {
    return new Failure(
        "definition.unwritable",
        Blame.RESOURCES,
        "%s cannot be written, since %s; nothing was changed".formatted(path, why));
  }
}
