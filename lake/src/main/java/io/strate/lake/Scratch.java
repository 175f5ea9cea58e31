package io.strate.lake;

import io.strate.domain.Blame;
import io.strate.domain.Failure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The folder in which this process writes what it needs on the way: one of its own below the one
 * that it was given. What processes left behind that were killed is swept away when it is first
 * made.
 */
final class Scratch {

  private static final String PREFIX = "strate-";
  private static final long PID = ProcessHandle.current().pid();
  private static final Map<Path, Scratch> SCRATCHES = new HashMap<>();

  private final Path root;
  private final Path own;
  private int users;

  private Scratch(Path root) {
    this.root = root;
    own = root.resolve(PREFIX + PID + "-" + UUID.randomUUID().toString().substring(0, 8));
  }

  /** The scratch folder of this process below {@code root}. */
  static Scratch below(Path root) {
    synchronized (SCRATCHES) {
      return SCRATCHES.computeIfAbsent(root.toAbsolutePath().normalize(), Scratch::new);
    }
  }

  /** A new empty file, to be taken away by {@link #delete}. */
  synchronized Path newFile() throws IOException {
    return Files.createTempFile(folder(), "lake", ".tmp");
  }

  /**
   * Another name for a file whose own holds {@code * ? [} or <code>{</code>, which DuckDB takes for
   * a pattern; to be taken away by {@link #delete}. Any other file is answered as it is.
   */
  synchronized Path plainName(Path file) throws IOException {
    if (file.toString().chars().noneMatch(c -> "*?[{".indexOf(c) >= 0)) {
      return file;
    }
    Path link = newFile();
    Files.delete(link);
    return Files.createSymbolicLink(link, file.toAbsolutePath());
  }

  synchronized void delete(Path file) {
    try {
      Files.deleteIfExists(file);
      deleteIfUnused();
    } catch (IOException e) {
      file.toFile().deleteOnExit();
    }
  }

  /** The folder itself, which stays until {@link #leave}. */
  synchronized Path enter() {
    Path folder = folder();
    users++;
    return folder;
  }

  synchronized void leave() {
    users--;
    try {
      deleteIfUnused();
    } catch (IOException e) {
      own.toFile().deleteOnExit();
    }
  }

  private Path folder() {
    if (!Files.isDirectory(own)) {
      try {
        Files.createDirectories(root);
        sweep(root);
        Files.createDirectories(own);
      } catch (IOException e) {
        throw unusable(e);
      }
    }
    return own;
  }

  private Failure unusable(IOException e) {
    String reason =
        switch (e) {
          case AccessDeniedException denied -> "this user has no permission";
          case FileAlreadyExistsException there -> "something that is no folder is in its place";
          case FileSystemException other when other.getReason() != null -> other.getReason();
          default -> String.valueOf(e.getMessage());
        };
    return new Failure(
        "lake.scratch",
        Blame.RESOURCES,
        "cannot write into %s, the folder for what is needed on the way (%s); make way or room for it, or allow it to this user"
            .formatted(root, reason.replace("Not a directory", "a part of its path is no folder")),
        e);
  }

  private void deleteIfUnused() throws IOException {
    if (users > 0 || !Files.isDirectory(own)) {
      return;
    }
    try (Stream<Path> left = Files.list(own)) {
      if (left.findAny().isPresent()) {
        return;
      }
    }
    Files.delete(own);
  }

  private void sweep(Path root) throws IOException {
    try (Stream<Path> found = Files.list(root)) {
      for (Path folder : found.filter(this::isOrphan).toList()) {
        deleteAll(folder);
      }
    }
  }

  private boolean isOrphan(Path folder) {
    String[] parts = String.valueOf(folder.getFileName()).split("-");
    if (parts.length != 3 || !parts[0].equals("strate") || !parts[1].matches("[0-9]{1,18}")) {
      return false;
    }
    long pid = Long.parseLong(parts[1]);
    return pid == PID && !isInUse(folder) || ProcessHandle.of(pid).isEmpty();
  }

  private static boolean isInUse(Path folder) {
    synchronized (SCRATCHES) {
      return SCRATCHES.values().stream().anyMatch(scratch -> scratch.own.equals(folder));
    }
  }

  private static void deleteAll(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        Files.deleteIfExists(file);
      }
    } catch (IOException | UncheckedIOException e) {
      // Somebody else sweeps too, or may not: the next process tries again.
    }
  }
}
