package io.strate.rule.form;

import io.strate.domain.Entity;
import io.strate.rule.Selection;
import io.strate.rule.text.Parsed;
import io.strate.rule.text.RulePrinter.Language;
import io.strate.rule.text.SourceText;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** The events of a score's line as a form. */
public record EventsForm(Events root) {

  /**
   * A form that was looked at.
   *
   * @param sound the events without filters that are wrong; empty if they cannot be told
   */
  public record Checked(List<RowProblem> problems, Optional<Selection> sound) {
    public Checked {
      problems = List.copyOf(problems);
    }
  }

  /** The form of events; what stays text is in a language, with dates of a zone. */
  public static EventsForm of(Selection events, Language language, ZoneId zone) {
    return new EventsForm(new Rows(language, zone).events(events, 0));
  }

  /** The form of a text; empty if it cannot be read. */
  public static Optional<EventsForm> of(String text, Entity of, RuleForm.Reading reading) {
    return reading
        .parser()
        .selection(SourceText.of("events", text), of)
        .value()
        .map(events -> of(events, reading.language(), reading.zone()));
  }

  /** What is wrong with it, and the events without filters that are wrong. */
  public Checked check(Entity of, RuleForm.Reading reading) {
    RowCheck check = new RowCheck(reading);
    Parsed<Selection> parsed = check.parsed(check.events(root), of);
    if (parsed.value().isEmpty()) {
      check.add("", "", RuleForm.first(parsed));
    }
    return new Checked(check.problems(), parsed.value());
  }
}
