package io.strate.rule.draft;

import io.strate.domain.Entity;
import io.strate.rule.Expr;
import java.util.List;
import java.util.Optional;

/**
 * Disjoint segments that belong together, for display: full names in the order written, and the
 * number that tiers go along (who has none is in no tier).
 */
public record Family(String name, Entity of, Optional<Expr> along, List<String> segments) {
  public Family {
    segments = List.copyOf(segments);
  }
}
