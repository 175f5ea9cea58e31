package io.strate.server.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import io.strate.domain.Value;
import io.strate.workspace.Circumstances;
import io.strate.workspace.Progress;
import io.strate.workspace.answer.ListRejects;
import io.strate.workspace.collect.Call;
import io.strate.workspace.collect.LedgerCollector;
import io.strate.workspace.collect.Who;
import io.strate.workspace.open.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Calls for whose names there was no room are kept as messages that say the same. */
final class KeptCallReaderTest {

  private static final long TIME = Instant.parse("2026-03-01T12:00:00.250Z").toEpochMilli();
  private static final Who WHO = Who.of(Optional.of("u"), Optional.of("a"));

  @TempDir Path folder;

  @Test
  void theyAreReadAsTheyWere() throws IOException {
    Files.writeString(folder.resolve("strate.yaml"), "workspace: kept\n");
    Value.RecordOf values =
        new Value.RecordOf(
            Map.of(
                "number", Value.number(1.5),
                "whole", Value.number(20),
                "text", Value.text("d'été \"x\""),
                "bool", Value.bool(true),
                "instant", Value.instant(TIME),
                "list", new Value.ListOf(List.of(Value.text("a"), Value.number(2))),
                "context", new Value.RecordOf(Map.of("userAgent", Value.text("x")))));
    Value.RecordOf traits = new Value.RecordOf(Map.of("email", Value.text("u@example.com")));
    List<Call> calls =
        List.of(
            new Call.Did("m1", WHO, TIME, "e", values),
            new Call.Identified(
                "m2",
                new Who(WHO.id(), WHO.anonymousId(), Map.of("email", "u@example.com")),
                TIME,
                traits),
            new Call.Grouped("m3", WHO, TIME, "g", values));
    try (Workspace workspace =
        Workspace.open(
            folder, new Circumstances(() -> TIME, Progress.SILENT, _ -> {}, Optional.empty()))) {
      LedgerCollector collector = new LedgerCollector(workspace, () -> {});
      collector.collect(List.of(nameEverything()), List.of());
      assertThat(collector.collect(calls, List.of()).refused()).isEqualTo(calls);
      KeptCallReader reader = new KeptCallReader(() -> TIME, ZoneOffset.UTC);
      assertThat(new ListRejects(workspace).all("@tracking"))
          .extracting(line -> reader.read(line.text()).orElseThrow())
          .isEqualTo(calls);
    }
  }

  private static Call nameEverything() {
    Map<String, Value> many = new HashMap<>();
    for (int i = 0; i < 19_999; i++) {
      many.put("p" + i, Value.bool(true));
    }
    return new Call.Did("m0", WHO, TIME, "large", new Value.RecordOf(many));
  }
}
