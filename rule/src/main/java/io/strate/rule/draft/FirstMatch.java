package io.strate.rule.draft;

import io.strate.rule.Expr;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes conditions of which the first that holds counts disjoint. */
final class FirstMatch {

  private FirstMatch() {}

  /** Each with the complements of those before it; empty stands for otherwise. */
  static List<Expr> disjoint(List<Optional<Expr>> cases) {
    List<Expr> before = new ArrayList<>();
    List<Expr> disjoint = new ArrayList<>();
    for (Optional<Expr> each : cases) {
      List<Expr> terms = new ArrayList<>();
      each.ifPresent(terms::add);
      before.forEach(earlier -> terms.add(new Expr.Not(earlier)));
      disjoint.add(join(terms));
      each.ifPresent(before::add);
    }
    return disjoint;
  }

  private static Expr join(List<Expr> terms) {
    return switch (terms.size()) {
      case 0 -> new Expr.Literal(io.strate.domain.Value.bool(true));
      case 1 -> terms.getFirst();
      default -> new Expr.And(terms);
    };
  }
}
