package io.strate.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Libraries as they come from npm, for tracking and testing, installed below the build folder. */
public final class Sdks {

  private static final Path SOURCES = Path.of("src", "test", "js");
  private static final Path PLACE = Path.of(System.getProperty("java.io.tmpdir"), "sdks");

  private Sdks() {}

  /**
   * The folder that holds {@code node_modules}, as package-lock.json says, and our stories. The
   * test is left out, with the reason, where there is no node, or no registry to get the libraries
   * from.
   */
  public static Path installed() throws IOException, InterruptedException {
    if (!runs("node", "--version")) {
      abort("left out: there is no node (Debian: apt-get install nodejs npm)");
    }
    Files.createDirectories(PLACE);
    Path lock = PLACE.resolve("package-lock.json");
    Path done = PLACE.resolve("node_modules/.package-lock.json");
    if (!Files.exists(done) || Files.mismatch(SOURCES.resolve("package-lock.json"), lock) != -1) {
      copy("package.json");
      copy("package-lock.json");
      if (!runs("npm", "ci", "--ignore-scripts", "--prefer-offline", "--no-audit", "--no-fund")) {
        Files.deleteIfExists(done);
        abort("left out: npm is absent or reaches no registry (" + PLACE.resolve("npm.log") + ")");
      }
    }
    copy("story.js");
    copy("page.html");
    return PLACE;
  }

  private static void copy(String name) throws IOException {
    Files.copy(SOURCES.resolve(name), PLACE.resolve(name), StandardCopyOption.REPLACE_EXISTING);
  }

  private static boolean runs(String... command) throws IOException, InterruptedException {
    Files.createDirectories(PLACE);
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(PLACE.toFile())
              .redirectErrorStream(true)
              .redirectOutput(PLACE.resolve("npm.log").toFile())
              .start();
      boolean ended = process.waitFor(3, TimeUnit.MINUTES);
      process.destroyForcibly();
      return ended && process.exitValue() == 0;
    } catch (IOException absent) {
      return false;
    }
  }

  /**
   * Starts a process that tells a story through a library for Node; what it says can be read from
   * it.
   *
   * @param place where the server is
   * @param options that the library's user sets, JSON
   */
  static Process tell(
      String library,
      TrackedStory story,
      String place,
      String key,
      int batch,
      int pause,
      String options)
      throws IOException, InterruptedException {
    String asked =
        """
        {"place": "%s", "key": "%s", "since": %d, "people": %d, "batch": %d, "pause": %d, "options": %s}"""
            .formatted(place, key, story.since(), story.people(), batch, pause, options);
    return new ProcessBuilder("node", "story.js", library, asked)
        .directory(installed().toFile())
        .redirectErrorStream(true)
        .start();
  }

  /** What a telling process said, once it has ended well. */
  static List<String> ended(Process telling) throws IOException, InterruptedException {
    List<String> said = new ArrayList<>();
    try (var reader = telling.inputReader()) {
      reader.lines().forEach(said::add);
    }
    assertThat(telling.waitFor(2, TimeUnit.MINUTES)).isTrue();
    assertThat(telling.exitValue()).as(String.join("\n", said)).isZero();
    return said;
  }
}
