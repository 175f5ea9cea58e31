package io.strate.workspace.answer.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.strate.domain.Failure;
import io.strate.workspace.Circumstances;
import io.strate.workspace.Progress;
import io.strate.workspace.answer.version.CompareVersions.Fate;
import io.strate.workspace.answer.version.CompareVersions.Line;
import io.strate.workspace.edit.DefinitionVersions;
import io.strate.workspace.edit.Edit;
import io.strate.workspace.edit.Section;
import io.strate.workspace.edit.Tree;
import io.strate.workspace.live.LiveWorkspace;
import io.strate.workspace.open.EraseContact;
import io.strate.workspace.version.KeptVersions;
import io.strate.workspace.version.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class VersionsTest {

  private static final String FIRST =
      """
      workspace: versions
      sources:
        people: { read: people.csv, as: contacts, id: id }
      segments:
        pro:
          # those who pay
          when: plan = 'pro'
          owner: Zoé
        named: { list: [c1, c2] }
      """;

  @TempDir Path folder;
  private final AtomicLong clock = new AtomicLong(1_000_000_000_000L);

  @BeforeEach
  void write() throws IOException {
    write(FIRST);
    Files.writeString(folder.resolve("people.csv"), "id,plan\nc1,pro\nc2,free\n");
  }

  private void write(String yaml) throws IOException {
    Files.writeString(folder.resolve("strate.yaml"), yaml);
  }

  private LiveWorkspace open() {
    return LiveWorkspace.open(
        folder, new Circumstances(clock::get, Progress.SILENT, _ -> {}, Optional.empty()), _ -> {});
  }

  private static List<Version> versions(LiveWorkspace live, String name) {
    return live.ask(workspace -> new DefinitionVersions(workspace).of(Section.SEGMENTS, name));
  }

  private static Tree when(String rule) {
    return new Tree.Keys(Map.of("when", new Tree.Text(rule)));
  }

  private void put(LiveWorkspace live, String name, String rule, String by) {
    clock.addAndGet(1);
    live.change(new Edit.Put(Section.SEGMENTS, name, when(rule), Edit.Expected.anything()), by);
  }

  @Test
  void eachChangeIsKeptWithWhoMadeIt() throws IOException {
    try (LiveWorkspace live = open()) {
      put(live, "pro", "plan = 'free'", "zoe@example.com");
    }
    clock.addAndGet(1);
    write(FIRST.replace("'pro'", "'gold'"));
    try (LiveWorkspace live = open()) {
      List<Version> versions = versions(live, "pro");
      assertThat(versions.stream().map(Version::number)).containsExactly(3L, 2L, 1L);
      assertThat(versions.stream().map(Version::by)).containsExactly("", "zoe@example.com", "");
      assertThat(versions.stream().map(version -> version.at() - 1_000_000_000_000L))
          .containsExactly(2L, 1L, 0L);
      assertThat(versions).allSatisfy(version -> assertThat(version.run()).isPresent());
      assertThat(versions.getLast().written().orElseThrow().text())
          .isEqualTo("pro:\n  # those who pay\n  when: plan = 'pro'\n  owner: Zoé");
      assertThat(versions(live, "named")).hasSize(1);
    }
  }

  @Test
  void twoVersionsDifferLineByLine() {
    try (LiveWorkspace live = open()) {
      put(live, "pro", "plan = 'free'", "");
      List<Version> versions = versions(live, "pro");
      assertThat(CompareVersions.of(versions.get(1), versions.get(0)))
          .containsSubsequence(
              new Line(Fate.SAME, "pro:"),
              new Line(Fate.REMOVED, "  when: plan = 'pro'"),
              new Line(Fate.ADDED, "  when: plan = 'free'"))
          .contains(new Line(Fate.REMOVED, "  owner: Zoé"));
      assertThat(CompareVersions.of(versions.getFirst(), versions.getFirst()))
          .allSatisfy(line -> assertThat(line.fate()).isEqualTo(Fate.SAME));
    }
  }

  @Test
  void aFormerVersionIsPutBackIfNobodyChangedItMeanwhile() {
    try (LiveWorkspace live = open()) {
      String before = live.definition(Section.SEGMENTS, "pro").orElseThrow().version();
      put(live, "pro", "plan = 'free'", "");
      String now = live.definition(Section.SEGMENTS, "pro").orElseThrow().version();
      assertThatThrownBy(() -> live.change(undo(live, 1, Edit.Expected.version(before)), "zoe"))
          .isInstanceOf(Failure.class)
          .hasMessageContaining("somebody else changed segment 'pro' meanwhile");
      live.change(undo(live, 1, Edit.Expected.version(now)), "zoe");
      assertThat(live.definition(Section.SEGMENTS, "pro").orElseThrow().tree().plain())
          .isEqualTo(Map.of("when", "plan = 'pro'", "owner", "Zoé"));
      assertThat(versions(live, "pro")).hasSize(3);
      assertThat(versions(live, "pro").getFirst().by()).isEqualTo("zoe");
      assertThatThrownBy(() -> undo(live, 9, Edit.Expected.anything()))
          .hasMessageContaining("no version 9 of segment 'pro' is kept");
    }
  }

  private static Edit undo(LiveWorkspace live, long number, Edit.Expected expected) {
    return live.ask(
        workspace ->
            new DefinitionVersions(workspace).restoring(Section.SEGMENTS, "pro", number, expected));
  }

  @Test
  void whatWasRemovedCanBePutBack() {
    try (LiveWorkspace live = open()) {
      live.change(new Edit.Remove(Section.SEGMENTS, "pro", Edit.Expected.anything()), "zoe");
      assertThat(versions(live, "pro").getFirst().written()).isEmpty();
      live.change(undo(live, 1, Edit.Expected.absent()), "zoe");
      int members = live.ask(w -> w.ledger().runs().members("pro").getCardinality());
      assertThat(members).isEqualTo(1);
    }
  }

  @Test
  void onlyTheLatestAreKept() {
    try (LiveWorkspace live = open()) {
      KeptVersions kept = live.ask(workspace -> new KeptVersions(workspace.ledger().notes()));
      KeptVersions.Named named = new KeptVersions.Named("traits", "t");
      for (int i = 1; i <= 60; i++) {
        Version.Written written = new Version.Written("t: " + i, "\"" + i + "\"", "hash" + i);
        kept.note(Map.of(named, written), i, "");
      }
      assertThat(kept.of(named).stream().map(Version::number)).hasSize(50).contains(60L, 11L);
      for (int i = 1; i <= 4; i++) {
        String large = Integer.toString(i).repeat(600_000);
        kept.note(Map.of(named, new Version.Written(large, "", "large" + i)), 60 + i, "");
      }
      assertThat(kept.of(named).stream().map(Version::number)).containsExactly(64L, 63L);
    }
  }

  @Test
  void whoIsErasedIsNamedByNoFormerVersion() {
    try (LiveWorkspace live = open()) {
      put(live, "pro", "plan = 'free'", "");
      live.change(
          new Edit.Put(
              Section.SEGMENTS,
              "named",
              new Tree.Keys(Map.of("list", new Tree.Items(List.of(new Tree.Text("c1"))))),
              Edit.Expected.anything()));
      assertThat(versions(live, "named")).hasSize(2);
      live.ask(workspace -> new EraseContact(workspace).of("c2"));
      assertThat(versions(live, "named").stream().map(Version::number)).containsExactly(2L);
      assertThat(versions(live, "pro")).hasSize(2);
    }
  }
}
