package io.strate.rule.definition;

import io.strate.rule.Expr;
import java.util.Optional;
import java.util.Set;

/** What decides who is in a segment. A segment {@code under} another is also inside of that one. */
public sealed interface SegmentRule {

  /**
   * Members satisfy {@code when}. With {@code stay}, a profile is a member at now if there is an
   * instant t ≤ now at which {@code when} and {@code stay} held, and {@code stay} has held ever
   * since.
   */
  record When(Expr when, Optional<Expr> stay) implements SegmentRule {}

  /**
   * The profiles with the highest known values of {@code by} among all that exist: {@code
   * ceil(share × n)} of the n known ones, or {@code count}; ties by id.
   */
  record Top(Size size, Expr by) implements SegmentRule {}

  /** How many a {@link Top} takes. */
  sealed interface Size {
    /** The share as a decimal fraction in lowest form, so that the ceiling is exact. */
    record Share(java.math.BigDecimal share) implements Size {}

    record Count(long count) implements Size {}
  }

  /** The ids (default namespace) of a list. */
  record Listed(Set<String> ids) implements SegmentRule {
    public Listed {
      ids = Set.copyOf(ids);
    }
  }
}
