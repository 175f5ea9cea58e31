package io.strate.app;

import io.strate.workspace.answer.learnt.CompareVersions.Test;
import io.strate.workspace.answer.learnt.LearntJson;
import io.strate.workspace.answer.learnt.ShowModel;
import io.strate.workspace.learning.card.ModelCard;
import io.strate.workspace.learning.card.ModelCard.Band;
import io.strate.workspace.learning.card.ModelCard.Judged;
import io.strate.workspace.learning.card.ModelCard.Measured;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;

/** Prints all that a version of a model was measured to be. */
final class EvaluationView {

  private final ShowModel.Shown shown;
  private final ModelCard card;
  private final Words words;

  EvaluationView(ShowModel.Shown shown, Words words) {
    this.shown = shown;
    this.card = shown.card();
    this.words = words;
  }

  void print(Format format, PrintWriter out) {
    new LearntView(this::printChapters, () -> LearntJson.of(shown), this::measures)
        .print(format, words, out);
  }

  private void printChapters(PrintWriter out) {
    out.println(LearntWords.head(shown, words));
    card.remarks().forEach(remark -> out.println("  - " + words.say(remark.en(), remark.fr())));
    if (!card.isJudged()) {
      return; // The verdict says why.
    }
    Chapters chapters = new Chapters(words, out);
    chapters.print(
        words.say("Measures, with intervals at 95 %", "Mesures, avec intervalles à 95 %"),
        measures());
    if (!card.byLot().confusion().isEmpty()) {
      chapters.print(
          words.say("What came and what was said", "Ce qui est arrivé, ce qui était prédit"),
          confusion());
    }
    if (!card.byLot().calibration().isEmpty()) {
      chapters.print(words.say("Calibration", "Calibration"), calibration());
      chapters.print(words.say("Gain of the highest scores", "Gain des meilleurs scores"), gains());
    }
    if (!card.groups().isEmpty()) {
      chapters.print(words.say("By segment", "Par segment"), groups());
    }
    if (!card.learning().isEmpty()) {
      chapters.print(words.say("Learning curve (AUC)", "Courbe d'apprentissage (AUC)"), learning());
    }
    if (!card.compared().isEmpty()) {
      chapters.print(
          words.say("Methods compared by ", "Méthodes comparées selon : ")
              + LearntWords.measure(card.measure()).in(words),
          compared());
    }
  }

  /** Each measure by lot and by time side by side. */
  Table measures() {
    Table table =
        new Table(
            Column.MEASURE,
            Column.BY_LOT,
            Column.BY_LOT_LOW,
            Column.BY_LOT_HIGH,
            Column.BY_TIME,
            Column.BY_TIME_LOW,
            Column.BY_TIME_HIGH);
    for (Measured measured : card.byLot().measures()) {
      Optional<Measured> later = card.byTime().flatMap(judged -> judged.measured(measured.name()));
      table.row(
          LearntWords.measure(measured.name()),
          LearntWords.number(measured.value()),
          LearntWords.number(measured.low()),
          LearntWords.number(measured.high()),
          later.map(each -> LearntWords.number(each.value())).orElse(""),
          later.map(each -> LearntWords.number(each.low())).orElse(""),
          later.map(each -> LearntWords.number(each.high())).orElse(""));
    }
    return table;
  }

  /** A line for each kind of row: which test, what came, what was said. */
  private Table confusion() {
    Table table = new Table(Column.TEST, Column.CAME, Column.SAID, Column.ROWS);
    confusion(table, LearntWords.test(Test.BY_LOT), card.byLot());
    card.byTime().ifPresent(later -> confusion(table, LearntWords.test(Test.BY_TIME), later));
    return table;
  }

  private void confusion(Table table, Words.Term test, Judged judged) {
    List<List<Double>> counts = judged.confusion();
    for (int came = 0; came < counts.size(); came++) {
      for (int said = 0; said < counts.get(came).size(); said++) {
        table.row(test, name(came), name(said), Math.round(counts.get(came).get(said)));
      }
    }
  }

  private Object name(int place) {
    String name = card.classes().get(place);
    return card.classes().equals(List.of("no", "yes")) ? LearntWords.yesNo(place == 1) : name;
  }

