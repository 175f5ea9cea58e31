package io.strate.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** A demo that was written, and its files read back by other means than it was written by. */
final class TestingDemo {

  static final ZoneId ZONE = ZoneId.of("Europe/Paris");
  static final Instant UNTIL = Instant.parse("2026-11-25T15:00:00Z");

  private final Path folder;

  TestingDemo(Path folder, DemoOptions options) {
    this.folder = folder.resolve("demo");
    DemoWorkspace.write(this.folder, options, DemoWorkspace.Progress.SILENT, 2);
  }

  static DemoOptions options(int contacts) {
    return new DemoOptions(contacts, 1, UNTIL, ZONE);
  }

  /** A row of a file, its cells found by the names of their columns. */
  record Row(List<String> header, List<String> cells) {
    String get(String column) {
      return cells.get(header.indexOf(column));
    }

    Instant at(String column) {
      return Instant.parse(get(column));
    }
  }

  /** All rows of all parts of a source. */
  List<Row> rows(String source) {
    List<Row> rows = new ArrayList<>();
    try (Stream<Path> parts = Files.list(folder.resolve("data").resolve(source))) {
      for (Path part : parts.sorted().toList()) {
        read(part, rows);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return rows;
  }

  private static void read(Path part, List<Row> rows) throws IOException {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(part)), StandardCharsets.UTF_8))) {
      List<String> header = cells(lines.readLine());
      lines.lines().forEach(line -> rows.add(new Row(header, cells(line))));
    }
  }

  /** No cell holds a line end; those with a comma are quoted. */
  private static List<String> cells(String line) {
    if (line.indexOf('"') < 0) {
      return Arrays.asList(line.split(",", -1));
    }
    return Arrays.stream(line.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1))
        .map(cell -> cell.replaceAll("^\"|\"$", ""))
        .toList();
  }
}
