package io.strate.workspace.answer;

/** When something begins to be, or ceases to be, the case. */
public sealed interface Turn {

  /** At an instant. */
  record At(long instant) implements Turn {}

  /** It has always been so, or will never change if nothing happens. */
  record Never() implements Turn {}

  /** Farther away than this instant; it was not looked for beyond. */
  record Beyond(long instant) implements Turn {}

  /** When a run ranks everybody anew: ranks do not turn by themselves. */
  record AtRuns() implements Turn {}
}
