package io.strate.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The workspaces under {@code examples/}, and the real data sets that may lie beside the project.
 */
final class Examples {

  private Examples() {}

  /** The project's folder. */
  static Path project() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(folder.resolve("examples"))) {
      folder = folder.getParent();
    }
    return folder;
  }

  /** A real data set, whether or not it is there: STRATE_DATA, or shared/data in a folder above. */
  static Path data(String name) {
    Optional<Path> stated = Optional.ofNullable(System.getenv("STRATE_DATA")).map(Path::of);
    Path above = project();
    while (stated.isEmpty() && above != null) {
      Path shared = above.resolve("shared/data");
      stated = Optional.of(shared).filter(Files::isDirectory);
      above = above.getParent();
    }
    return stated.orElse(project().resolve("data")).resolve(name);
  }

  /** A copy of an example's definitions, with links to its data files and to further ones. */
  static Path copy(String example, Path into, Path... links) throws IOException {
    Path target = Files.createDirectories(into.resolve(example));
    Path source = project().resolve("examples").resolve(example);
    try (Stream<Path> files = Files.walk(source)) {
      for (Path file :
          files
              .filter(Files::isRegularFile)
              .filter(f -> !f.toString().contains(".strate"))
              .toList()) {
        Path copy = target.resolve(source.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
    for (Path link : links) {
      Files.createSymbolicLink(target.resolve(link.getFileName()), link);
    }
    return target;
  }
}
