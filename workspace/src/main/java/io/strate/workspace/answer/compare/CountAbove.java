package io.strate.workspace.answer.compare;

import io.strate.domain.Blame;
import io.strate.domain.Entity;
import io.strate.domain.Failure;
import io.strate.domain.Value;
import io.strate.rule.Expr;
import io.strate.workspace.open.Workspace;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.DoubleStream;

/**
 * Counts of how many a number is stated that reaches each of some bounds: the sizes of the segments
 * that they would make. Takes a pass over all timelines, as {@link ShowDistribution}.
 */
public final class CountAbove {

  private final Workspace workspace;
  private final ValueColumns columns;

  /**
   * @param columns of this workspace, kept from question to question
   */
  public CountAbove(Workspace workspace, ValueColumns columns) {
    this.workspace = workspace;
    this.columns = columns;
  }

  /**
   * @param name of an attribute
   * @throws Failure {@code usage.name} if there is none
   */
  public List<Long> of(Entity of, String name, List<Double> bounds) {
    Expr attribute =
        workspace
            .definition()
            .catalogue()
            .attribute(of, name)
            .map(type -> new Expr.Attribute(name, type))
            .orElseThrow(
                () ->
                    new Failure(
                        "usage.name", Blame.USER, "no attribute is called '%s'".formatted(name)));
    ValueColumns.Column column =
        columns.of(workspace, of, attribute, workspace.asOf(OptionalLong.empty()));
    double[] rising =
        Arrays.stream(column.values())
            .flatMapToDouble(
                value ->
                    value instanceof Value.Num(double number)
                        ? DoubleStream.of(number)
                        : DoubleStream.empty())
            .sorted()
            .toArray();
    return bounds.stream().map(bound -> (long) rising.length - below(rising, bound)).toList();
  }

  /** How many are below a bound. */
  private static int below(double[] rising, double bound) {
    int low = 0;
    int high = rising.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (rising[middle] < bound) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
