package io.strate.rule.text;

import io.strate.rule.Expr;
import java.util.List;
import java.util.Optional;

/** A condition alone, or the branches of IF … THEN segment = '…' ELSE IF … ELSE …, in order. */
public sealed interface Rule {

  /** Who satisfies it is in the segment that the definition's key names. */
  record Alone(Expr condition) implements Rule {}

  /** The first branch whose condition holds. */
  record Branches(List<Branch> branches) implements Rule {
    public Branches {
      branches = List.copyOf(branches);
    }
  }

  /** A segment as THEN names it; without a condition it takes the rest. */
  record Branch(Optional<Expr> condition, String segment) {}
}
