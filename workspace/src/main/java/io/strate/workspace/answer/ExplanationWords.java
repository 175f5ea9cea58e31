package io.strate.workspace.answer;

import io.strate.domain.Entry;
import io.strate.domain.Value;
import io.strate.rule.Span;
import io.strate.rule.text.RulePrinter;
import io.strate.workspace.definition.Localized;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.stream.Collectors;

/** What an explanation says, in the words of people, in French or English. */
public final class ExplanationWords {

  private final boolean isFrench;
  private final LongFunction<String> instants;
  private final LearntSentences learnt;

  /**
   * @param instants how an instant, in milliseconds since 1970-01-01T00:00Z, is written
   */
  public ExplanationWords(Localized.Locale language, LongFunction<String> instants) {
    this.isFrench = language == Localized.Locale.FR;
    this.instants = instants;
    this.learnt = new LearntSentences(language);
  }

  private String say(String english, String french) {
    return isFrench ? french : english;
  }

  // ---- the verdict ----

  /** Whether somebody is a member, or what a value is. */
  public String headline(Explanation it) {
    String what = it.label().equals(it.name()) ? it.name() : it.label() + " (" + it.name() + ")";
    String when = say(" as of ", " au ") + instants.apply(it.asOf());
    if (it.value().isPresent()) {
      return it.id() + say(": ", " : ") + what + " = " + shown(it.value().get()) + when;
    }
    boolean member = it.member().orElse(false);
    return (member ? "✓ " : "✗ ")
        + it.id()
        + (member ? say(" is in ", " est dans ") : say(" is not in ", " n'est pas dans "))
        + what
        + when;
  }

  /** That nothing was known of somebody. */
  public String absent(Explanation it) {
    return say("nothing was known of ", "rien n'était connu de ")
        + it.id()
        + say(" as of ", " au ")
        + instants.apply(it.asOf());
  }

  /** The conditions that decide. */
  public String because(Explanation it) {
    return say("because: ", "parce que : ")
        + it.because().stream().map(this::ground).collect(Collectors.joining(say("; ", " ; ")));
  }

  private String ground(Reason reason) {
    String shown = reason.value().map(value -> " (= " + shown(value) + ")").orElse("");
    Optional<Obstacle> obstacle =
        reason
            .measure()
            .filter(Measure.Unreachable.class::isInstance)
            .map(measure -> ((Measure.Unreachable) measure).because());
    if (obstacle.isPresent()) {
      String asked = reason.kind() == Reason.Kind.CONSENT ? " (" + reason.text() + ")" : "";
      return obstacle(obstacle.get()) + asked;
    }
    boolean isRank = reason.measure().isPresent() || reason.value().isPresent();
    String verdict = isRank || reason.holds() ? "" : say(": no", " : non");
    String why =
        reason.parts().stream()
            .filter(part -> part.kind() == Reason.Kind.LEARNT)
            .map(part -> " — " + learnt.of(part))
            .collect(Collectors.joining());
    return kind(reason.kind()) + reason.text() + shown + verdict + why;
  }

  /** Since when it is so. */
  public String since(Explanation it, Turn since) {
    boolean member = it.member().orElse(false);
    String announced =
        it.announced().isPresent()
            ? say(", announced by the run of ", ", annoncé par le calcul du ")
                + instants.apply(it.announced().getAsLong())
            : "";
    return switch (since) {
          case Turn.At(long instant) ->
              (member
                      ? say("a member since ", "membre depuis le ")
                      : say("out since ", "dehors depuis le "))
                  + instants.apply(instant);
          case Turn.Never _ ->
              member
                  ? say("a member from the first", "membre depuis toujours")
                  : say("never was a member", "n'a jamais été membre");
          case Turn.Beyond(long instant) ->
              say("so since before ", "ainsi depuis avant le ") + instants.apply(instant);
          case Turn.AtRuns _ -> say("ranked by each run", "classé à chaque calcul");
        }
        + announced;
  }

