package io.strate.rule.text;

import io.strate.rule.Span;
import io.strate.rule.Window;
import io.strate.rule.grammar.RuleLanguageParser.AgoContext;
import io.strate.rule.grammar.RuleLanguageParser.BeforeContext;
import io.strate.rule.grammar.RuleLanguageParser.DateContext;
import io.strate.rule.grammar.RuleLanguageParser.RecentContext;
import io.strate.rule.grammar.RuleLanguageParser.SinceContext;
import io.strate.rule.grammar.RuleLanguageParser.SpanContext;
import io.strate.rule.grammar.RuleLanguageParser.UnitContext;
import io.strate.rule.grammar.RuleLanguageParser.WindowContext;
import io.strate.rule.grammar.RuleLanguageParser.WithinContext;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;

/** Dates, lengths of time and windows, as literals. */
final class Moments {

  private static final Pattern DATE =
      Pattern.compile(
          "(?:(\\d{4})-(\\d\\d)-(\\d\\d)|(\\d\\d?)/(\\d\\d?)/(\\d{4}))"
              + "(?:[Tt ](\\d\\d?):(\\d\\d)(?::(\\d\\d)(?:[.,](\\d+))?)?(Z|z|[+-]\\d\\d:?\\d\\d)?)?");

  /** 0000-01-01T00:00Z, and the end of the year 9999: what four digits can say. */
  static final long EARLIEST = -62_167_219_200_000L;

  static final long LATEST = 253_402_300_799_999L;

  /** Ten thousand years, in milliseconds and in months: no longer span makes sense. */
  private static final long LONGEST_MILLIS = 315_576_000_000_000L;

  private static final long LONGEST_MONTHS = 120_000;

  private final Checker checker;

  Moments(Checker checker) {
    this.checker = checker;
  }

  // ---- dates ----

  long instant(DateContext context) {
    Matcher m = DATE.matcher(context.getText());
    try {
      if (m.matches()) {
        long millis = millis(m);
        if (millis >= EARLIEST && millis <= LATEST) {
          return millis;
        }
      }
    } catch (DateTimeException e) {
      // Said below.
    }
    throw checker.findings.flaw(
        "date.impossible",
        context,
        "there is no date '" + context.getText() + "': dates are written 2026-01-31 or 31/12/2026");
  }

  private long millis(Matcher m) {
    boolean iso = m.group(1) != null;
    LocalDateTime local =
        LocalDateTime.of(
            Integer.parseInt(iso ? m.group(1) : m.group(6)),
            Integer.parseInt(iso ? m.group(2) : m.group(5)),
            Integer.parseInt(iso ? m.group(3) : m.group(4)),
            part(m.group(7)),
            part(m.group(8)),
            part(m.group(9)),
            m.group(10) == null ? 0 : part((m.group(10) + "00").substring(0, 3)) * 1_000_000);
    String offset = m.group(11);
    if (offset == null) {
      return checker.calendar.instantOf(local);
    }
    String colon =
        offset.length() == 5 ? offset.substring(0, 3) + ":" + offset.substring(3) : offset;
    return OffsetDateTime.parse(local + colon).toInstant().toEpochMilli();
  }

  private static int part(@org.jspecify.annotations.Nullable String digits) {
    return digits == null ? 0 : Integer.parseInt(digits);
  }

  // ---- spans ----

  Span span(SpanContext context) {
    return span(context, context.NUMBER().getSymbol(), context.unit());
  }

  Span span(ParserRuleContext at, Token number, UnitContext unitContext) {
    Span.Unit unit = unit(unitContext);
    BigDecimal count = new BigDecimal(number.getText());
    long most =
        switch (unit) {
          case MONTH -> LONGEST_MONTHS;
          case YEAR -> LONGEST_MONTHS / 12;
          default -> LONGEST_MILLIS / unit.inMillis();
        };
    if (count.compareTo(BigDecimal.valueOf(most)) > 0) {
      throw checker.findings.flaw(
          "span.too_long", at, checker.findings.quoted(at) + " is longer than ten thousand years");
    }
    if (count.scale() <= -20 || count.scale() > 20) {
      throw wrongFraction(at);
    }
    if (count.stripTrailingZeros().scale() <= 0) {
      return new Span(count.longValueExact(), unit);
    }
    if (!unit.isExact()) {
      throw wrongFraction(at);
    }
    return inWholeUnits(at, count.multiply(BigDecimal.valueOf(unit.inMillis())));
  }

