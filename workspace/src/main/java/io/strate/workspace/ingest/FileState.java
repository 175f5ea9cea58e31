package io.strate.workspace.ingest;

import io.strate.domain.Blame;
import io.strate.domain.Failure;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/** A file's size in bytes and the time of its last change in milliseconds. */
record FileState(long size, long modified) {

  static FileState of(String name, Path path) {
    try {
      BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
      return new FileState(attributes.size(), attributes.lastModifiedTime().toMillis());
    } catch (IOException e) {
      throw unreadable(name, e);
    }
  }

  static Failure unreadable(String name, IOException e) {
    return switch (e) {
      case NoSuchFileException _ ->
          new Failure(
              "source.missing", Blame.USER, "'" + name + "' is no longer there; run again", e);
      case AccessDeniedException _ ->
          new Failure(
              "source.denied",
              Blame.RESOURCES,
              "'" + name + "' may not be read; give this user the right to read it",
              e);
      default ->
          new Failure(
              "source.unreadable",
              Blame.RESOURCES,
              "'" + name + "' cannot be read: " + e.getMessage(),
              e);
    };
  }
}
