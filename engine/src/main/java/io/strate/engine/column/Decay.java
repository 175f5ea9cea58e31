package io.strate.engine.column;

import io.strate.rule.definition.ScoreDefinition;
import io.strate.rule.time.Calendar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/** Scores: lines of points, each limited, added in the order written. */
public final class Decay {

  /** More than all rounding errors of a sum of powers, relative to it. */
  private static final double MARGIN = 1e-12;

  /** Below, powers lose digits: nothing is known but the sign. */
  private static final double TINY = 1e-290;

  private Decay() {}

  /** How a line's sum of decaying points moves: towards zero, halving in every half-life. */
  public static Motion motion(Slot points, long halfLife) {
    return new Motion() {
      @Override
      public double low(Block block, int row, long until) {
        double value = block.number(points.index(), row);
        return value <= 0 ? value : decayed(value, until - block.now);
      }

      @Override
      public double high(Block block, int row, long until) {
        double value = block.number(points.index(), row);
        return value >= 0 ? value : decayed(value, until - block.now);
      }

      /** Not farther from zero than the value will be. */
      private double decayed(double value, long after) {
        if (after == 0) {
          return value;
        }
        double left = value * StrictMath.pow(2, -((double) after / halfLife)) * (1 - MARGIN);
        return Math.abs(left) < TINY ? 0 : left;
      }
    };
  }

  /** What a line adds: points per event (or the sum of decayed ones, with {@code give} 1). */
  public sealed interface Line {
    Slot slot();
  }

  public record Events(Slot slot, double give, OptionalDouble atMost) implements Line {
    double points(double value) {
      double points = give * value;
      return atMost.isPresent()
          ? Math.clamp(points, -atMost.getAsDouble(), atMost.getAsDouble())
          : points;
    }
  }

  public record While(Slot slot, double give) implements Line {}

  /** The sum of the lines, not below {@code floor} nor above {@code ceiling}. */
  public record Score(List<Line> lines, OptionalDouble floor, OptionalDouble ceiling)
      implements Op {

    public static Score of(ScoreDefinition score, List<Line> lines) {
      return new Score(lines, score.floor(), score.ceiling());
    }

    @Override
    public Kind kind() {
      return Kind.NUMBER;
    }

    @Override
    public List<Slot> inputs() {
      return lines.stream().map(Line::slot).toList();
    }

    @Override
    public Step step(Slot out) {
      return block -> {
        for (int row = 0; row < block.rows; row++) {
          double sum = 0;
          for (int i = 0; i < lines.size(); i++) {
            sum += points(lines.get(i), block, row);
          }
          block.numbers[out.index() * block.capacity + row] = Numbers.known(bounded(sum));
        }
      };
    }

    private static double points(Line line, Block block, int row) {
      return switch (line) {
        case Events events -> events.points(block.number(events.slot.index(), row));
        case While(Slot condition, double give) -> block.bit(condition.index(), row) ? give : 0;
      };
    }

    private double bounded(double sum) {
      double raised = floor.isPresent() ? Math.max(sum, floor.getAsDouble()) : sum;
      return ceiling.isPresent() ? Math.min(raised, ceiling.getAsDouble()) : raised;
    }

    @Override
    public Op over(List<Slot> others, Calendar of) {
      List<Line> moved = new ArrayList<>();
      for (int i = 0; i < lines.size(); i++) {
        Slot slot = others.get(i);
        moved.add(
            switch (lines.get(i)) {
              case Events(_, double give, OptionalDouble atMost) -> new Events(slot, give, atMost);
              case While(_, double give) -> new While(slot, give);
            });
      }
      return new Score(moved, floor, ceiling);
    }

    /** Lines' bounds, limited and added as their values are. */
    @Override
    public Optional<Motion> motion(Function<Slot, Motion> of) {
      List<Motion> motions = lines.stream().map(line -> motion(line, of)).toList();
      return Optional.of(
          new Motion() {
            @Override
            public double low(Block block, int row, long until) {
              double sum = 0;
              for (Motion each : motions) {
                sum += each.low(block, row, until);
              }
              return bounded(sum);
            }

            @Override
            public double high(Block block, int row, long until) {
              double sum = 0;
              for (Motion each : motions) {
                sum += each.high(block, row, until);
              }
              return bounded(sum);
            }
          });
    }

    private static Motion motion(Line line, Function<Slot, Motion> of) {
      return switch (line) {
        case While(Slot condition, double give) ->
            Motion.of((block, row) -> block.bit(condition.index(), row) ? give : 0);
        case Events events -> {
          Motion value = of.apply(events.slot);
          yield new Motion() {
            @Override
            public double low(Block block, int row, long until) {
              return Math.min(
                  events.points(value.low(block, row, until)),
                  events.points(value.high(block, row, until)));
            }

            @Override
            public double high(Block block, int row, long until) {
              return Math.max(
                  events.points(value.low(block, row, until)),
                  events.points(value.high(block, row, until)));
            }
          };
        }
      };
    }
  }
}
