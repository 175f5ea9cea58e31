package io.strate.workspace.ingest;

import io.strate.domain.Blame;
import io.strate.domain.Failure;
import io.strate.ledger.Reject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What stops the reading of a source, in sentences. */
final class Refusals {

  /** How many rejected rows a sentence shows. */
  private static final int SHOWN = 3;

  private Refusals() {}

  static Failure tooManyNames(int most, String example) {
    return new Failure(
        "source.event_names",
        Blame.USER,
        "more than "
            + most
            + " different names of events, such as '"
            + example
            + "'; is `event:` the right column?");
  }

  static Failure tooManyRejects(
      String source, long rejected, long rows, double limit, List<Reject> first) {
    String why = first.stream().limit(SHOWN).map(Refusals::shown).collect(Collectors.joining("; "));
    return new Failure(
        "source.rejects",
        Blame.USER,
        String.format(
            Locale.ROOT,
            "source '%s': %d of %d rows cannot be taken, more than the %s%% that max_rejects allows"
                + " (%s%s); nothing of the source was changed: see `strate rejects`, then correct"
                + " the file, the definition or max_rejects",
            source,
            rejected,
            rows,
            percent(limit),
            why,
            rejected > SHOWN ? "; …" : ""));
  }

  static Failure filesGone(String source, ColumnChange change, String gone) {
    return new Failure(
        "source.columns",
        Blame.USER,
        "source '"
            + source
            + "': "
            + change.sentence()
            + ", so its rows cannot be told from those that were read before and all files of the"
            + " source must be read again, but '"
            + gone
            + "' is gone; nothing was changed: put it back, give '"
            + change.file()
            + "' its former columns, or rename the source to go on without the rows of '"
            + gone
            + "'");
  }

  static Failure rowsGone(String source, ColumnChange change) {
    return new Failure(
        "source.columns",
        Blame.USER,
        "source '"
            + source
            + "': "
            + change.sentence()
            + " and has "
            + change.missing()
            + " rows fewer than when it was read before, so reading it anew would lose rows; nothing"
            + " was changed: give it its former rows too, or its former columns, or put the new rows"
            + " into a file of another name");
  }

  private static String percent(double share) {
    return BigDecimal.valueOf(share * 100)
        .setScale(2, RoundingMode.HALF_UP)
        .stripTrailingZeros()
        .toPlainString();
  }

  private static String shown(Reject reject) {
    return reject.file()
        + (reject.line() > 0 ? ":" + reject.line() : "")
        + ": "
        + (reject.column().isEmpty() ? "" : reject.column() + ": ")
        + reject.reason();
  }
}
