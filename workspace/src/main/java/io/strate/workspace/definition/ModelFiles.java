package io.strate.workspace.definition;

import io.strate.learn.onnx.OnnxPredictor;
import io.strate.rule.Problem;
import io.strate.rule.draft.Name;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Files of models that others learnt: as definitions name them, they are a part of these. */
final class ModelFiles {

  private final Path folder;
  private final Set<Path> files = new LinkedHashSet<>();

  ModelFiles(Path folder) {
    this.folder = folder;
  }

  /** The files that were asked for. */
  Set<Path> files() {
    return files;
  }

  /**
   * A file as it is now; empty if it cannot be read. What is in it is judged when it is learnt.
   *
   * @param missing what stands for an unknown number
   */
  Optional<ModelFile> read(Name file, double missing, Consumer<Problem> problems) {
    try {
      Path path = folder.resolve(file.text());
      files.add(path);
      if (Files.exists(path) && !Files.isRegularFile(path)) {
        problems.accept(
            problem(file, "'%s' %s; expected an ONNX file".formatted(file, MainFile.kind(path))));
        return Optional.empty();
      }
      long size = Files.size(path);
      if (size > OnnxPredictor.MOST_BYTES) {
        problems.accept(
            problem(
                file,
                "'%s' has %d bytes; a model has at most %d: learn fewer or smaller trees"
                    .formatted(file, size, OnnxPredictor.MOST_BYTES)));
        return Optional.empty();
      }
      return Optional.of(
          new ModelFile(file.text(), ModelFile.hash(Files.readAllBytes(path)), missing));
    } catch (IOException | InvalidPathException e) {
      problems.accept(
          problem(
              file,
              "the model '%s' cannot be read; give an ONNX file beside strate.yaml"
                  .formatted(file)));
      return Optional.empty();
    }
  }

  private static Problem problem(Name file, String message) {
    return Problem.error("definition.file", file.place(), message);
  }
}
