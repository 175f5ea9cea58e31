package io.strate.workspace.answer;

import io.strate.domain.Value;
import io.strate.rule.Span;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Figures behind a reason. */
public sealed interface Measure {

  /**
   * A place among all known values.
   *
   * @param place 1 for the highest; 0 without a known value
   * @param of how many have a known value
   * @param taken how many are ranked in
   * @param threshold the last value that is ranked in
   */
  record Rank(long place, long of, long taken, Optional<Value> threshold) implements Measure {}

  /**
   * Points of a score's line.
   *
   * @param give for each event, or for the condition
   * @param events how many give points; empty where a condition does
   * @param uncapped what they come to after decay, before the most that the line may give
   * @param given what counts
   */
  record LineOfScore(
      double give,
      OptionalLong events,
      Optional<Span> halfLife,
      OptionalDouble atMost,
      double uncapped,
      double given)
      implements Measure {}

  /** A score's sum before and after its floor and ceiling. */
  record Total(double sum, OptionalDouble floor, OptionalDouble ceiling, double total)
      implements Measure {}

  /** What a model says, and what it says before anything is known of somebody. */
  record Predicted(
      int version,
      Optional<String> ofClass,
      boolean isShare,
      double answer,
      double usual,
      boolean isExact)
      implements Measure {}

  /** What a feature adds to a prediction, or takes from it. */
  record Adds(boolean isShare, double points) implements Measure {}

  /** Which cluster is nearest, and which is next. */
  record Grouped(
      int version,
      int number,
      String called,
      double distance,
      OptionalInt next,
      String nextCalled,
      double nextDistance)
      implements Measure {}

  /** How much of what makes a cluster nearer than the next comes from a feature. */
  record Nearer(double share) implements Measure {}

  /** How nearly a rule says who is in a cluster. */
  record Fidelity(double precision, double recall) implements Measure {}

  /** Why a contact is not reachable. */
  record Unreachable(Obstacle because) implements Measure {}
}