  private Table calibration() {
    Table table =
        new Table(Column.TEST, Column.SAID, Column.CAME, Column.LOW, Column.HIGH, Column.ROWS);
    bins(table, LearntWords.test(Test.BY_LOT), card.byLot());
    card.byTime().ifPresent(later -> bins(table, LearntWords.test(Test.BY_TIME), later));
    return table;
  }

  private static void bins(Table table, Words.Term test, Judged judged) {
    for (int i = 0; i < judged.calibration().size(); i++) {
      ModelCard.Bin bin = judged.calibration().get(i);
      int place = i;
      Optional<Band> band = judged.bands().map(bands -> bands.calibration().get(place));
      table.row(test, bin.said(), bin.came(), low(band), high(band), Math.round(bin.count()));
    }
  }

  /** Empty on cards of before there were bands. */
  private static Object low(Optional<Band> band) {
    return band.map(each -> LearntWords.number(each.low())).orElse("");
  }

  private static Object high(Optional<Band> band) {
    return band.map(each -> LearntWords.number(each.high())).orElse("");
  }

  /**
   * Of the highest tenth and so on, how many of all yes are found, and how many more than by lot.
   */
  private Table gains() {
    Table table =
        new Table(Column.TEST, Column.SHARE, Column.FOUND, Column.LOW, Column.HIGH, Column.LIFT);
    gains(table, LearntWords.test(Test.BY_LOT), card.byLot());
    card.byTime().ifPresent(later -> gains(table, LearntWords.test(Test.BY_TIME), later));
    return table;
  }

  private static void gains(Table table, Words.Term test, Judged judged) {
    judged.gains().stream()
        .filter(point -> point.x() > 0 && isTenth(point.x()))
        .forEach(
            point -> {
              Optional<Band> band = gain(judged, point.x());
              table.row(
                  test,
                  share(point.x()),
                  share(point.y()),
                  band.<Object>map(each -> share(each.low())).orElse(""),
                  band.<Object>map(each -> share(each.high())).orElse(""),
                  point.y() / point.x());
            });
  }

  private static Optional<Band> gain(Judged judged, double share) {
    return judged.bands().stream()
        .flatMap(bands -> bands.gains().stream())
        .filter(band -> Math.abs(band.x() - share) < 0.001)
        .findFirst();
  }

  private static boolean isTenth(double share) {
    return Math.abs(share * 10 - Math.rint(share * 10)) < 0.01 || share < 0.06;
  }

  private static Words.Share share(double share) {
    return new Words.Share(Math.round(share * 1000), 1000);
  }

  private Table groups() {
    Table table =
        new Table(
            Column.SEGMENT,
            Column.ROWS,
            Column.SCORE,
            Column.LOW,
            Column.HIGH,
            Column.SAID,
            Column.CAME,
            Column.FLAGGED);
    for (ModelCard.Group group : card.groups()) {
      table.row(
          group.segment(),
          group.rows(),
          LearntWords.number(group.auc().value()),
          LearntWords.number(group.auc().low()),
          LearntWords.number(group.auc().high()),
          LearntWords.number(group.said()),
          LearntWords.number(group.came()),
          LearntWords.yesNo(group.isFlagged()));
    }
    return table;
  }

  private Table learning() {
    Table table =
        new Table(Column.ROWS, Column.TRAINING, Column.VALIDATION, Column.LOW, Column.HIGH);
    for (ModelCard.Size size : card.learning()) {
      table.row(
          size.rows(),
          LearntWords.number(size.training()),
          LearntWords.number(size.validation()),
          size.sure().map(sure -> LearntWords.number(sure.low())).orElse(""),
          size.sure().map(sure -> LearntWords.number(sure.high())).orElse(""));
    }
    return table;
  }

  private Table compared() {
    Table table = new Table(Column.METHOD, Column.ROWS, Column.FOLDS, Column.SCORE, Column.ERROR);
    for (ModelCard.Compared each : card.compared()) {
      table.row(
          each.name(),
          each.rows(),
          each.folds(),
          LearntWords.number(each.score()),
          LearntWords.number(each.error()));
    }
    return table;
  }
}
