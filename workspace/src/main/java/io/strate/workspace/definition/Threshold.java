package io.strate.workspace.definition;

/** Which probability is taken for a yes. */
public sealed interface Threshold {

  /** The one with the highest F1. */
  record HighestF1() implements Threshold {}

  /** The highest one that still finds this share of those that come true. */
  record RecallAtLeast(double share) implements Threshold {}

  /** The lowest one of whose yeses this share comes true. */
  record PrecisionAtLeast(double share) implements Threshold {}

  /** The one that earns most, by what each true and false yes and no is worth. */
  record MostProfit(double tp, double fp, double tn, double fn) implements Threshold {}

  /** The one that says yes to so many. */
  record Top(int count) implements Threshold {}
}
