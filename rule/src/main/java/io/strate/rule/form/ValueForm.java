package io.strate.rule.form;

import io.strate.domain.Entity;
import io.strate.rule.Expr;
import io.strate.rule.text.Parsed;
import io.strate.rule.text.RulePrinter.Language;
import io.strate.rule.text.SourceText;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** A value (of a trait, along which tiers lie, that ranks) as a form. */
public record ValueForm(Term root) {

  /**
   * A form that was looked at.
   *
   * @param sound the value; empty if a part that it needs is wrong
   */
  public record Checked(List<RowProblem> problems, Optional<Expr> sound) {
    public Checked {
      problems = List.copyOf(problems);
    }
  }

  /** The form of a value; what stays text is in a language, with dates of a zone. */
  public static ValueForm of(Expr value, Language language, ZoneId zone) {
    return new ValueForm(new Terms(new Rows(language, zone)).of(value, 0));
  }

  /** The form of a text; of one that cannot be read, a formula with that text. */
  public static ValueForm of(String text, Entity of, RuleForm.Reading reading) {
    return reading
        .parser()
        .value(SourceText.of("value", text), of)
        .value()
        .map(value -> of(value, reading.language(), reading.zone()))
        .orElseGet(() -> new ValueForm(new Term.Formula(text)));
  }

  /** What is wrong with it, and the value without filters that are wrong. */
  public Checked check(Entity of, RuleForm.Reading reading) {
    RowCheck check = new RowCheck(reading);
    Optional<Expr> sound = Optional.empty();
    Optional<Term> term = check.value(root, of);
    if (term.isPresent()) {
      Parsed<Expr> parsed = check.parsed(term.get(), of);
      sound = parsed.value();
      if (sound.isEmpty()) {
        check.add("", "", RuleForm.first(parsed));
      }
    }
    return new Checked(check.problems(), sound);
  }
}
