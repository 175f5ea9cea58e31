package io.strate.learn;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** Published data sets, for research only and so not kept here. */
public final class SharedFolder {
  private SharedFolder() {}

  /** The lines of a set. Skips the test where it is not there. */
  public static List<String> lines(String folder, String name) {
    Path file = root().resolve(folder).resolve(name + ".csv.gz");
    assumeTrue(
        Files.exists(file),
        "%s.csv.gz is not there: set STRATE_DATA to the folder that has %s/, or put it into shared/data beside the checkout"
            .formatted(name, folder));
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      return reader.lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path root() {
    String told = System.getenv("STRATE_DATA");
    Path at = Path.of("").toAbsolutePath();
    while (told == null && at != null && !Files.isDirectory(at.resolve("shared/data"))) {
      at = at.getParent();
    }
    return told != null ? Path.of(told) : (at == null ? Path.of("") : at).resolve("shared/data");
  }
}
