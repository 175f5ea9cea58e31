package io.strate.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.strate.domain.CodePoints;
import io.strate.domain.Entity;
import io.strate.domain.Profile;
import io.strate.ledger.Ledger;
import io.strate.rule.definition.SegmentDefinition;
import io.strate.rule.interpret.Population;
import io.strate.timeline.PackedTimeline;
import io.strate.timeline.TimelineEntries;
import io.strate.workspace.Circumstances;
import io.strate.workspace.answer.ListMembers;
import io.strate.workspace.open.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;

/** What a workspace answers as a whole, to be compared with what another one answers. */
final class WholeAnswers {

  private WholeAnswers() {}

  static Workspace open(Path folder) {
    return Workspace.open(
        folder, new Circumstances(() -> 0, (_, _, _) -> {}, _ -> {}, Optional.empty()));
  }

  static void run(Path folder, String instant) {
    Cli.Result run = Cli.run("run", folder.toString(), "--as-of", instant);
    assertThat(run.code()).as(run.err()).isZero();
  }

  /** The ids of the members of every segment as of the last run. */
  static Map<String, List<String>> members(Workspace workspace) {
    Map<String, List<String>> members = new LinkedHashMap<>();
    for (SegmentDefinition segment : workspace.definition().definitions().segments()) {
      members.put(
          segment.name(),
          new ListMembers(workspace)
              .of(segment.name(), OptionalLong.empty()).stream()
                  .map(ListMembers.Member::id)
                  .toList());
    }
    return members;
  }

  static Map<String, List<String>> members(Path folder) {
    try (Workspace workspace = open(folder)) {
      return members(workspace);
    }
  }

  /** Two workspaces have the same members everywhere, and the same values of every profile. */
  static void assertSame(Path workspace, Path expected, Path scratch) throws IOException {
    Map<String, List<String>> found = members(workspace);
    SoftAssertions answers = new SoftAssertions();
    members(expected)
        .forEach((name, ids) -> answers.assertThat(found.get(name)).as(name).isEqualTo(ids));
    List<String> values = exported(expected, scratch);
    answers.assertThat(exported(workspace, scratch)).containsExactlyElementsOf(values);
    answers.assertAll();
  }

  /** Every value of every profile as the export writes it, one line each, sorted. */
  static List<String> exported(Path folder, Path scratch) throws IOException {
    List<String> lines = new ArrayList<>();
    for (String of : List.of("contacts", "accounts")) {
      Path file = scratch.resolve("export-" + of + ".csv");
      Cli.Result export = Cli.run("export", file.toString(), folder.toString(), "--of", of);
      assertThat(export.code()).as(export.err()).isZero();
      try (Stream<String> text = Files.lines(file)) {
        lines.addAll(text.sorted(CodePoints::compare).toList());
      }
    }
    return lines;
  }

  /** Everybody with their entries, decoded one by one from what the ledger has packed. */
  static Population population(Workspace workspace) {
    Ledger ledger = workspace.ledger();
    int[] positions = ledger.timelines().positions();
    TimelineEntries entries = new TimelineEntries(ledger.vocabulary());
    List<Profile> profiles = new ArrayList<>();
    for (Entity of : Entity.values()) {
      for (int number = 0; number < ledger.profiles().count(of); number++) {
        String id = ledger.profiles().id(of, number);
        if (!id.isEmpty()) {
          byte[] packed = ledger.timelines().timeline(of, number);
          PackedTimeline view = new PackedTimeline(origin -> positions[origin]).wrap(packed);
          profiles.add(new Profile(of, id, entries.of(view)));
        }
      }
    }
    return Population.of(profiles);
  }
}
