package io.strate.workspace.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.strate.domain.Entity;
import io.strate.domain.Failure;
import io.strate.workspace.Circumstances;
import io.strate.workspace.Progress;
import io.strate.workspace.answer.EstimateCondition.Judged;
import io.strate.workspace.answer.EstimateCondition.NeedsEverybody;
import io.strate.workspace.answer.EstimateCondition.Outcome;
import io.strate.workspace.open.Workspace;
import io.strate.workspace.run.RunSegments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Estimates beside what was written: 4,000 contacts, each with 120 numbers that were drawn by lot,
 * so that what is asked of one number has nothing to do with the others.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class EstimateConditionTest {

  private static final long NOW = Instant.parse("2026-03-01T00:00:00Z").toEpochMilli();
  private static final int CONTACTS = 4_000;
  private static final int NUMBERS = 120;
  private static final int PURPOSES = 12;

  private static final String DEFINITIONS =
      """
      workspace: crowd
      timezone: UTC
      channels:
        email: { address: email is known }
      sources:
        people: { read: people.csv, as: contacts, id: id, account: company }
        consents: { read: consents.csv, as: consents, contact: id, channel: channel, purpose: purpose, status: status, time: time }
      segments:
        best: { top: 5%, by: n0 }
        of_the_best: { when: in segment 'best' or n1 < 10 }
      """;

  private final int[] below500 = new int[NUMBERS];
  private final int[] reachable = new int[PURPOSES];

  private Workspace workspace;

  @BeforeAll
  void write(@TempDir Path folder) throws IOException {
    SplittableRandom random = new SplittableRandom(11);
    StringBuilder people = new StringBuilder("id,email,company");
    StringBuilder consents = new StringBuilder("id,channel,purpose,status,time\n");
    for (int n = 0; n < NUMBERS; n++) {
      people.append(",n").append(n);
    }
    people.append('\n');
    for (int i = 0; i < CONTACTS; i++) {
      boolean hasAddress = random.nextInt(4) > 0;
      people.append("c").append(i).append(hasAddress ? ",c" + i + "@x.example" : ",").append(",f");
      people.append(i % 3);
      for (int n = 0; n < NUMBERS; n++) {
        // Shares from a quarter of a percent to nearly all.
        int drawn = random.nextInt(1_000);
        int value = drawn < 1_000 * (n + 0.5) / NUMBERS ? 100 : 900;
        people.append(',').append(value);
        below500[n] += value < 500 ? 1 : 0;
      }
      people.append('\n');
      for (int purpose = 0; purpose < PURPOSES; purpose++) {
        if (random.nextInt(PURPOSES) < purpose + 1) {
          consents.append("c%d,email,p%02d,given,2026-01-01T00:00:00Z%n".formatted(i, purpose));
          reachable[purpose] += hasAddress ? 1 : 0;
        }
      }
    }
    Files.writeString(folder.resolve("people.csv"), people);
    Files.writeString(folder.resolve("consents.csv"), consents);
    Files.writeString(folder.resolve("strate.yaml"), DEFINITIONS);
    workspace =
        Workspace.open(
            folder, new Circumstances(() -> NOW, Progress.SILENT, _ -> {}, Optional.empty()));
    new RunSegments(workspace).run(OptionalLong.of(NOW));
  }

  @AfterAll
  void close() {
    workspace.close();
  }

  private Outcome ask(String condition, Entity of) {
    return new EstimateCondition(workspace).of(condition, of, OptionalLong.of(NOW));
  }

  private Judged judged(String condition) {
    return (Judged) ask(condition, Entity.CONTACT);
  }

  @Test
  void nineteenOfTwentyIntervalsCoverWhatWasWritten() {
    int covered = 0;
    for (int n = 0; n < NUMBERS; n++) {
      Judged judged = judged("n%d < 500".formatted(n));
      assertThat(judged.isExact()).isFalse();
      assertThat(judged.asked()).isEqualTo(2_000);
      Estimate members = judged.members();
      covered += members.low() <= below500[n] && below500[n] <= members.high() ? 1 : 0;
    }
    // 114 of 120 on average, with a standard deviation of 2.4.
    assertThat(covered).isBetween(107, 119);
  }

  @Test
  void theSameQuestionIsAnsweredTheSameAgain() {
    assertThat(judged("n7 < 500")).isEqualTo(judged("n7 < 500"));
  }

  @Test
  void whoMayBeWrittenToIsJudgedAsWell() {
    Judged judged = judged("n0 >= 0");
    assertThat(judged.population().count()).isEqualTo(CONTACTS);
    assertThat(judged.reachable()).hasSize(PURPOSES);
    int covered = 0;
    for (EstimateCondition.Reachable each : judged.reachable()) {
      int written = reachable[Integer.parseInt(each.purpose().substring(1))];
      covered += each.members().low() <= written && written <= each.members().high() ? 1 : 0;
    }
    // 11.4 of 12 on average.
    assertThat(covered).isBetween(9, 12);
  }

  @Test
  void ranksNeedEverybodyAndFewAccountsAreAllAsked() {
    assertThat(ask("in segment 'of_the_best'", Entity.CONTACT)).isInstanceOf(NeedsEverybody.class);
    assertThat(ask("n1 < 10", Entity.CONTACT)).isInstanceOf(Judged.class);
    // Three accounts of more than a thousand contacts each: no sample says anything of them.
    assertThat(ask("any contact (n1 < 500)", Entity.ACCOUNT)).isInstanceOf(NeedsEverybody.class);
  }

  @Test
  void whatNobodyWaitsForIsGivenUp() {
    AtomicInteger looks = new AtomicInteger();
    PreviewCondition preview = new PreviewCondition(workspace);
    assertThatThrownBy(
            () ->
                preview.of(
                    "n1 < 500",
                    Entity.CONTACT,
                    0,
                    OptionalLong.of(NOW),
                    () -> looks.incrementAndGet() < 1))
        .isInstanceOfSatisfying(
            Failure.class, e -> assertThat(e.code()).isEqualTo("question.superseded"));
  }

  @Test
  void theExactAnswerIsWhatWasWritten() {
    PreviewCondition.Preview preview =
        new PreviewCondition(workspace).of("n1 < 500", Entity.CONTACT, 0, OptionalLong.of(NOW));
    assertThat(preview.members()).isEqualTo(below500[1]);
    assertThat(preview.population()).isEqualTo(CONTACTS);
    assertThat(
            new PreviewCondition(workspace)
                .of("n0 >= 0", Entity.CONTACT, 0, OptionalLong.of(NOW))
                .reachable())
        .extracting(ReachableCount::reachable)
        .containsExactlyElementsOf(Arrays.stream(reachable).asLongStream().boxed().toList());
  }
}
