package io.strate.workspace.learning.clusters;

import io.strate.domain.Type;
import io.strate.learn.portrait.Name;
import io.strate.learn.portrait.Name.Direction;
import io.strate.rule.Expr;
import io.strate.rule.definition.LearntTrait.Feature;
import io.strate.workspace.definition.Localized;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * What a cluster is called, in both languages. French adjectives agree where the label begins with
 * a noun that {@link FrenchNoun} knows; otherwise they go with a noun of ours.
 */
final class ClusterName {

  /** Before which an e is dropped; of words in h it is not known. */
  private static final String VOWELS = "aàâeéèêëiîïoôœuùûæ";

  private final List<Feature> features;
  private final Function<String, Localized> labels;

  /**
   * @param labels what a feature is called
   */
  ClusterName(List<Feature> features, Function<String, Localized> labels) {
    this.features = List.copyOf(features);
    this.labels = labels;
  }

  Localized of(Name name) {
    List<String> french = new ArrayList<>();
    List<String> english = new ArrayList<>();
    for (Name.Word word : name.words()) {
      String fr = french(word);
      boolean isWithin = !french.isEmpty() && word instanceof Name.Word.Number;
      french.add(isWithin ? inside(fr) : fr);
      english.add(english(word));
    }
    return new Localized(
        joined(french, name.number(), "sans trait net"),
        joined(english, name.number(), "no clear trait"));
  }

  private static String joined(List<String> words, int number, String none) {
    if (words.isEmpty()) {
      return none;
    }
    String all = String.join(", ", words);
    return number == 1 ? all : all + " (" + number + ")";
  }

  /** What high and low mean of a feature. */
  private enum Sense {
    AMOUNT,
    CONDITION,
    DAYS_SINCE
  }

  private Sense sense(String name) {
    Expr value =
        features.stream()
            .filter(feature -> feature.name().equals(name))
            .findFirst()
            .orElseThrow()
            .value();
    return value instanceof Expr.Elapsed
        ? Sense.DAYS_SINCE
        : value.type() == Type.BOOLEAN ? Sense.CONDITION : Sense.AMOUNT;
  }

  // ---- English ----

  private String english(Name.Word word) {
    return switch (word) {
      case Name.Word.Number(String feature, Direction direction) -> {
        String label = labels.apply(feature).en();
        boolean isHigh = direction == Direction.HIGH;
        yield switch (sense(feature)) {
          case AMOUNT -> label + (isHigh ? " high" : " low");
          case CONDITION -> label + (isHigh ? ": often" : ": rarely");
          case DAYS_SINCE -> label + (isHigh ? ": long ago" : ": recently");
        };
      }
      case Name.Word.Text(String _, String text, Direction direction) ->
          direction == Direction.HIGH ? text : "rarely " + text;
    };
  }

  // ---- French ----

  private String french(Name.Word word) {
    return switch (word) {
      case Name.Word.Number(String feature, Direction direction) -> {
        String label = labels.apply(feature).fr();
        boolean isHigh = direction == Direction.HIGH;
        yield switch (sense(feature)) {
          case AMOUNT -> amount(label, isHigh);
          case CONDITION -> label + (isHigh ? " : souvent" : " : rarement");
          case DAYS_SINCE -> label + (isHigh ? " : il y a longtemps" : " : récemment");
        };
      }
      case Name.Word.Text(String _, String text, Direction direction) ->
          direction == Direction.HIGH ? text : "rarement " + text;
    };
  }

  private static String amount(String label, boolean isHigh) {
    return FrenchNoun.of(label)
        .map(
            noun ->
                switch (noun) {
                  case MASCULINE -> label + (isHigh ? " élevé" : " faible");
                  case FEMININE -> label + (isHigh ? " élevée" : " faible");
                  case PLURAL -> (isHigh ? "Beaucoup " : "Peu ") + many(inside(label));
                })
        .orElseGet(() -> label + (isHigh ? " : niveau élevé" : " : niveau faible"));
  }

  private static String many(String nouns) {
    return (VOWELS.indexOf(nouns.charAt(0)) >= 0 ? "d'" : "de ") + nouns;
  }

  /** As within a sentence: abbreviations, and what may be a name, keep their capitals. */
  private static String inside(String words) {
    boolean isAbbreviation = words.length() > 1 && Character.isUpperCase(words.charAt(1));
    boolean isNoun =
        FrenchNoun.of(words).isPresent()
            || words.startsWith("Beaucoup ")
            || words.startsWith("Peu ");
    return isNoun && !isAbbreviation
        ? Character.toLowerCase(words.charAt(0)) + words.substring(1)
        : words;
  }
}
