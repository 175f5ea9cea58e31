package io.strate.workspace.learning;

import io.strate.rule.Expr;
import io.strate.rule.Span;
import io.strate.rule.definition.Horizon;
import io.strate.rule.time.Calendar;
import java.util.List;

/**
 * What came of a profile after a snapshot: an expression as of the first instant at which none of
 * its windows holds anything of what was before, and of the gap after it.
 *
 * @param horizon the windows in the expression
 * @param gap how long after a snapshot nothing counts yet; of no length for none
 */
public record Label(Expr value, Horizon horizon, Span gap) {

  /** Of an expression of one window. */
  public Label(Expr value, Span window, Span gap) {
    this(value, new Horizon(List.of(window)), gap);
  }

  /** Without a gap. */
  public Label(Expr value, Span window) {
    this(value, window, new Span(0, Span.Unit.MILLISECOND));
  }

  /**
   * The instant as of which the label of a snapshot is asked. A step of the calendar back from it
   * ends at the gap's end or later: from 30 November, three months end with 1 March, not with 28
   * February, from which they would reach back to 28 November.
   */
  public long asOf(long snapshot, Calendar calendar) {
    return horizon.end(calendar.forward(snapshot, gap), calendar);
  }
}
