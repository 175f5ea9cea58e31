package io.strate.rule.text;

import io.strate.domain.Entity;
import io.strate.domain.Type;
import io.strate.domain.Value;
import io.strate.rule.Catalogue;
import io.strate.rule.Expr;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A cluster of a set, or all of them, named like a segment. Rules may name it before it has been
 * learnt.
 *
 * @param label empty for all clusters of the set
 */
public record Cluster(Entity of, String set, Optional<String> label) {

  private static final Pattern NAME = Pattern.compile("(.*)/([1-9][0-9]{0,5})");

  /** What the name of a segment that is not there means. */
  public static Optional<Cluster> awaited(String name, Catalogue catalogue) {
    Matcher matcher = NAME.matcher(name);
    boolean isOne = matcher.matches();
    String set = isOne ? matcher.group(1) : name;
    Optional<String> label = isOne ? Optional.of(matcher.group(2)) : Optional.empty();
    return catalogue.clusterSet(set).map(of -> new Cluster(of, set, label));
  }

  /** What its members satisfy. */
  public Expr condition() {
    Expr value = new Expr.Attribute(set, Type.TEXT);
    return label
        .<Expr>map(
            text ->
                new Expr.Comparison(
                    Expr.Comparison.Operator.EQUAL, value, new Expr.Literal(Value.text(text))))
        .orElseGet(() -> new Expr.Known(value));
  }

  /** What is said where one that has not been learnt is named. */
  public String warning(Catalogue catalogue) {
    return catalogue.family(set).isEmpty()
        ? "nobody is in it yet: cluster set '" + set + "' has not been learnt so far"
        : "nobody is in it: cluster set '"
            + set
            + "' has "
            + String.join(", ", catalogue.family(set))
            + " now";
  }
}
