package io.strate.workspace.definition;

import io.strate.domain.Nearest;
import io.strate.domain.Type;
import io.strate.rule.Expr;
import io.strate.rule.Place;
import io.strate.rule.Problem;
import io.strate.rule.draft.Name;
import io.strate.rule.text.Parsed;
import io.strate.rule.text.RuleParser;
import io.strate.rule.text.SourceText;
import io.strate.workspace.definition.SourceDefinition.Timestamp;
import io.strate.workspace.definition.SourceDraft.TimeDraft;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Checks the expressions of one source. Who and which (ids, kinds, channels) is the exact text of
 * cells; everything else is of the columns' types.
 */
final class RowExpressions {

  private static final String UNKNOWN = "name.unknown";
  private static final String NO_COLUMN = "no column called '";

  private final SourceDraft draft;
  private final SourceColumns.Columns columns;
  private final Map<String, Type> typed;
  private final Map<String, Type> exact;
  private final ZoneId zone;
  private final Consumer<Problem> problems;
  private boolean failed;

  RowExpressions(
      SourceDraft draft, SourceColumns.Columns columns, ZoneId zone, Consumer<Problem> problems) {
    this.draft = draft;
    this.columns = columns;
    this.typed = new LinkedHashMap<>(columns.types());
    this.typed.keySet().retainAll(columns.present());
    this.exact = new LinkedHashMap<>(typed);
    this.exact.replaceAll((_, type) -> type instanceof Type.Scalar ? Type.TEXT : type);
    this.zone = zone;
    this.problems = problems;
  }

  /** Whether any error was told. */
  boolean failed() {
    return failed;
  }

  /** All columns, also those that the files no longer have. */
  Map<String, Type> columns() {
    return columns.types();
  }

  /** What stands at a key, over cells as exact texts. */
  Optional<Expr> text(String key) {
    return at(key).flatMap(this::text);
  }

  Optional<Expr> text(SourceText text) {
    return row(text, exact)
        .filter(
            expr -> {
              boolean isText = expr.type() == Type.TEXT || expr.type() == Type.ANY;
              if (!isText) {
                error(
                    "source.type",
                    text.place(),
                    "a text is wanted here, found " + expr.type() + "; write text(…)");
              }
              return isText;
            });
  }

  /** A value, over cells of the columns' types. */
  Optional<Expr> value(SourceText text) {
    return row(text, typed);
  }

  /** The condition at a key. */
  Optional<Expr> condition(String key) {
    return at(key).flatMap(text -> row(text, typed).filter(expr -> isCondition(expr, key, text)));
  }

  private boolean isCondition(Expr expr, String key, SourceText text) {
    boolean is = expr.type() == Type.BOOLEAN;
    if (!is) {
      error(
          "source.type",
          text.place(),
          "`%s:` wants a condition, found %s".formatted(key, expr.type()));
    }
    return is;
  }

  private Optional<SourceText> at(String key) {
    return Optional.ofNullable(draft.columns().get(key));
  }

  /** The source's time, if it says one. */
  Optional<Timestamp> time() {
    return draft.time().flatMap(this::time);
  }

  private Optional<Timestamp> time(TimeDraft time) {
    time.format().ifPresent(this::checkFormat);
    Optional<ZoneId> named = time.zone().flatMap(this::zone);
    return row(time.column(), time.format().isPresent() ? exact : typed)
        .filter(expr -> isTime(expr, time.column()))
        .map(expr -> new Timestamp(expr, time.format().map(SourceText::text), named.orElse(zone)));
  }

  private boolean isTime(Expr expr, SourceText text) {
    boolean is = expr.type() instanceof Type.Scalar && expr.type() != Type.BOOLEAN;
    if (!is) {
      error("source.type", text.place(), "`time:` wants an instant, found " + expr.type());
    }
    return is;
  }

  private void checkFormat(SourceText format) {
    if (!isPattern(format.text())) {
      error(
          "source.format",
          format.place(),
          "'%s' is no pattern for times; write such as \"d/M/yyyy H:mm\"".formatted(format.text()));
    }
  }

  private static boolean isPattern(String text) {
    try {
      return !DateTimeFormatter.ofPattern(text, Locale.ROOT).toString().isEmpty();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private Optional<ZoneId> zone(Name name) {
    Optional<ZoneId> found = Zones.find(name.text());
    if (found.isEmpty()) {
      error("definition.zone", name.place(), Zones.unknown(name.text()));
    }
    return found;
  }

  private Optional<Expr> row(SourceText text, Map<String, Type> types) {
    String name = text.text().strip();
    if (columns.types().containsKey(name) && !types.containsKey(name)) {
      error(UNKNOWN, text.place(), NO_COLUMN + name + "'" + Nearest.hint(name, types.keySet()));
      return Optional.empty();
    }
    Parsed<Expr> parsed = RuleParser.row(text, types, zone);
    parsed.problems().forEach(this::report);
    return parsed.value();
  }

  void error(String code, Place place, String message) {
    report(Problem.error(code, place, message));
  }

  private void report(Problem problem) {
    failed |= problem.severity() == Problem.Severity.ERROR;
    boolean isOfColumn = problem.code().equals(UNKNOWN) && problem.message().startsWith(NO_COLUMN);
    problems.accept(
        isOfColumn
            ? new Problem(
                problem.severity(), problem.code(), problem.place(), problem.message() + where())
            : problem);
  }

  /** Whose columns were looked through, and what to do. */
  private String where() {
    List<String> files = columns.files();
    String in =
        files.size() == 1
            ? " in '" + files.getFirst() + "'"
            : " in any of the " + files.size() + " files";
    return in
        + " of source '"
        + draft.name()
        + "'; name a column that is there, or put it back into the file";
  }
}
