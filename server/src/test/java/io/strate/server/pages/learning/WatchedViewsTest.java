package io.strate.server.pages.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.strate.server.pages.Plot;
import io.strate.server.pages.Words;
import io.strate.server.pages.learning.MonitoringView.Check;
import io.strate.server.pages.learning.MonitoringView.Drift;
import io.strate.server.signin.TestingSite;
import io.strate.workspace.answer.learnt.ShowWatched;
import io.strate.workspace.definition.Localized;
import io.strate.workspace.edit.Edit;
import io.strate.workspace.edit.Section;
import io.strate.workspace.edit.Tree;
import io.strate.workspace.learning.watch.WatchNotes;
import io.strate.workspace.learning.watch.Watched;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WatchedViewsTest {

  @TempDir Path folder;
  private TestingSite site;

  @BeforeEach
  void open() throws IOException {
    site = new TestingSite(folder);
    put(Section.TRAITS, "opens", Tree.of("count(opened)"));
    put(
        Section.CLUSTERS,
        "personas",
        Tree.of(Map.of("features", List.of("opens"), "method", "kmeans", "k", "2")));
  }

  private void put(Section section, String name, Tree definition) {
    var _ =
        site.live.change(new Edit.Put(section, name, definition, Edit.Expected.absent()), "eva");
  }

  @AfterEach
  void close() {
    site.close();
  }

  private MonitoringView.Watched view(List<WatchNotes.Line> history, Optional<Watched> last) {
    return site.live.ask(
        workspace ->
            new WatchedViews(workspace.definition(), Words.of(Localized.Locale.EN))
                .watched(
                    SampleModel.head(),
                    new ShowWatched.Line(
                        new ShowWatched(workspace).all().getFirst().what(),
                        0.2,
                        last,
                        history,
                        List.of()),
                    Optional.empty()));
  }

  private static WatchNotes.Line look(long at, double drift, Optional<Watched.Index> furthest) {
    return new WatchNotes.Line(at, 1, drift, Double.NaN, Double.NaN, Double.NaN, 0, 0, furthest);
  }

  @Test
  void eachLookHasTheNoiseThatItHad() {
    MonitoringView.Watched view =
        view(
            List.of(
                look(1, 0.25, Optional.empty()),
                look(2, 0, Optional.of(new Watched.Index(0.03, 0.05))),
                look(3, 0.15, Optional.of(new Watched.Index(0.15, 0.04)))),
            Optional.empty());
    assertThat(view.drift())
        .containsExactly(
            new Drift(1, 0.25, Double.NaN), new Drift(2, 0.03, 0.05), new Drift(3, 0.15, 0.04));
    assertThat(view.scores()).isEmpty();
    assertThat(view.isUnseen()).isFalse();
  }

  @Test
  void whatWasNotLookedAtIsNotCalledQuiet() {
    assertThat(view(List.of(), Optional.empty()).isUnseen()).isTrue();
  }

  @Test
  void scoresAreShownBesideWhatChanceMakesOfThem() {
    MonitoringView.Watched view =
        view(
            List.of(),
            Optional.of(
                new Watched(
                    "buys",
                    1,
                    3,
                    4_000,
                    List.of(),
                    Optional.of(new Watched.Scores(0.03, 0.008, 0.0614, 0.0001, 0.568, 0.54)),
                    Optional.of(new Watched.Promise(2_000, 1_230.4, 900, 40.2)),
                    List.of(),
                    Optional.empty(),
                    Double.NaN,
                    List.of(),
                    List.of(
                        new Watched.Alert(
                            Watched.Kind.CALIBRATION,
                            "buys",
                            Watched.Level.NOTICE,
                            0.73,
                            0.83,
                            Localized.same("too few"))))));
    assertThat(view.scores())
        .extracting(Check::what, Check::value, Check::chance, Check::isAlarming)
        .containsExactly(
            tuple("Mean", "0.568, now 0.54", "", false),
            tuple("PSI", "0.03", "up to 0.008", false),
            tuple("Largest gap (KS)", "0.061", "hardly ever as large", false),
            tuple("Yes, came and promised", "900 of 1,230", "± 40", true));
  }

  /** An interval of no width is one; without any there is none. */
  @Test
  void pointsKnowWhetherTheyHaveAnInterval() {
    assertThat(new Plot.Point(1, 1, 1, 1).isUncertain()).isTrue();
    assertThat(Plot.Point.of(1, 1).isUncertain()).isFalse();
  }
}
