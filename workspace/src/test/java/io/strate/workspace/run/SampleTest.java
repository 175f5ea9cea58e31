package io.strate.workspace.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.strate.rule.definition.Definitions;
import io.strate.rule.definition.SegmentDefinition;
import io.strate.workspace.Circumstances;
import io.strate.workspace.Progress;
import io.strate.workspace.open.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.roaringbitmap.RoaringBitmap;

/** What is said of a sample is what is said of the same profiles where everybody is evaluated. */
final class SampleTest {

  private static final long NOW = Instant.parse("2026-03-01T00:00:00Z").toEpochMilli();
  private static final int CONTACTS = 5_000;
  private static final int ACCOUNTS = 700;

  private static final String DEFINITIONS =
      """
      workspace: crowd
      timezone: UTC
      sources:
        people: { read: people.csv, as: contacts, id: id, account: company }
        firms: { read: firms.csv, as: accounts, id: id }
        visits: { read: visits.csv, as: events, event: visit, contact: id, time: time }
      traits:
        visits_30d: count(visit within 30 days)
        visitors: { of: accounts, value: contacts(visits_30d >= 1) }
      segments:
        rich: seats > 500
        active: { when: visits_30d >= 2, stay: visits_30d >= 1 }
        both: in segment 'rich' and in segment 'active'
        listed: { list: [c1, c2, c3, c4, c5, c6, c7] }
        pinned: { when: seats > 900, always: [c8, c9], never: [c10] }
        large_firm: account.size > 50
        firm_of_size: { of: accounts, when: size > 50 }
        lively_firm: { of: accounts, when: contacts(visits_30d >= 1) >= 2 }
        known_firm: { of: accounts, when: any contact (seats > 900) or size > 90 }
        seen_firm: { of: accounts, when: did visit within 10 days }
        in_lively_firm: account.visitors >= 3
      """;

  @TempDir Path folder;

  @Test
  void aSampleIsSaidToBeWhatEverybodyIsSaidToBe() throws IOException {
    try (Workspace workspace = open()) {
      Definitions all = workspace.definition().definitions();
      Evaluation everybody = Evaluation.at(workspace, all, NOW);
      for (SegmentDefinition segment : all.segments()) {
        Sample sample = Sample.of(workspace.ledger(), segment.of());
        Evaluation sampled = sample.evaluate(only(all, segment), NOW).orElseThrow();
        RoaringBitmap expected =
            RoaringBitmap.and(everybody.members(segment.name()), sample.numbers());
        assertThat(sample.members(sampled, segment.name())).as(segment.name()).isEqualTo(expected);
        assertThat(expected.isEmpty()).as(segment.name()).isFalse();
        assertThat(sample.size()).isLessThan(sample.all());
      }
    }
  }

  private static Definitions only(Definitions all, SegmentDefinition segment) {
    Stream<SegmentDefinition> needed =
        all.segments().stream()
            .filter(
                each ->
                    each.equals(segment)
                        || segment.name().equals("both")
                            && List.of("rich", "active").contains(each.name()));
    return new Definitions(
        all.zone(),
        all.contactZone(),
        all.events(),
        all.traits(),
        all.scores(),
        needed.toList(),
        all.channels(),
        all.legalBases());
  }

  private Workspace open() throws IOException {
    SplittableRandom random = new SplittableRandom(7);
    StringBuilder people = new StringBuilder("id,company,seats\n");
    StringBuilder firms = new StringBuilder("id,size\n");
    StringBuilder visits = new StringBuilder("id,time\n");
    for (int i = 0; i < CONTACTS; i++) {
      String firm = random.nextInt(10) == 0 ? "" : "f" + random.nextInt(ACCOUNTS);
      people.append("c%d,%s,%d%n".formatted(i, firm, random.nextInt(1_000)));
      for (int visit = random.nextInt(5); visit > 0; visit--) {
        Instant at = Instant.ofEpochMilli(NOW).minusSeconds(random.nextInt(86_400 * 90));
        visits.append("c%d,%s%n".formatted(i, at));
      }
    }
    for (int i = 0; i < ACCOUNTS / 2; i++) {
      firms.append("f%d,%d%n".formatted(i, random.nextInt(100)));
    }
    Files.writeString(folder.resolve("people.csv"), people);
    Files.writeString(folder.resolve("firms.csv"), firms);
    Files.writeString(folder.resolve("visits.csv"), visits);
    Files.writeString(folder.resolve("strate.yaml"), DEFINITIONS);
    Workspace workspace =
        Workspace.open(
            folder, new Circumstances(() -> NOW, Progress.SILENT, _ -> {}, Optional.empty()));
    new RunSegments(workspace).run(OptionalLong.of(NOW));
    return workspace;
  }
}
