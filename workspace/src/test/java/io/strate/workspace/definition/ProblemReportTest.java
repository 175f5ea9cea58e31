package io.strate.workspace.definition;

import static org.assertj.core.api.Assertions.assertThat;

import io.strate.rule.Place;
import io.strate.rule.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ProblemReportTest {

  private static final Place EARLY = new Place("strate.yaml", 2, 4, "a: bb", 2);
  private static final Place LATE = new Place("strate.yaml", 31, 1, "cc: d", 2);

  @Test
  void errorsComeBeforeWarningsAndBothAreCounted() {
    List<Problem> problems =
        List.of(
            Problem.warning("w", EARLY, "nobody carries 'bb'"),
            Problem.error("e", LATE, "no key 'cc'"));

    assertThat(ProblemReport.of(problems))
        .isEqualTo(
            """
            strate.yaml:31:1: no key 'cc'
            cc: d
            ^^
            strate.yaml:2:4: warning: nobody carries 'bb'
            a: bb
               ^^
            1 error, 1 warning
            """);
  }

  @Test
  void nothingWrongIsNothingToTell() {
    assertThat(ProblemReport.of(List.of())).isEmpty();
  }
}
