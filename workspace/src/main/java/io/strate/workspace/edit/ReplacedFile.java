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
import java.util.Arrays;
import java.util.Objects;

/** Writes a file so that it is, at every instant, the former one or the new one, whole. */
final class ReplacedFile {

  private ReplacedFile() {}

  /**
   * Puts other contents in the place of those that were read. A link is followed; the mode is kept.
   *
   * @throws Failure {@code definition.changed} if the file holds something else by now; {@code
   *     definition.unwritable} if it cannot be written
   */
  static void write(Path path, byte[] before, byte[] after) {
    try {
      Path file = path.toRealPath();
      if (!Files.isWritable(file)) {
        throw unwritable(path, "it may not be written");
      }
      Path folder = Objects.requireNonNull(file.getParent(), "a file is in a folder");
      Path fresh = Files.createTempFile(folder, "." + file.getFileName(), ".new");
      try {
        fill(fresh, file, after);
        if (!Arrays.equals(Files.readAllBytes(file), before)) {
          throw changed(path);
        }
        Files.move(
            fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(fresh);
      }
      sync(folder);
    } catch (IOException e) {
      throw unwritable(path, "the system says " + e.getMessage());
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
