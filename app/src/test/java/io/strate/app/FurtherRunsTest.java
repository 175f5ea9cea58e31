package io.strate.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.strate.workspace.open.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A store that grew run by run holds what one holds that reads everything at once: only the
 * instants since when members were announced tell them apart.
 */
final class FurtherRunsTest {

  private static final long START = Instant.parse("2026-05-01T10:00:00Z").toEpochMilli();
  private static final long HOUR = 3_600_000L;

  @TempDir Path folder;
  private Path grown = Path.of("");
  private int copies;

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void rowsThatComeLaterLeadToTheSameMembers(long seed) throws Exception {
    grown = Examples.copy("b2b-saas", folder);
    NewRows rows = new NewRows(grown, seed);
    run(START);
    rows.append(START);
    runAndCompare(START + HOUR);
    run(START + 2 * HOUR);
    rows.append(START + 100 * HOUR);
    runAndCompare(START + 170 * HOUR);
    runAndCompare(START + 24 * 200 * HOUR);
    try (Workspace workspace = WholeAnswers.open(grown)) {
      SoftAssertions answers = new SoftAssertions();
      DefiningInterpreterTest.compare(workspace, START + 24 * 200 * HOUR, answers);
      answers.assertAll();
    }
  }

  @Test
  void definitionsThatChangeLeadToTheSameMembers() throws Exception {
    grown = Examples.copy("b2b-saas", folder);
    NewRows rows = new NewRows(grown, 4);
    run(START);
    change("count(email_opened within 7 days)", "count(email_opened within 10 days)");
    change("\"> 50%\"", "\"> 40%\"");
    change("> 0% .. 50%", "> 0% .. 40%");
    runAndCompare(START);
    rows.append(START);
    change("where: quantity > 0 ", "where: quantity > 1 ");
    runAndCompare(START + HOUR);
    change("opens_90d >= 3 and", "opens_90d >= 2 and");
    change(
        "  vip:       { top: 5%",
        "  autre:     { top: 7%, by: engagement }\n  vip:       { top: 9%");
    rows.append(START);
    runAndCompare(START + 200 * HOUR);
  }

  @Test
  void aSourceThatIsTakenOutNoLongerCountsAndCountsAgainWhenItComesBack() throws Exception {
    grown = Examples.copy("b2b-saas", folder);
    String whole = Files.readString(grown.resolve("strate.yaml"));
    run(START);
    String less = whole.replaceFirst("(?s)\n  orders:\n.*?\n  quotes:", "\n  quotes:");
    assertThat(less).isNotEqualTo(whole);
    Files.writeString(grown.resolve("strate.yaml"), less);
    runAndCompare(START);
    Files.writeString(grown.resolve("strate.yaml"), whole);
    runAndCompare(START);
  }

  @Test
  void aSecondRunOfTheSameInstantChangesNothing() throws Exception {
    grown = Examples.copy("b2b-saas", folder);
    run(START);
    var before = WholeAnswers.members(grown);
    Cli.Result again = Cli.run("run", grown.toString(), "--as-of", text(START), "--format", "csv");
    assertThat(again.out().lines().skip(1))
        .allSatisfy(line -> assertThat(line).containsPattern(",0,0,([0-9.]+ %)?,[0-9]*$"));
    assertThat(WholeAnswers.members(grown)).isEqualTo(before);
  }

  // ---- steps ----

  private void run(long instant) {
    WholeAnswers.run(grown, text(instant));
  }

  private void runAndCompare(long instant) throws IOException {
    run(instant);
    Path fresh = folder.resolve("fresh-" + copies++);
    SourceFolders.copy(grown, fresh);
    WholeAnswers.run(fresh, text(instant));
    WholeAnswers.assertSame(grown, fresh, folder);
    assertThat(counts(grown, instant)).isEqualTo(counts(fresh, instant));
  }

  /** How many contacts, accounts and events there are, as the last line of a run says. */
  private static String counts(Path workspace, long instant) {
    Cli.Result run = Cli.run("run", workspace.toString(), "--as-of", text(instant));
    String last = run.out().lines().reduce((_, line) -> line).orElseThrow();
    return last.substring(0, last.indexOf(" segments"));
  }

  private void change(String before, String after) throws IOException {
    Path yaml = grown.resolve("strate.yaml");
    String text = Files.readString(yaml);
    assertThat(text).contains(before);
    Files.writeString(yaml, text.replace(before, after));
  }

  private static String text(long instant) {
    return Instant.ofEpochMilli(instant).toString();
  }
}
