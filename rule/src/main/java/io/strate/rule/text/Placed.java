package io.strate.rule.text;

import io.strate.rule.Expr;
import io.strate.rule.Place;
import io.strate.rule.Selection;
import java.util.Map;

/** A value, and where the events that it selects stand in its text. */
public record Placed(Expr value, Map<Selection, Place> selections) {
  public Placed {
    selections = Map.copyOf(selections);
  }
}
