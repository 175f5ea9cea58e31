package io.strate.app;

import io.strate.workspace.answer.learnt.CompareVersions;
import io.strate.workspace.answer.learnt.KeptVersion;
import io.strate.workspace.answer.learnt.Learnable;
import io.strate.workspace.answer.learnt.ListLearnt;
import io.strate.workspace.answer.learnt.ShownVersion;
import io.strate.workspace.learning.card.ModelCard;
import io.strate.workspace.learning.card.Provenance;
import io.strate.workspace.learning.card.Sureness;
import io.strate.workspace.learning.card.Verdict.Grade;
import io.strate.workspace.learning.watch.Watched.Level;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Words about what was learnt. */
final class LearntWords {

  private static final Map<String, Words.Term> MEASURES =
      Map.ofEntries(
          term("auc", "AUC", "AUC"),
          term("macro auc", "mean AUC of the classes", "AUC moyenne des classes"),
          term("average precision", "average precision", "précision moyenne"),
          term("brier", "Brier", "Brier"),
          term("log loss", "log loss", "perte logarithmique"),
          term("ece", "calibration error (ECE)", "erreur de calibration (ECE)"),
          term(
              "ece by chance",
              "calibration error that chance alone would show",
              "erreur de calibration que le hasard seul ferait"),
          term("precision", "precision", "précision"),
          term("recall", "recall", "rappel"),
          term("f1", "F1", "F1"),
          term("accuracy", "accuracy", "exactitude"),
          term("specificity", "specificity", "spécificité"),
          term("mcc", "MCC", "MCC"),
          term("mae", "mean error", "erreur moyenne"),
          term("rmse", "root mean squared error", "racine de l'erreur quadratique"),
          term("r2", "R²", "R²"),
          term("silhouette", "silhouette", "silhouette"),
          term("reacted", "share that reacted", "part qui a réagi"),
          term("reactions", "reactions", "réactions"),
          term("best hour", "best hour", "meilleure heure"),
          term("best weekday", "best weekday (1 is Monday)", "meilleur jour (1 : lundi)"),
          term("concentration of hours", "likeness in hours", "ressemblance par heures"),
          term("concentration of weekdays", "likeness in weekdays", "ressemblance par jours"));

  private LearntWords() {}

  private static Map.Entry<String, Words.Term> term(String key, String english, String french) {
    return Map.entry(key, new Words.Term(english, french));
  }

  static Words.Term grade(Grade grade) {
    return new Words.Term(grade.words().en(), grade.words().fr());
  }

  static Words.Term sureness(Sureness sureness) {
    return switch (sureness) {
      case HIGH -> new Words.Term("high", "élevée");
      case FAIR -> new Words.Term("fair", "moyenne");
      case LOW -> new Words.Term("low", "faible");
    };
  }

  static Words.Term level(Optional<Level> level) {
    if (level.isEmpty()) {
      return new Words.Term("steady", "stable");
    }
    return switch (level.get()) {
      case NOTICE -> new Words.Term("look", "à regarder");
      case ALARM -> new Words.Term("alarm", "alarme");
    };
  }

  static Words.Term yesNo(boolean is) {
    return is ? new Words.Term("yes", "oui") : new Words.Term("no", "non");
  }

  static Words.Term test(CompareVersions.Test test) {
    return switch (test) {
      case BY_LOT -> new Words.Term("by lot", "au hasard");
      case BY_TIME -> new Words.Term("by time", "selon le temps");
      case ALL -> new Words.Term("all", "tous");
    };
  }

  static Words.Term state(ListLearnt.State state) {
    return switch (state) {
      case NEVER_LEARNT -> new Words.Term("never learnt", "jamais appris");
      case NOT_IN_FORCE -> new Words.Term("not in force", "pas en vigueur");
      case IN_FORCE -> new Words.Term("in force", "en vigueur");
    };
  }

