package io.strate.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CsvFileTest {

  @TempDir Path folder;

  @Test
  void cellsAreWrittenAsOthersReadThem() throws IOException {
    Path file = folder.resolve("below/a.csv.gz");
    try (CsvFile csv = new CsvFile(file, "who,at,n")) {
      csv.text("Zoé, dite « Z »").instant(millis("2026-03-29T00:59:59Z")).number(-7).end();
      csv.text("a \"b\"").instant(millis("1969-12-31T23:59:59.040Z")).empty().end();
      csv.text("Ève").instant(millis("2026-12-31T23:00:00.507Z")).text("x").end();
      assertThat(csv.rows()).isEqualTo(3);
    }
    assertThat(text(file))
        .isEqualTo(
            """
            who,at,n
            "Zoé, dite « Z »",2026-03-29T00:59:59Z,-7
            "a ""b""\",1969-12-31T23:59:59.040Z,
            Ève,2026-12-31T23:00:00.507Z,x
            """);
  }

  private static long millis(String instant) {
    return Instant.parse(instant).toEpochMilli();
  }

  private static String text(Path file) throws IOException {
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
