package io.strate.engine.column;

/** An op whose result is true or false in every row. */
interface Condition extends Op {
  @Override
  default Kind kind() {
    return Kind.BOOLEAN;
  }
}
