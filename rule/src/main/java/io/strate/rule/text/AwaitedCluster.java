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
 * A cluster, named like a segment, that has not been learnt so far: rules may name it before it is
 * there.
 *
 * @param label empty for all clusters of the set
 */
record AwaitedCluster(Entity of, String set, Optional<String> label) {

  private static final Pattern CLUSTER = Pattern.compile("(.*)/([1-9][0-9]{0,5})");

  /** What the name of a segment that is not there means. */
  static Optional<AwaitedCluster> find(String name, Catalogue catalogue) {
    Matcher cluster = CLUSTER.matcher(name);
    boolean isOne = cluster.matches();
    String set = isOne ? cluster.group(1) : name;
    Optional<String> label = isOne ? Optional.of(cluster.group(2)) : Optional.empty();
    return catalogue.clusterSet(set).map(of -> new AwaitedCluster(of, set, label));
  }

  /** What its members satisfy. */
  Expr condition() {
    Expr value = new Expr.Attribute(set, Type.TEXT);
    return label
        .<Expr>map(
            text ->
                new Expr.Comparison(
                    Expr.Comparison.Operator.EQUAL, value, new Expr.Literal(Value.text(text))))
        .orElseGet(() -> new Expr.Known(value));
  }

  String warning(Catalogue catalogue) {
    return catalogue.family(set).isEmpty()
        ? "nobody is in it yet: cluster set '" + set + "' has not been learnt so far"
        : "nobody is in it: cluster set '"
            + set
            + "' has "
            + String.join(", ", catalogue.family(set))
            + " now";
  }
}
