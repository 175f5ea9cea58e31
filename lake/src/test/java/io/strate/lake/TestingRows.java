package io.strate.lake;

import io.strate.domain.Value;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** A workspace folder whose files are written, read whole and compared. */
final class TestingRows {

  final Path folder;
  final Lake lake;
  ZoneId zone = ZoneId.of("Europe/Paris");

  TestingRows(Path folder) {
    this.folder = folder;
    this.lake = new Lake(new LakeOptions(folder.resolve("scratch"), 2, 512L << 20));
  }

  SourceFile write(String name, String text) {
    return write(name, text.getBytes(StandardCharsets.UTF_8));
  }

  SourceFile write(String name, byte[] bytes) {
    try {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      Files.write(file, bytes);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return file(name);
  }

  SourceFile file(String name) {
    return SourceFiles.find(folder, List.of(name)).getFirst();
  }

  Schema schema(SourceFile... files) {
    return lake.schema(List.of(files), Schema.EMPTY);
  }

  /** All columns in their types. */
  Read read(SourceFile file) {
    Schema schema = schema(file);
    return read(file, schema, schema.columns().keySet().stream().map(Reading::typed).toList());
  }

  Read read(SourceFile file, Schema schema, List<Reading> readings) {
    try (RowReader reader = lake.read(file, schema, readings, zone)) {
      List<List<Value>> rows = new ArrayList<>();
      List<Long> identities = new ArrayList<>();
      while (reader.next()) {
        Batch batch = reader.batch();
        for (int r = 0; r < batch.rows(); r++) {
          if (batch.brokenIn(r) != Batch.WHOLE) {
            batch.rejectBroken(r);
            continue;
          }
          List<Value> row = new ArrayList<>();
          for (int c = 0; c < readings.size(); c++) {
            row.add(batch.value(c, r));
          }
          rows.add(row);
          identities.add(batch.hashes()[r]);
        }
      }
      return new Read(rows, identities, reader.rejects(), reader.warnings(), reader.rows());
    }
  }

  record Read(
      List<List<Value>> rows,
      List<Long> identities,
      List<Reject> rejects,
      List<String> warnings,
      long seen) {}
}
