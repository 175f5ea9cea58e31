package io.strate.workspace.importing;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.strate.domain.Blame;
import io.strate.domain.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/**
 * What was found and chosen so far for files, below {@code .strate/imports}: a folder for each, a
 * JSON file for each step. All of it but the choices can be made again.
 */
final class KeptSteps {

  private static final List<Step<?>> ALL = List.of(Step.COLUMNS, Step.PLAN, Step.TRIAL, Step.DONE);

  private final ObjectMapper json =
      JsonMapper.builder()
          .visibility(PropertyAccessor.ALL, Visibility.NONE)
          .visibility(PropertyAccessor.FIELD, Visibility.ANY)
          .visibility(PropertyAccessor.CREATOR, Visibility.ANY)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();
  private final Path folder;

  KeptSteps(Path workspace) {
    this.folder = workspace.resolve(".strate").resolve("imports");
  }

  /** One kind of what is kept. */
  record Step<T>(String name, Class<T> type) {
    static final Step<FoundColumn[]> COLUMNS = new Step<>("columns", FoundColumn[].class);
    static final Step<ImportPlan> PLAN = new Step<>("plan", ImportPlan.class);
    static final Step<Trial> TRIAL = new Step<>("trial", Trial.class);
    static final Step<Imported> DONE = new Step<>("done", Imported.class);
  }

  /** What is kept of a file; empty if nothing is, or it cannot be read. */
  <T> Optional<T> get(String file, Step<T> step) {
    try {
      return Optional.ofNullable(json.readValue(Files.readAllBytes(path(file, step)), step.type()));
    } catch (NoSuchFileException | JacksonException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  <T> void put(String file, Step<T> step, T what) {
    Path path = path(file, step);
    try {
      Files.createDirectories(path.getParent());
      Path fresh = Files.createTempFile(path.getParent(), step.name(), ".tmp");
      Files.write(fresh, json.writeValueAsBytes(what));
      Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  void remove(String file, Step<?> step) {
    try {
      Files.deleteIfExists(path(file, step));
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  void removeAll(String file) {
    ALL.forEach(step -> remove(file, step));
    try {
      Files.deleteIfExists(folder.resolve(file));
    } catch (IOException e) {
      // Something of somebody else is in it.
    }
  }

  private Path path(String file, Step<?> step) {
    return folder.resolve(file).resolve(step.name() + ".json");
  }

  private Failure unusable(IOException e) {
    return new Failure(
        "import.unwritable",
        Blame.RESOURCES,
        "%s cannot be used (%s): make room in it, or allow it to this user"
            .formatted(folder, e.getMessage()),
        e);
  }
}
