package io.strate.rule.interpret;

import io.strate.domain.Entity;
import io.strate.domain.Entry;
import io.strate.rule.Expr;
import io.strate.rule.time.Calendar;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.OptionalLong;
import java.util.TreeSet;

/**
 * The instants at which what is true of a profile may change: from one such instant until just
 * before the next, every condition stays as it is. Entries add to them when they happen; windows
 * when they let something in or out; dates, the local clock, and values that move with now when
 * they cross a bound. An instant named here may turn out to change nothing; one that is not named
 * never does.
 *
 * <p>Listed by going through every entry and halving between them: plain and slow, a definition for
 * the interpreter's own looks into the past and for tests. Explanations ask the engine, which is
 * held to this.
 *
 * <p>A {@code top} has none: ranks are stated at each computation, they do not turn by themselves.
 */
public final class TurningPoints implements Constancy {

  private final Interpreter interpreter;
  private final Map<Asked, Turns> known = new HashMap<>();

  private record Asked(Who who, List<Expr> conditions) {}

  TurningPoints(Interpreter interpreter) {
    this.interpreter = interpreter;
  }

  /** All turning points of an expression in {@code (from, to]}. */
  public NavigableSet<Long> between(Entity of, String id, Expr expr, long from, long to) {
    return between(turns(new Who(of, id), List.of(expr)), from, to);
  }

  /** All turning points of a segment's membership in {@code (from, to]}. */
  public NavigableSet<Long> between(String segment, String id, long from, long to) {
    return between(turns(segment, id), from, to);
  }

  /** The first turning point of a membership after t; empty if there is none. */
  public OptionalLong after(String segment, String id, long t) {
    long next = turns(segment, id).next(t);
    return next == Calendar.NEVER ? OptionalLong.empty() : OptionalLong.of(next);
  }

  /** The last turning point of a membership up to t; empty if there is none. */
  public OptionalLong upTo(String segment, String id, long t) {
    long last = turns(segment, id).lastUpTo(t);
    return last == Entry.ALWAYS ? OptionalLong.empty() : OptionalLong.of(last);
  }

  private Turns turns(String segment, String id) {
    Who who = new Who(interpreter.segment(segment).of(), id);
    return turns(who, List.of(new Expr.InSegment(segment)));
  }

  private static NavigableSet<Long> between(Turns turns, long from, long to) {
    NavigableSet<Long> all = new TreeSet<>();
    for (long t = turns.next(from); t <= to && t != Calendar.NEVER; t = turns.next(t)) {
      all.add(t);
    }
    return all;
  }

  @Override
  public long since(Entity of, String id, List<Expr> conditions, long t) {
    return turns(new Who(of, id), conditions).lastUpTo(t);
  }

  private Turns turns(Who who, List<Expr> conditions) {
    Asked asked = new Asked(who, conditions);
    Turns turns = known.get(asked);
    if (turns == null) {
      turns = new Turns();
      TurnFinder finder = new TurnFinder(interpreter, who, turns);
      conditions.forEach(finder::find);
      known.put(asked, turns);
    }
    return turns;
  }
}
