package io.strate.app;

import io.strate.workspace.answer.learnt.FeatureLabel;
import io.strate.workspace.answer.learnt.LearntJson;
import io.strate.workspace.answer.learnt.ShowModel;
import io.strate.workspace.definition.Localized;
import io.strate.workspace.definition.WorkspaceDefinition;
import io.strate.workspace.learning.card.ModelCard;
import java.io.PrintWriter;

/** Prints a version of a model: for people in chapters, for programs as JSON or its versions. */
final class ModelView {

  /** So many features tell what a model looks at. */
  private static final int MOST_FEATURES = 12;

  private final WorkspaceDefinition definition;
  private final ShowModel.Shown shown;
  private final ModelCard card;
  private final Words words;

  ModelView(WorkspaceDefinition definition, ShowModel.Shown shown, Words words) {
    this.definition = definition;
    this.shown = shown;
    this.card = shown.card();
    this.words = words;
  }

  void print(Format format, PrintWriter out) {
    new LearntView(
            this::printChapters,
            () -> LearntJson.of(shown),
            () -> LearntWords.versions(shown.versions()))
        .print(format, words, out);
  }

  private void printChapters(PrintWriter out) {
    out.println(LearntWords.head(shown, words));
    if (card.isJudged()) {
      out.println(words.say("predicts: ", "prédit : ") + card.label());
    }
    out.println(
        words.say("method: ", "méthode : ")
            + card.method()
            + words.say(", calibration: ", ", calibration : ")
            + card.calibration());
    card.file().ifPresent(file -> out.println(LearntWords.file(file, words)));
    out.println(made());
    if (!Double.isNaN(card.threshold())) {
      out.println(
          words.say("says yes from ", "dit oui à partir de ")
              + words.decimal(rounded(card.threshold())));
    }
    card.challenge()
        .map(ModelCard.Challenged::why)
        .ifPresent(why -> out.println("  - " + words.say(why.en(), why.fr())));
    card.remarks().forEach(remark -> out.println("  - " + words.say(remark.en(), remark.fr())));
    Chapters chapters = new Chapters(words, out);
    if (card.isJudged()) {
      chapters.print(
          words.say("How good it is", "Ce qu'il vaut"),
          new EvaluationView(shown, words).measures());
    }
    chapters.print(words.say("What it looks at", "Ce qu'il regarde"), importance());
    chapters.print(words.say("Versions", "Versions"), LearntWords.versions(shown.versions()));
  }

  private String made() {
    if (card.file().isEmpty()) {
      return LearntWords.made(card.made(), words);
    }
    return card.isJudged()
        ? LearntWords.judged(card.made(), words)
        : LearntWords.takenIn(card.made(), words);
  }

  private static double rounded(double number) {
    return Math.round(number * 10_000) / 10_000.0;
  }

  private Table importance() {
    Table table = new Table(Column.FEATURE, Column.SHARE);
    card.importance().stream()
        .limit(MOST_FEATURES)
        .forEach(
            weight -> {
              Localized label = FeatureLabel.of(definition, weight.feature());
              table.row(
                  new Words.Term(label.en(), label.fr()),
                  new Words.Share(Math.round(weight.share() * 1000), 1000));
            });
    return table;
  }
}
