package io.strate.ledger.rocks;

import io.strate.domain.Blame;
import io.strate.domain.Failure;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.rocksdb.RocksDBException;
import org.rocksdb.Status;

/** All that can go wrong with a store, in sentences. */
final class Trouble {

  private static final String REMEDY =
      "run `strate doctor` to see what is whole, then move the store away and `strate restore` a backup, or rebuild it from its sources with `strate run`";

  private Trouble() {}

  /** Bytes that are not what was written. */
  static Failure damaged(String file, String found) {
    return new Failure("store.damaged", Blame.RESOURCES, damage(file, found));
  }

  private static String damage(String file, String found) {
    return "The store is damaged"
        + (file.isEmpty() ? "" : " in " + file)
        + ": found "
        + found
        + "; nothing was changed. What to do: "
        + REMEDY
        + ".";
  }

  static Failure of(RocksDBException cause) {
    Status status = cause.getStatus();
    String message = oneLine(String.valueOf(cause.getMessage()));
    if (status == null) {
      return new Failure(
          "store.io", Blame.RESOURCES, "The store cannot be used: " + message + ".", cause);
    }
    if (status.getSubCode() == Status.SubCode.NoSpace || message.contains("No space left")) {
      return full(cause);
    }
    return switch (status.getCode()) {
      case Corruption -> new Failure("store.damaged", Blame.RESOURCES, damage("", message), cause);
      case IOError ->
          new Failure(
              "store.io",
              Blame.RESOURCES,
              "The store cannot be read or written: "
                  + message
                  + ". Check the disk and the permissions of the folder, then start again.",
              cause);
      default ->
          new Failure(
              "store.io", Blame.RESOURCES, "The store cannot be used: " + message + ".", cause);
    };
  }

  static Failure full(Exception cause) {
    return new Failure(
        "store.full",
        Blame.RESOURCES,
        "The disk of the store is full: make room and start again; everything acknowledged so far is kept.",
        cause);
  }

  static Failure of(Path path, IOException cause) {
    String reason =
        switch (cause) {
          case AccessDeniedException denied -> "this user has no permission";
          case NoSuchFileException missing -> "it does not exist";
          case FileAlreadyExistsException there -> "something that is no folder is in its place";
          case FileSystemException other when other.getReason() != null -> other.getReason();
          default -> String.valueOf(cause.getMessage());
        };
    if (reason.contains("No space left")) {
      return full(cause);
    }
    return new Failure(
        "store.io",
        Blame.RESOURCES,
        path
            + " cannot be read or written: "
            + oneLine(reason.replace("Not a directory", "something in its path is no folder"))
            + ". Name a folder that this user may write into, or make way for it.",
        cause);
  }

  /** A backup that cannot be put in the place of a store. */
  static Failure backup(Path folder, RocksDBException cause) {
    Status status = cause.getStatus();
    if (status == null || status.getCode() != Status.Code.Corruption) {
      return of(cause);
    }
    return new Failure(
        "store.backup",
        Blame.RESOURCES,
        "The latest backup in "
            + folder
            + " is damaged ("
            + oneLine(String.valueOf(cause.getMessage()))
            + "); nothing was changed. Restore from another copy of that folder, or rebuild the store from its sources with `strate run`.",
        cause);
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }
}
