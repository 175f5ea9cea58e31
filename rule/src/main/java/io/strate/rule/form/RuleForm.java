package io.strate.rule.form;

import io.strate.domain.Entity;
import io.strate.rule.Expr;
import io.strate.rule.Problem;
import io.strate.rule.text.Parsed;
import io.strate.rule.text.RuleParser;
import io.strate.rule.text.RulePrinter;
import io.strate.rule.text.RulePrinter.Language;
import io.strate.rule.text.SourceText;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * A condition as a form: rows that may be grouped in groups. What no row can draw stands in it as
 * text, and everything around stays rows.
 */
public record RuleForm(Row root) {

  /** Rows below this depth are text: nobody reads a form that deep. */
  static final int DEEPEST = 12;

  /**
   * A form that was looked at.
   *
   * @param problems of rows, each with its path
   * @param sound the condition without the rows that have a problem; empty if nothing is left
   */
  public record Checked(List<RowProblem> problems, Optional<Expr> sound) {
    public Checked {
      problems = List.copyOf(problems);
    }

    /**
     * The sound part as rule text.
     *
     * @param zone of dates
     */
    public Optional<String> text(Language language, ZoneId zone) {
      return sound.map(expr -> RulePrinter.print(expr, language, zone));
    }
  }

  /** The form of a condition; what stays text is in a language, with dates of a zone. */
  public static RuleForm of(Expr condition, Language language, ZoneId zone) {
    return new RuleForm(new Rows(language, zone).of(condition, 0));
  }

  /** The form of a text; of one that cannot be read, one row with that text. */
  public static RuleForm of(String text, Entity of, Reading reading) {
    Parsed<Expr> parsed = reading.parser().condition(SourceText.of("rule", text), of);
    return parsed
        .value()
        .map(condition -> of(condition, reading.language(), reading.zone()))
        .orElseGet(() -> new RuleForm(new Row.Text(text, Plain.WRONG)));
  }

  /**
   * How texts of forms are read and written.
   *
   * @param language of what stays text
   * @param zone of dates
   */
  public record Reading(RuleParser parser, Language language, ZoneId zone) {}

  /** What is wrong with its rows, and the condition that the others make. */
  public Checked check(Entity of, Reading reading) {
    RowCheck check = new RowCheck(reading);
    Optional<Row> sound = check.sound(root, "", new Scene.OfProfile(of));
    Optional<Expr> expr = Optional.empty();
    if (sound.isPresent()) {
      Parsed<Expr> parsed = check.parsed(sound.get(), new Scene.OfProfile(of));
      expr = parsed.value();
      if (expr.isEmpty()) {
        check.add("", "", first(parsed));
      }
    }
    return new Checked(check.problems(), expr);
  }

  static String first(Parsed<?> parsed) {
    return parsed.problems().stream()
        .filter(problem -> problem.severity() == Problem.Severity.ERROR)
        .map(Problem::message)
        .findFirst()
        .orElseThrow();
  }
}
