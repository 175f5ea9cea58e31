package io.strate.workspace.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.strate.workspace.Circumstances;
import io.strate.workspace.Progress;
import io.strate.workspace.answer.SupposeMembers.Supposed;
import io.strate.workspace.edit.Edit;
import io.strate.workspace.edit.EditDefinitions;
import io.strate.workspace.edit.Section;
import io.strate.workspace.edit.Tree;
import io.strate.workspace.open.Workspace;
import io.strate.workspace.run.Interest;
import io.strate.workspace.run.RunSegments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Four people of 20, 40, 60 and 80 years, of whom the two of 40 and 80 agreed to letters. */
final class SupposeMembersTest {

  private static final long NOW = Instant.parse("2026-03-01T00:00:00Z").toEpochMilli();

  @TempDir Path folder;
  private Workspace workspace;

  @BeforeEach
  void write() throws IOException {
    Files.writeString(
        folder.resolve("strate.yaml"),
        """
        workspace: four
        timezone: UTC
        channels:
          email: { address: email is known }
        sources:
          people: { read: people.csv, as: contacts, id: id }
          consents: { read: consents.csv, as: consents, contact: id, channel: channel, purpose: purpose, status: status, time: time }
        segments:
          old: age >= 50
        """);
    Files.writeString(
        folder.resolve("people.csv"),
        "id,email,age\na,a@x.example,20\nb,b@x.example,40\nc,c@x.example,60\nd,d@x.example,80\n");
    Files.writeString(
        folder.resolve("consents.csv"),
        "id,channel,purpose,status,time\nb,email,letters,given,2026-01-01\nd,email,letters,given,2026-01-01\n");
    workspace =
        Workspace.open(
            folder, new Circumstances(() -> NOW, Progress.SILENT, _ -> {}, Optional.empty()));
    new RunSegments(workspace).run(OptionalLong.of(NOW));
  }

  @AfterEach
  void close() {
    workspace.close();
  }

  private List<Supposed> supposed(String name, Object definition) {
    Edit edit = new Edit.Put(Section.SEGMENTS, name, Tree.of(definition), Edit.Expected.anything());
    Workspace after = workspace.definedAs(new EditDefinitions(workspace).suppose(List.of(edit)));
    return new SupposeMembers(after).of(name, 10, Interest.LASTING);
  }

  @Test
  void whoWouldComeAndGoIsNamed() {
    Supposed old = supposed("old", "age between 30 and 70").getFirst();
    assertThat(old.members()).isEqualTo(2);
    assertThat(old.sample()).containsExactly("b", "c");
    assertThat(old.entering()).containsExactly("b");
    assertThat(old.leaving()).containsExactly("d");
    assertThat(old.comers()).isEqualTo(1);
    assertThat(old.goers()).isEqualTo(1);
  }

  @Test
  void eachSegmentOfAFamilyIsCountedWithWhoIsReachable() {
    Map<String, String> bounds = Map.of("high", ">= 50", "low", "otherwise");
    List<Supposed> tiers = supposed("ages", Map.of("tiers", "age", "of", bounds));
    assertThat(tiers)
        .extracting(Supposed::name, Supposed::members, it -> it.reachable().getFirst().reachable())
        .containsExactlyInAnyOrder(tuple("ages/high", 2L, 1L), tuple("ages/low", 2L, 1L));
  }

  @Test
  void exceptionsAndRanksCount() {
    Map<String, Object> exceptions =
        Map.of("when", "age >= 50", "always", List.of("a"), "never", List.of("d"));
    assertThat(supposed("old", exceptions).getFirst().sample()).containsExactly("a", "c");
    assertThat(supposed("oldest", Map.of("top", "1", "by", "age")).getFirst().sample())
        .containsExactly("d");
    assertThat(supposed("few", Map.of("list", List.of("a", "b"))).getFirst().members())
        .isEqualTo(2);
  }
}