  /** When it changes if nothing happens. */
  public String next(Explanation it, Turn next) {
    boolean member = it.member().orElse(false);
    return switch (next) {
      case Turn.At(long instant) ->
          (member
                  ? say("a member until ", "membre jusqu'au ")
                  : say("a member again or for the first time from ", "membre à partir du "))
              + instants.apply(instant)
              + say(" if nothing happens", " si rien ne se passe");
      case Turn.Never _ ->
          say("this does not change if nothing happens", "cela ne change pas si rien ne se passe");
      case Turn.Beyond(long instant) ->
          say("this does not change before ", "cela ne change pas avant le ")
              + instants.apply(instant)
              + say(" if nothing happens", " si rien ne se passe");
      case Turn.AtRuns _ ->
          say("the next run ranks everybody anew", "le prochain calcul refait le classement");
    };
  }

  // ---- reasons ----

  /** The one line of a reason. */
  public String line(Reason reason) {
    String shown =
        reason.value().isPresent()
                && reason.measure().filter(Measure.LineOfScore.class::isInstance).isEmpty()
            ? "  = "
                + (reason.kind() == Reason.Kind.FEATURE
                    ? learnt.value(reason.value().get())
                    : shown(reason.value().get()))
            : "";
    String figures = reason.measure().map(measure -> "  " + measure(measure)).orElse("");
    return mark(reason) + kind(reason.kind()) + text(reason) + shown + figures + none(reason);
  }

  /** The sign of a verdict. */
  public static String mark(Reason reason) {
    return reason
        .verdict()
        .map(
            verdict ->
                switch (verdict) {
                  case YES -> "✓ ";
                  case NO -> "✗ ";
                  case UNKNOWN -> "? ";
                })
        .orElse("· ");
  }

  private String text(Reason reason) {
    return switch (reason.kind()) {
      case ALL -> say("all of", "toutes ces conditions");
      case ANY -> say("any of", "l'une de ces conditions");
      case NOT -> say("not", "non");
      case OTHERS -> reason.text() + say(" further features", " autres variables");
      case ACCOUNT -> reason.text().isEmpty() ? say("none", "aucune") : reason.text();
      default -> reason.text();
    };
  }

  private String kind(Reason.Kind kind) {
    return switch (kind) {
      case SEGMENT -> say("segment ", "segment ");
      case UNDER -> say("under ", "sous ");
      case ALWAYS ->
          say(
              "stays in whatever the rule says (always): ",
              "reste dedans quoi que dise la règle (always) : ");
      case NEVER ->
          say(
              "stays out whatever the rule says (never): ",
              "reste dehors quoi que dise la règle (never) : ");
      case LISTED -> say("on the list ", "dans la liste ");
      case TOP -> say("among the highest ", "parmi les premiers ");
      case ENTERS -> say("enters when ", "entre quand ");
      case STAYS -> say("stays while ", "reste tant que ");
      case EVENTS -> say("events ", "événements ");
      case TIMING ->
          say(
              "left out, a machine's by their timing: ",
              "écartés, d'un robot par leurs instants : ");
      case ATTRIBUTE -> say("attribute ", "attribut ");
      case TRAIT -> say("trait ", "indicateur ");
      case LEARNT -> say("learnt trait ", "indicateur appris ");
      case NEARLY -> say("nearly the rule ", "à peu près la règle ");
      case SCORE -> say("score ", "score ");
      case ACCOUNT -> say("account ", "entreprise ");
      case CONTACT -> say("contact ", "contact ");
      case CONSENT -> say("consent ", "consentement ");
      case ALL, ANY, NOT, CONDITION, VALUE, LINE, REACHABLE, FEATURE, OTHERS -> "";
    };
  }

  /** That there is nothing is said where entries would stand. */
  private String none(Reason reason) {
    return switch (reason.kind()) {
      case EVENTS -> reason.count() == 0 ? say("  (none)", "  (aucun)") : "";
      default -> "";
    };
  }