  private Flaw wrongFraction(ParserRuleContext at) {
    return checker.findings.flaw(
        "span.fraction",
        at,
        checker.findings.quoted(at) + " is not a whole number of milliseconds, or of months");
  }

  /** The same length in the longest unit of which it is a whole number. */
  private Span inWholeUnits(ParserRuleContext at, BigDecimal millis) {
    if (millis.stripTrailingZeros().scale() > 0) {
      throw wrongFraction(at);
    }
    BigInteger whole = millis.toBigIntegerExact();
    for (Span.Unit unit :
        List.of(
            Span.Unit.WEEK, Span.Unit.DAY, Span.Unit.HOUR, Span.Unit.MINUTE, Span.Unit.SECOND)) {
      BigInteger[] parts = whole.divideAndRemainder(BigInteger.valueOf(unit.inMillis()));
      if (parts[1].signum() == 0) {
        return new Span(parts[0].longValueExact(), unit);
      }
    }
    return new Span(whole.longValueExact(), Span.Unit.MILLISECOND);
  }

  static Span.Unit unit(UnitContext context) {
    return switch (context.getStart().getType()) {
      case io.strate.rule.grammar.RuleLanguageLexer.MILLISECONDS -> Span.Unit.MILLISECOND;
      case io.strate.rule.grammar.RuleLanguageLexer.SECONDS -> Span.Unit.SECOND;
      case io.strate.rule.grammar.RuleLanguageLexer.MINUTES,
          io.strate.rule.grammar.RuleLanguageLexer.MIN ->
          Span.Unit.MINUTE;
      case io.strate.rule.grammar.RuleLanguageLexer.HOURS -> Span.Unit.HOUR;
      case io.strate.rule.grammar.RuleLanguageLexer.DAYS -> Span.Unit.DAY;
      case io.strate.rule.grammar.RuleLanguageLexer.MONTHS -> Span.Unit.MONTH;
      case io.strate.rule.grammar.RuleLanguageLexer.YEARS -> Span.Unit.YEAR;
      default -> Span.Unit.WEEK;
    };
  }

  // ---- windows ----

  Window window(WindowContext context) {
    if (context.recent() != null) {
      return recent(context.recent());
    }
    return range(context, context.date(0), context.date(1));
  }

  Window range(ParserRuleContext at, DateContext from, DateContext to) {
    long start = instant(from);
    long end = instant(to);
    if (start >= end) {
      throw checker.findings.flaw(
          "window.empty",
          at,
          "nothing lies "
              + checker.findings.quote(at)
              + ": the earlier date stands first, and the later one is left out");
    }
    return new Window.Range(start, end);
  }

  Window recent(RecentContext context) {
    return switch (context) {
      case WithinContext within -> within(within);
      case AgoContext ago -> ago(ago);
      case SinceContext since -> new Window.Since(instant(since.date()));
      case BeforeContext before -> new Window.Before(instant(before.date()));
      default -> throw new IllegalStateException("a window of another form: " + context.getText());
    };
  }

  private Window within(WithinContext context) {
    Span span =
        context.span() != null
            ? span(context.span())
            : span(context, context.NUMBER().getSymbol(), context.unit());
    if (span.count() == 0) {
      throw checker.findings.flaw("window.empty", context, "a window of no length holds nothing");
    }
    if (context.CALENDAR() == null) {
      return new Window.Within(span);
    }
    if (span.unit() != Span.Unit.DAY || span.count() > Integer.MAX_VALUE) {
      throw checker.findings.flaw(
          "window.calendar",
          context,
          "only days are counted by the calendar, as in 'within 7 calendar days'; months and years always are");
    }
    return new Window.WithinCalendarDays((int) span.count());
  }

  private Window ago(AgoContext context) {
    Span from = span(context.span(0));
    Span to = span(context.span(1));
    if (roughMillis(from) <= roughMillis(to)) {
      throw checker.findings.flaw(
          "window.empty", context, "the longer time stands first: between 60 days and 30 days ago");
    }
    return new Window.Ago(from, to);
  }

  private static double roughMillis(Span span) {
    return span.isExact()
        ? (double) span.millis()
        : span.months() * 30.44 * Span.Unit.DAY.inMillis();
  }
}
