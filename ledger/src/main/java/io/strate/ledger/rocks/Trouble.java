package io.strate.ledger.rocks;

import io.strate.domain.Blame;
import io.strate.domain.Failure;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.rocksdb.RocksDBException;
import org.rocksdb.Status;

/** All that can go wrong with a store, in sentences. */
final class Trouble {

  private static final String REMEDY =
      "run `strate doctor` to see what is whole, then `strate restore` a backup or rebuild the store from its sources";

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
          case AccessDeniedException denied -> "no permission";
          case NoSuchFileException missing -> "it does not exist";
          case FileSystemException other when other.getReason() != null -> other.getReason();
          default -> String.valueOf(cause.getMessage());
        };
    if (reason.contains("No space left")) {
      return full(cause);
    }
    return new Failure(
        "store.io",
        Blame.RESOURCES,
        path + " cannot be read or written: " + oneLine(reason) + ".",
        cause);
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }
}
