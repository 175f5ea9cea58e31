package io.strate.workspace.answer.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.strate.domain.Failure;
import io.strate.workspace.answer.ListRejects;
import io.strate.workspace.answer.TestingStore;
import io.strate.workspace.answer.source.ShowSources.Line;
import io.strate.workspace.answer.source.ShowSources.Reason;
import io.strate.workspace.ingest.KeptReadings.Reading;
import io.strate.workspace.open.EraseContact;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ShowSourcesTest {

  private static final String DEFINITIONS =
      """
      workspace: sources
      sources:
        people:
          { read: "people*.csv", as: contacts, id: id, label: Personnes, max_rejects: 80%,
            time: at }
      segments:
        all: plan is known
      """;

  @TempDir Path folder;

  private TestingStore open() {
    return TestingStore.open(
        folder,
        "2026-06-01T00:00:00Z",
        "strate.yaml",
        DEFINITIONS,
        "people1.csv",
        """
        id,plan,at
        c0,a,2026-05-01
        c1,a,2026-05-01
        c2,a,yesterday
        ,a,2026-05-01
        c4,a,tomorrow
        """);
  }

  private static Line line(TestingStore store) {
    return new ShowSources(store.workspace).all().getFirst();
  }

  @Test
  void rowsAndRejectsByReasonAreCounted() throws IOException {
    try (TestingStore store = open()) {
      assertThat(line(store).reading()).isEmpty();
      store.run("2026-06-02T00:00:00Z");
      Line line = line(store);
      assertThat(line.label()).isEqualTo("Personnes");
      assertThat(line.files()).isEqualTo(1);
      assertThat(line.rows()).isEqualTo(5);
      assertThat(line.rejected()).isEqualTo(3);
      assertThat(line.reasons().stream().map(Reason::count)).containsExactly(2L, 1L);
      ListRejects.First rejects = new ListRejects(store.workspace).first("people", 2);
      assertThat(rejects.lines()).hasSize(2);
      assertThat(rejects.count()).isEqualTo(3);
      assertThat(line.reasons().getFirst().column()).isEqualTo("at");
      assertThat(line.reasons().getFirst().reason()).contains("…").doesNotContain("yesterday");
      assertThat(line.reasons().getFirst().examples().getFirst().text()).contains("yesterday");
      Reading first = new Reading(store.now, OptionalLong.of(store.now), 5, 2, 3, Optional.empty());
      assertThat(line.reading()).contains(first);
      long before = store.now;
      store.run("2026-06-03T00:00:00Z");
      assertThat(line(store).reading())
          .contains(new Reading(store.now, OptionalLong.of(before), 5, 2, 3, Optional.empty()));
    }
  }

  @Test
  void whyAReadingFailsIsKeptUntilOneDoesNot() throws IOException {
    try (TestingStore store = open()) {
      store.run("2026-06-02T00:00:00Z");
      Files.writeString(folder.resolve("people2.csv"), "id,plan,at\nc7,a,ada\nc8,a,eva\n");
      assertThatThrownBy(() -> store.run("2026-06-03T00:00:00Z")).isInstanceOf(Failure.class);
      Line failing = line(store);
      assertThat(failing.reading().orElseThrow().failure())
          .hasValueSatisfying(why -> assertThat(why).contains("2 of 2 rows cannot be taken"));
      assertThat(failing.rows()).isEqualTo(5);
      assertThat(failing.rejected()).isEqualTo(2);
      assertThat(new ListRejects(store.workspace).first("people", 1))
          .satisfies(refused -> assertThat(refused.lines().getFirst().text()).contains("ada"))
          .satisfies(refused -> assertThat(refused.count()).isEqualTo(2));
      assertThat(failing.reading().orElseThrow().looked()).isEqualTo(store.now);
      new EraseContact(store.workspace).of("ada");
      assertThat(line(store).reading().orElseThrow().failure().orElseThrow())
          .doesNotContain("ada")
          .contains("eva");
      Files.delete(folder.resolve("people2.csv"));
      store.run("2026-06-04T00:00:00Z");
      assertThat(line(store).reading().orElseThrow().failure()).isEmpty();
    }
  }
}
