package io.strate.rule.interpret;

import io.strate.domain.Entity;
import io.strate.rule.Expr;
import java.util.List;

/** Says since when conditions have been as they are, so that the past can be looked through. */
@FunctionalInterface
public interface Constancy {

  /**
   * An instant up to {@code t} since which each condition has been what it is at {@code t}; {@link
   * io.strate.domain.Entry#ALWAYS} if it has never been otherwise.
   */
  long since(Entity of, String id, List<Expr> conditions, long t);
}
