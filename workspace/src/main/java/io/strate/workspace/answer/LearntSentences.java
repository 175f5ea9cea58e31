package io.strate.workspace.answer;

import io.strate.domain.Value;
import io.strate.workspace.definition.Localized;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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

  /** What is said of somebody, and why, in one sentence: what decided first. */
  String of(Reason learnt) {
    List<Reason> features =
        learnt.parts().stream().filter(part -> part.kind() == Reason.Kind.FEATURE).toList();
    boolean isUp = learnt.measure().map(LearntSentences::isUp).orElse(true);
    String first = joined(features, isUp, MOST_FOR);
    String against = joined(features, !isUp, MOST_AGAINST);
    List<String> grounds = new ArrayList<>();
    if (!first.isEmpty()) {
      grounds.add(first);
    }
    if (!against.isEmpty()) {
      grounds.add(say("against it ", "à l'inverse ") + against);
    }
    String said = learnt.text() + " " + head(learnt);
    return grounds.isEmpty()
        ? said
        : said + say(": ", " : ") + String.join(say("; ", " ; "), grounds);
  }

  /** Whether features lead upwards from what is usual. */
  private static boolean isUp(Measure measure) {
    return !(measure instanceof Measure.Predicted it) || it.answer() >= it.usual();
  }

  private String joined(List<Reason> features, boolean isFor, int most) {
    return features.stream()
        .filter(part -> isFor ? weight(part) >= NOTHING : weight(part) <= -NOTHING)
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
    return part.measure()
        .map(
            measure ->
                measure instanceof Measure.Nearer(double share)
                    ? percent(Math.abs(share))
                    : of(measure))
        .orElse("");
  }

  // ---- figures ----

  /** What is said of somebody, and that it was stated otherwise if values have changed since. */
  String head(Reason learnt) {
    String now = learnt.measure().map(this::head).orElse("");
    boolean isAsStated =
        learnt
            .value()
            .flatMap(value -> learnt.measure().map(m -> isAsStated(value, m)))
            .orElse(true);
    return isAsStated
        ? now
        : now + say(", as values are by then", ", avec les valeurs de cet instant");
  }

  private static boolean isAsStated(Value stated, Measure measure) {
    return switch (measure) {
      case Measure.Predicted it when stated instanceof Value.Num(double number) ->
          Math.abs(number - it.answer())
              <= NOTHING * Math.max(1, Math.abs(it.isShare() ? 1 : number));
      case Measure.Predicted it -> it.ofClass().filter(ValueText.of(stated)::equals).isPresent();
      case Measure.Grouped it -> ValueText.of(stated).equals(Integer.toString(it.number()));
      default -> true;
    };
  }

  private String head(Measure measure) {
    return switch (measure) {
      case Measure.Predicted it -> {
        String said = it.isShare() ? percent(it.answer()) : number(it.answer());
        String usual = it.isShare() ? percent(it.usual()) : number(it.usual());
        yield it.ofClass().map(name -> say("'" + name + "' at ", "« " + name + " » à ")).orElse("")
            + said
            + say(" (an average profile: ", " (profil moyen : ")
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

  /** The figures of a learnt trait's line. */
  String line(Reason learnt) {
    String more =
        learnt
            .measure()
            .map(
                measure ->
                    switch (measure) {
                      case Measure.Predicted it -> ", version " + it.version() + judged(it);
                      case Measure.Grouped it -> ", " + distances(it) + ", version " + it.version();
                      default -> "";
                    })
            .orElse("");
    return head(learnt) + more;
  }

  private String judged(Measure.Predicted it) {
    return it.isExact() ? "" : say(", judged by a sample", ", estimé par tirages");
  }

  private String distances(Measure.Grouped it) {
    String next =
        it.next().isPresent() ? say(" against ", " contre ") + number(it.nextDistance()) : "";
    return "distance " + number(it.distance()) + next;
  }

  /** The figures of what speaks for it. */
  String of(Measure measure) {
    return switch (measure) {
      case Measure.Adds(boolean isShare, double points) ->
          isShare ? points(100 * points) : signed(points, number(Math.abs(points)));
      case Measure.Nearer(double share) ->
          (share < 0 ? say("against it: ", "contre : ") : say("for it: ", "pour : "))
              + percent(Math.abs(share));
      case Measure.Fidelity(double precision, double recall) ->
          say("names %s of the cluster, %s rightly", "désigne %s du groupe, %s à raison")
              .formatted(percent(recall), percent(precision));
      default -> "";
    };
  }

  private String points(double points) {
    double size = Math.abs(points);
    double rounded = size < 0.95 ? Math.round(size * 10) / 10.0 : Math.rint(size);
    boolean isOne = isFrench ? rounded < 2 : rounded == 1;
    return signed(points, decimal(rounded)) + (isOne ? " point" : " points");
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
    double size = Math.abs(number);
    if (size >= 100) {
      String grouped = String.format(Locale.ROOT, "%,d", Math.round(number));
      return grouped.replace(",", say("", "\u202f"));
    }
    double parts = size >= 10 ? 10 : 100;
    return decimal(Math.round(number * parts) / parts);
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
