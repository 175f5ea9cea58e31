package io.strate.engine.column;

/**
 * Where a node's values stand in a {@link Block}: the kind of column and its number among those of
 * that kind.
 *
 * @param known for a boolean that may be unknown, the number of the bits that say where it is
 *     known; {@link #ALWAYS} for all else
 */
public record Slot(Kind kind, int index, int known) {

  /** In {@link #known}: a boolean that is known in every row. */
  public static final int ALWAYS = -1;

  boolean isCondition() {
    return kind == Kind.BOOLEAN && known == ALWAYS;
  }
}
