package io.strate.engine.column;

import io.strate.rule.Expr.CalendarField;
import io.strate.rule.Span;
import io.strate.rule.Window;
import io.strate.rule.time.Calendar;
import io.strate.rule.time.Windows;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What depends on the calendar of a row's time zone. All of it rises steadily with its instant. */
final class Calendars {

  private Calendars() {}

  /**
   * An instant moved by a span.
   *
   * @param fixed the calendar to use, if not the row's own
   */
  record Shift(Slot instant, boolean back, Span span, Optional<Calendar> fixed) implements Op {

    @Override
    public Op over(List<Slot> others, Calendar of) {
      return new Shift(others.getFirst(), back, span, Optional.of(of));
    }

    private Calendar calendar(Block block, int row) {
      return fixed.isPresent() ? fixed.get() : block.calendars[row];
    }

    @Override
    public Kind kind() {
      return Kind.INSTANT;
    }

    @Override
    public List<Slot> inputs() {
      return List.of(instant);
    }

    @Override
    public Optional<Motion> motion(Function<Slot, Motion> of) {
      Motion from = of.apply(instant);
      return Optional.of(
          new Motion() {
            @Override
            public double low(Block block, int row, long until) {
              return moved(block, row, from.low(block, row, until));
            }

            @Override
            public double high(Block block, int row, long until) {
              return moved(block, row, from.high(block, row, until));
            }
          });
    }

    private double moved(Block block, int row, double from) {
      return Double.isNaN(from) ? from : moved(calendar(block, row), (long) from);
    }

    private long moved(Calendar calendar, long from) {
      return back ? calendar.back(from, span) : calendar.forward(from, span);
    }

    @Override
    public Step step(Slot out) {
      return block -> {
        for (int row = 0; row < block.rows; row++) {
          long from = block.instant(instant.index(), row);
          block.instants[out.index() * block.capacity + row] =
              from == Block.UNKNOWN ? Block.UNKNOWN : moved(calendar(block, row), from);
        }
      };
    }
  }

  /** The first (or last) instant that a window holds now, where instants are values. */
  record WindowBound(Window window, boolean first) implements Op {
    @Override
    public Kind kind() {
      return Kind.INSTANT;
    }

    @Override
    public List<Slot> inputs() {
      return List.of();
    }

    @Override
    public Optional<Motion> motion(Function<Slot, Motion> of) {
      return Optional.of(Motion.rising((block, row, now) -> at(block.calendars[row], now)));
    }

    private long at(Calendar calendar, long now) {
      // Before everything is the least that columns of instants can hold: ALWAYS itself is unknown.
      return Math.max(
          Block.UNKNOWN + 1,
          first ? Windows.first(window, now, calendar) : Windows.lastValue(window, now, calendar));
    }

    @Override
    public boolean movesByItself() {
      return true;
    }

    @Override
    public Step step(Slot out) {
      return block -> {
        int base = out.index() * block.capacity;
        Calendar shared = block.calendars[0];
        long bound = block.rows == 0 ? 0 : at(shared, block.now);
        for (int row = 0; row < block.rows; row++) {
          Calendar own = block.calendars[row];
          block.instants[base + row] = own == shared ? bound : at(own, block.now);
        }
      };
    }
  }

  /** The hour, weekday, month or year of an instant; of one that moves, with the next change. */
  record Field(CalendarField.Field field, Slot instant, int due) implements Op, Graph.WithDue {

    /** Of an instant that stands still. */
    static final int NO_DUE = -1;

    @Override
    public Kind kind() {
      return Kind.NUMBER;
    }

    @Override
    public List<Slot> inputs() {
      return List.of(instant);
    }

    @Override
    public Step step(Slot out) {
      return block -> {
        for (int row = 0; row < block.rows; row++) {
          long at = block.instant(instant.index(), row);
          boolean known = at != Block.UNKNOWN;
          Calendar calendar = block.calendars[row];
          block.numbers[out.index() * block.capacity + row] =
              known ? calendar.field(field, at) : Double.NaN;
          if (due != NO_DUE) {
            block.dues[due * block.capacity + row] =
                known ? Calendar.plus(block.now, calendar.nextChange(field, at) - at) : Block.NEVER;
          }
        }
      };
    }
  }
}
