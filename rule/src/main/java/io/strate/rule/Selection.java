package io.strate.rule;

import java.util.Objects;
import java.util.Optional;

/**
 * Events of one name that satisfy a condition on their properties, in a window. {@code
 * includingMachines} lifts the event's default filter.
 */
public record Selection(
    String event, Optional<Expr> where, Window window, boolean includingMachines) {

  public Selection {
    Objects.requireNonNull(window, "window");
    where.ifPresent(Expr::requireCondition);
  }

  public static Selection of(String event) {
    return new Selection(event, Optional.empty(), Window.EVER, false);
  }

  public Selection where(Expr condition) {
    return new Selection(event, Optional.of(condition), window, includingMachines);
  }

  public Selection in(Window other) {
    return new Selection(event, where, other, includingMachines);
  }
}