  /** A measure in a table; its key where programs read. */
  static Words.Term measure(String key) {
    return MEASURES.getOrDefault(key, new Words.Term(key, key));
  }

  // ---- the first lines of a version ----

  /** What it is, and what its verdict is, line by line. */
  static String head(ShownVersion shown, Words words) {
    Learnable what = shown.what();
    StringBuilder head =
        new StringBuilder(
            what.label().equals(what.name())
                ? what.name()
                : what.label() + " (" + what.name() + ")");
    head.append(words.say(", version ", ", version ")).append(shown.version());
    head.append(
        shown.isInForce()
            ? words.say(", in force", ", en vigueur")
            : words.say(", not in force", ", pas en vigueur"));
    head.append('\n').append(words.say("verdict: ", "verdict : "));
    head.append(grade(shown.verdict().grade()).in(words));
    shown
        .verdict()
        .reasons()
        .forEach(reason -> head.append("\n  - ").append(words.say(reason.en(), reason.fr())));
    return head.toString();
  }

  /** Where it comes from that was learnt here. */
  static String made(Provenance made, Words words) {
    return made(
        made,
        words,
        new Words.Term(
            "learnt as of %s from %s rows of %s profiles%s, %s features; seed %s, data %s, Strate %s",
            "appris au %s sur %s lignes de %s profils%s, %s variables ; graine %s, données %s, Strate %s"));
  }

  /** Likewise of what others learnt, and was judged here. */
  static String judged(Provenance made, Words words) {
    return made(
        made,
        words,
        new Words.Term(
            "taken in as of %s, judged by %s rows of %s profiles%s, %s features; seed %s, data %s, Strate %s",
            "repris au %s, jugé sur %s lignes de %s profils%s, %s variables ; graine %s, données %s, Strate %s"));
  }

  private static String made(Provenance made, Words words, Words.Term how) {
    String instants =
        made.snapshots().size() == 1
            ? ""
            : words.say(" at %s instants", " à %s instants").formatted(made.snapshots().size());
    return how.in(words)
        .formatted(
            Words.instant(made.asOf()),
            words.whole(made.rows()),
            words.whole(made.profiles()),
            instants,
            made.features().size(),
            made.seed(),
            made.data(),
            made.program());
  }

  /** The file of a model that others learnt. */
  static String file(ModelCard.File file, Words words) {
    String missing =
        Double.isNaN(file.missing())
            ? words.say("an unknown number stays so", "une valeur inconnue le reste")
            : words.say("an unknown number becomes ", "une valeur inconnue devient ")
                + words.decimal(file.missing());
    return words
        .say("file: %s, %s bytes, SHA-256 %s; %s", "fichier : %s, %s octets, SHA-256 %s ; %s")
        .formatted(file.name(), words.whole(file.bytes()), file.hash(), missing);
  }

  /** Where one comes from that is not judged. */
  static String takenIn(Provenance made, Words words) {
    return words
        .say(
            "taken in as of %s; features: %s; Strate %s",
            "repris au %s ; variables : %s ; Strate %s")
        .formatted(Words.instant(made.asOf()), String.join(", ", made.features()), made.program());
  }

  /** All versions, the latest first. */
  static Table versions(List<KeptVersion> versions) {
    Table table =
        new Table(
            Column.VERSION,
            Column.IN_FORCE,
            Column.PROMOTED,
            Column.VERDICT,
            Column.METHOD,
            Column.MEASURE,
            Column.SCORE,
            Column.LEARNT);
    for (KeptVersion version : versions) {
      table.row(
          version.number(),
          yesNo(version.isInForce()),
          version.promotions().isEmpty() ? "" : Words.instant(version.promotions().getLast().at()),
          grade(version.verdict().grade()),
          version.method(),
          measure(version.measure()),
          number(version.score()),
          Words.instant(version.asOf()));
    }
    return table;
  }

  /** A cell of a number that may not exist. */
  static Object number(double number) {
    return Double.isFinite(number) ? (Object) number : "";
  }
}
