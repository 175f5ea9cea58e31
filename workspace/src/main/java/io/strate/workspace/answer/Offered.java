package io.strate.workspace.answer;

import io.strate.rule.form.Operator;
import io.strate.workspace.answer.Choices.Kind;
import io.strate.workspace.definition.Localized;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A test that a kind of value takes.
 *
 * @param row the kind of row that asks it
 * @param operator of rows that test
 * @param not whether it is the complement
 */
record Offered(String row, Optional<Operator> operator, boolean not, Localized label) {

  private static Offered test(Operator operator, String en, String fr) {
    return new Offered("test", Optional.of(operator), false, new Localized(fr, en));
  }

  private static Offered not(Operator operator, String en, String fr) {
    return new Offered("test", Optional.of(operator), true, new Localized(fr, en));
  }

  /** The tests of a kind, the usual ones first. */
  static List<Offered> of(Kind kind) {
    List<Offered> all = new ArrayList<>();
    switch (kind) {
      case NUMBER -> {
        all.addAll(ordered("is at least", "vaut au moins", "is at most", "vaut au plus"));
        all.add(test(Operator.GREATER, "is more than", "vaut plus de"));
        all.add(test(Operator.LESS, "is less than", "vaut moins de"));
        all.add(test(Operator.BETWEEN, "is between", "se situe entre"));
        all.addAll(equal());
      }
      case TEXT -> {
        all.addAll(equal());
        all.addAll(texts());
      }
      case TRUTH -> {
        all.add(test(Operator.TRUE, "is true", "vaut vrai"));
        all.add(not(Operator.TRUE, "is not true", "ne vaut pas vrai"));
      }
      case INSTANT -> {
        all.add(new Offered("dated", Optional.empty(), false, new Localized("tombe", "is")));
        all.add(
            new Offered("dated", Optional.empty(), true, new Localized("ne tombe pas", "is not")));
        all.add(
            new Offered(
                "upcoming",
                Optional.empty(),
                false,
                new Localized("arrive dans les", "comes within")));
        all.addAll(
            ordered(
                "is at the earliest",
                "est au plus tôt le",
                "is at the latest",
                "est au plus tard le"));
      }
      case LIST -> {
        all.add(test(Operator.CONTAINS, "contains", "contient"));
        all.add(not(Operator.CONTAINS, "does not contain", "ne contient pas"));
      }
      case OPEN -> all.addAll(equal());
    }
    all.add(test(Operator.KNOWN, "has a value", "a une valeur"));
    all.add(not(Operator.KNOWN, "has no value", "n'a pas de valeur"));
    return all;
  }

  private static List<Offered> ordered(String least, String moins, String most, String plus) {
    return List.of(test(Operator.AT_LEAST, least, moins), test(Operator.AT_MOST, most, plus));
  }

  private static List<Offered> equal() {
    return List.of(
        test(Operator.EQUAL, "is", "est"),
        not(Operator.EQUAL, "is not", "n'est pas"),
        test(Operator.IN, "is one of", "est l'un de"),
        not(Operator.IN, "is none of", "n'est aucun de"));
  }

  private static List<Offered> texts() {
    return List.of(
        test(Operator.CONTAINS, "contains", "contient"),
        not(Operator.CONTAINS, "does not contain", "ne contient pas"),
        test(Operator.STARTS_WITH, "starts with", "commence par"),
        test(Operator.ENDS_WITH, "ends with", "finit par"),
        test(Operator.MATCHES, "matches the pattern", "correspond au motif"));
  }
}
