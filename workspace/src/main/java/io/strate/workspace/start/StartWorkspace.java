package io.strate.workspace.start;

import io.strate.domain.Blame;
import io.strate.domain.Failure;
import io.strate.lake.FileFormat;
import io.strate.workspace.definition.WorkspaceFiles;
import io.strate.workspace.open.Stores;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Writes the definitions of a new workspace; never over those that are there. */
public final class StartWorkspace {

  /** What is wrong with the names of files that were given, not with the files. */
  private static final Set<String> OF_ARGUMENTS =
      Set.of("source.missing", "source.directory", "source.format", "source.path");

  private final Path folder;

  public StartWorkspace(Path folder) {
    this.folder = folder;
  }

  /**
   * Writes {@code strate.yaml}: a commented starter, or what the files seem to be.
   *
   * @return the file written
   * @throws Failure if there is one already, or it cannot be written
   */
  public Path from(List<String> files) {
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new Failure(
          "usage.folder",
          Blame.USER,
          folder + " is a file, expected a folder for the new workspace: give another name");
    }
    String text = files.isEmpty() ? starter() : inferred(files);
    Path file = folder.resolve(WorkspaceFiles.MAIN);
    try {
      Files.createDirectories(folder);
      return Files.writeString(file, text, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
    } catch (FileAlreadyExistsException there) {
      throw new Failure(
          "usage.exists",
          Blame.USER,
          "%s is already there and is left as it is: give another folder, or move it away"
              .formatted(file),
          there);
    } catch (IOException unwritable) {
      throw new Failure(
          "workspace.unwritable",
          Blame.RESOURCES,
          "%s cannot be written: %s".formatted(file, unwritable.getMessage()),
          unwritable);
    }
  }

  private String inferred(List<String> files) {
    refuseFolder(files);
    try {
      return new InferredYaml(folder, Stores.lake(folder), files).text();
    } catch (Failure failure) {
      throw OF_ARGUMENTS.contains(failure.code())
          ? new Failure("usage.from", Blame.USER, String.valueOf(failure.getMessage()), failure)
          : failure;
    }
  }

  /** Of {@code --from a.csv my-workspace}, the folder is taken for one more file. */
  private static void refuseFolder(List<String> files) {
    String last = files.getLast();
    boolean isFile = FileFormat.of(last).isPresent() || Files.isRegularFile(Path.of(last));
    boolean isPattern = last.matches(".*[*?\\[{].*");
    if (files.size() > 1 && !isFile && !isPattern) {
      throw new Failure(
          "usage.from",
          Blame.USER,
          "'%s' is taken for a file, and is none: if it is the folder of the new workspace, put `--` before it"
              .formatted(last));
    }
  }

  private static String starter() {
    try (InputStream in = StartWorkspace.class.getResourceAsStream("starter.yaml")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
