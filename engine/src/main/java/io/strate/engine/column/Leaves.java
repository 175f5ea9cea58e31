package io.strate.engine.column;

import io.strate.rule.Expr;

/** Where an expression's names lead: columns that somebody else fills or that exist already. */
public interface Leaves {

  /** The column of a node that reads a timeline, another definition or another profile. */
  Slot of(Expr leaf);
}
