package io.strate.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.strate.domain.Entity;
import io.strate.workspace.Circumstances;
import io.strate.workspace.Progress;
import io.strate.workspace.open.CheckDefinitions;
import io.strate.workspace.open.Workspace;
import io.strate.workspace.run.RunReport;
import io.strate.workspace.run.RunSegments;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The written workspace is sound and says something, whatever the season in which it is made. */
final class DemoRunTest {

  private static final int CONTACTS = 2_000;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"2026-11-25T15:00:00Z", "2026-08-17T08:00:00Z", "2027-01-02T12:00:00Z"})
  void everySegmentHasMembersAndNoneHasEverybody(String until) {
    DemoOptions options = new DemoOptions(CONTACTS, 1, Instant.parse(until), TestingDemo.ZONE);
    Path demo = folder.resolve("demo");
    DemoReport made = DemoWorkspace.write(demo, options, DemoWorkspace.Progress.SILENT);

    CheckDefinitions.Report checked = new CheckDefinitions(demo).check();
    assertThat(checked.problems()).isEmpty();

    List<String> warnings = new ArrayList<>();
    RunReport run = run(demo, options.historyEnd().toEpochMilli(), warnings);
    assertThat(warnings).isEmpty();
    assertThat(run.rejected()).isZero();
    assertThat(run.contacts()).isEqualTo(CONTACTS);
    assertThat(run.accounts()).isEqualTo(made.accounts());
    assertThat(run.events()).isEqualTo(made.events());
    assertThat(made.events()).isBetween(60L * CONTACTS, 120L * CONTACTS);
    // Nothing is learnt by a run: who will sign or leave is told after `strate learn`.
    assertThat(run.segments())
        .filteredOn(line -> line.members() == 0)
        .extracting(RunReport.Line::name)
        .containsExactlyInAnyOrder("leads_chauds", "prospects_froids", "departs_probables");
    // Three of four in one segment of a family is a family that says little; nine of ten nothing.
    assertThat(run.segments())
        .filteredOn(line -> line.members() > 0.95 * run.population(line.of()))
        .isEmpty();
    assertThat(run.segments()).anyMatch(line -> line.of() == Entity.ACCOUNT);
  }

  private static RunReport run(Path demo, long asOf, List<String> warnings) {
    Circumstances circumstances =
        new Circumstances(() -> asOf, Progress.SILENT, warnings::add, Optional.empty());
    try (Workspace workspace = Workspace.open(demo, circumstances)) {
      return new RunSegments(workspace).run(OptionalLong.of(asOf));
    }
  }
}
