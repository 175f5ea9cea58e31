package io.strate.workspace.answer;

import io.strate.domain.Value;
import io.strate.workspace.definition.Localized;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What explanations say of learnt traits, in French or English. */
final class LearntSentences {

  /** So many features for what is said are named in a sentence, and so many against it. */
  private static final int MOST_FOR = 3;

  private static final int MOST_AGAINST = 2;

  /** What adds less than half a point is not worth a word. */
  private static final double NOTHING = 0.005;

  private final boolean isFrench;

  LearntSentences(Localized.Locale language) {
    this.isFrench = language == Localized.Locale.FR;
  }

  private String say(String english, String french) {
    return isFrench ? french : english;
  }

  // ---- the sentence ----

  /** What is said of somebody, and why, in one sentence. */
  String of(Reason learnt) {
    List<String> grounds = new ArrayList<>();
    List<Reason> features =
        learnt.parts().stream().filter(part -> part.kind() == Reason.Kind.FEATURE).toList();
    String forIt = joined(features, part -> weight(part) >= NOTHING, MOST_FOR);
    String againstIt = joined(features, part -> weight(part) <= -NOTHING, MOST_AGAINST);
    if (!forIt.isEmpty()) {
      grounds.add(forIt);
    }
    if (!againstIt.isEmpty()) {
      grounds.add(say("against it ", "à l'inverse ") + againstIt);
    }
    String said = learnt.text() + learnt.measure().map(it -> " " + head(it)).orElse("");
    return grounds.isEmpty()
        ? said
        : said + say(": ", " : ") + String.join(say("; ", " ; "), grounds);
  }

  private String joined(List<Reason> features, Predicate<Reason> which, int most) {
    return features.stream()
        .filter(which)
        .limit(most)
        .map(
            part ->
                part.text()
                    + " = "
                    + part.value().map(this::value).orElse("")
                    + " ("
                    + bare(part)
                    + ")")
        .collect(Collectors.joining(", "));
  }

  /** In shares of the answer where it is one, else in parts of what matters most. */
  private static double weight(Reason part) {
    return part.measure()
        .map(
            measure ->
                switch (measure) {
                  case Measure.Adds(boolean _, double points) -> points;
                  case Measure.Nearer(double share) -> share;
                  default -> 0.0;
                })
        .orElse(0.0);
  }

  private String bare(Reason part) {
    return part.measure().map(this::of).orElse("");
  }

  // ---- figures ----

  /** What is said of somebody. */
  String head(Measure measure) {
    return switch (measure) {
      case Measure.Predicted it -> {
        String said = it.isShare() ? percent(it.answer()) : number(it.answer());
        String usual = it.isShare() ? percent(it.usual()) : number(it.usual());
        yield it.ofClass().map(name -> say("'" + name + "' at ", "« " + name + " » à ")).orElse("")
            + said
            + say(" (somebody average: ", " (profil moyen : ")
            + usual
            + ")";
      }
      case Measure.Grouped it ->
          it.number()
              + quoted(it.called())
              + (it.next().isPresent()
                  ? say(" rather than ", " plutôt que ")
                      + it.next().getAsInt()
                      + quoted(it.nextCalled())
                  : "");
      default -> "";
    };
  }

  private String quoted(String name) {
    return say(" '" + name + "'", " « " + name + " »");
  }

  /** The figures of a line. */
  String of(Measure measure) {
    return switch (measure) {
      case Measure.Predicted it ->
          head(it)
              + say(", version ", ", version ")
              + it.version()
              + (it.isExact() ? "" : say(", judged by a sample", ", estimé par tirages"));
      case Measure.Grouped it ->
          head(it)
              + say(", distance ", ", distance ")
              + number(it.distance())
              + (it.next().isPresent()
                  ? say(" against ", " contre ") + number(it.nextDistance())
                  : "")
              + ", version "
              + it.version();
      case Measure.Adds(boolean isShare, double points) ->
          isShare ? points(100 * points) + " points" : signed(points, number(Math.abs(points)));
      case Measure.Nearer(double share) ->
          signed(share, percent(Math.abs(share))) + say(" of the gap", " de l'écart");
      case Measure.Fidelity(double precision, double recall) ->
          say("names %s of the cluster, %s rightly", "désigne %s du groupe, %s à raison")
              .formatted(percent(recall), percent(precision));
      default -> "";
    };
  }

  private String points(double points) {
    double rounded = Math.abs(points) < 1 ? Math.round(points * 10) / 10.0 : Math.rint(points);
    return signed(points, decimal(Math.abs(rounded)));
  }

  private static String signed(double number, String magnitude) {
    return (number < 0 ? "−" : "+") + magnitude;
  }

  private String percent(double share) {
    return decimal(
            share > 0 && share < 0.01 ? Math.round(share * 1000) / 10.0 : Math.rint(share * 100))
        + say("%", "\u202f%");
  }

  /** As many digits as people look at. */
  private String number(double number) {
    return decimal(Math.abs(number) >= 1000 ? Math.rint(number) : Math.round(number * 100) / 100.0);
  }

  private String decimal(double number) {
    String plain = Numbers.plain(number);
    return isFrench ? plain.replace('.', ',') : plain;
  }

  /** The value of a feature. */
  String value(Value value) {
    return switch (value) {
      case Value.Num(double number) -> number(number);
      case Value.Bool(boolean truth) -> truth ? say("yes", "oui") : say("no", "non");
      case Value.Absence _ -> say("unknown", "inconnu");
      case Value.Instant(long millis) -> EntryText.instant(millis).substring(0, 10);
      default -> ValueText.of(value);
    };
  }
}