  private String measure(Measure measure) {
    return switch (measure) {
      case Measure.Rank(long place, long of, long taken, Optional<Value> threshold) ->
          (place == 0
                  ? say("not ranked", "non classé")
                  : say("place ", "rang ") + place + say(" of ", " sur ") + of)
              + say(", taken: ", ", retenus : ")
              + taken
              + threshold.map(v -> say(", threshold ", ", seuil ") + shown(v)).orElse("");
      case Measure.LineOfScore line -> lineOfScore(line);
      case Measure.Total total -> total(total);
      case Measure.Unreachable(Obstacle because) -> "→ " + obstacle(because);
      case Measure.Predicted _,
          Measure.Grouped _,
          Measure.Adds _,
          Measure.Nearer _,
          Measure.Fidelity _ ->
          "→ " + learnt.of(measure);
    };
  }

  private String lineOfScore(Measure.LineOfScore line) {
    StringBuilder text = new StringBuilder("→ ").append(points(line.given()));
    text.append(say(" points: ", " points : "));
    line.events().ifPresent(events -> text.append(events).append(" × "));
    text.append(points(line.give()));
    line.halfLife()
        .ifPresent(
            span ->
                text.append(say(", halved every ", ", moitié tous les "))
                    .append(span(span))
                    .append(" = ")
                    .append(points(line.uncapped())));
    line.atMost()
        .ifPresent(most -> text.append(say(", at most ", ", au plus ")).append(points(most)));
    return text.toString();
  }

  private String obstacle(Obstacle obstacle) {
    return switch (obstacle) {
      case NO_CONSENT -> say("no consent", "aucun consentement");
      case WITHDRAWN -> say("consent withdrawn", "consentement retiré");
      case OTHER_BASIS ->
          say("on a legal basis that is not declared", "sur une base légale non déclarée");
      case NO_ADDRESS -> say("no address", "pas d'adresse");
      case BOUNCING -> say("the address bounces", "adresse en erreur");
      case COMPLAINED -> say("complained", "plainte");
    };
  }

  private String total(Measure.Total total) {
    StringBuilder text = new StringBuilder(say("sum ", "somme ")).append(points(total.sum()));
    total.floor().ifPresent(f -> text.append(say(", floor ", ", plancher ")).append(points(f)));
    total.ceiling().ifPresent(c -> text.append(say(", ceiling ", ", plafond ")).append(points(c)));
    return "(" + text + ")";
  }

  private String decimal(double number) {
    String plain = Numbers.plain(number);
    return isFrench ? plain.replace('.', ',') : plain;
  }

  private String points(double points) {
    return decimal(Math.round(points * 100) / 100.0);
  }

  private String span(Span span) {
    return RulePrinter.print(
        span, isFrench ? RulePrinter.Language.FRENCH : RulePrinter.Language.ENGLISH);
  }

  // ---- entries ----

  /** That there are more entries than are shown. */
  public String andEarlier(long more) {
    return say("- … and " + more + " earlier", "- … et " + more + " avant");
  }

  /** An entry that decided. */
  public String entry(Deciding deciding, String explained) {
    String source = deciding.source().isEmpty() ? "" : "  (" + deciding.source() + ")";
    String who =
        deciding.contact().isEmpty() || deciding.contact().equals(explained)
            ? ""
            : "  " + deciding.contact();
    long time = deciding.entry().time();
    String when = time == Entry.ALWAYS ? say("always", "depuis toujours") : instants.apply(time);
    return when + who + "  " + EntryText.what(deciding.entry()) + source;
  }

  /** A value that stands alone; within lists and records numbers stay as in rules. */
  private String shown(Value value) {
    return value instanceof Value.Num && isFrench
        ? EntryText.value(value).replace('.', ',')
        : EntryText.value(value);
  }
}
