package io.strate.rule.draft;

import io.strate.domain.Type;
import io.strate.rule.Expr;
import io.strate.rule.definition.MachineTiming;
import io.strate.rule.text.RuleParser;
import io.strate.rule.text.SourceText;
import java.util.List;
import java.util.Optional;

/** Reads what a workspace says of machines' timing. */
final class DraftTimings {

  private final DraftEvents events;
  private final RuleParser parser;
  private final Report report;

  DraftTimings(DraftEvents events, RuleParser parser, Report report) {
    this.events = events;
    this.parser = parser;
    this.report = report;
  }

  /** The timing of an event that sources deliver; empty after noting what is wrong with it. */
  Optional<MachineTiming> compile(Name event, TimingDraft draft) {
    if (draft.delivery().isPresent() != draft.message().isPresent()) {
      report.error(
          "event.machine",
          event.place(),
          "'delivery:' and 'message:' go together: which event is the delivery, and which property"
              + " says of which message");
      return Optional.empty();
    }
    if (draft.link().isEmpty() && draft.delivery().isEmpty()) {
      report.error(
          "event.machine",
          event.place(),
          "'machine:' needs 'link:' with a property, or 'delivery:' with an event and 'message:'");
      return Optional.empty();
    }
    checkStated(event);
    Optional<List<String>> link = draft.link().flatMap(text -> path(text, event.text()));
    Optional<MachineTiming.Delivery> delivery =
        draft.delivery().flatMap(of -> delivery(of, event, draft.message().orElseThrow()));
    boolean whole =
        link.isPresent() == draft.link().isPresent()
            && delivery.isPresent() == draft.delivery().isPresent();
    return whole ? Optional.of(new MachineTiming(link, delivery)) : Optional.empty();
  }

  /** What sources state of machines is a text too. */
  private void checkStated(Name event) {
    Type stated =
        events
            .properties(event.text())
            .map(properties -> properties.fields().get(MachineTiming.PROPERTY))
            .orElse(Type.TEXT);
    if (stated != Type.TEXT && stated != Type.ANY) {
      report.error(
          "event.machine",
          event.place(),
          "the property 'machine' of '"
              + event
              + "' is a "
              + stated
              + ", and 'machine:' makes it 'yes': give the source's column another name");
    }
  }

  private Optional<MachineTiming.Delivery> delivery(Name delivery, Name event, SourceText message) {
    if (events.isMade(delivery.text())) {
      report.error(
          "event.machine",
          delivery.place(),
          "'" + delivery + "' is made from another event: name the one that sources deliver");
      return Optional.empty();
    }
    if (!events.isKnown(delivery.text())) {
      report.warning("event.unknown", delivery.place(), events.unknown(delivery.text()));
    }
    Optional<List<String>> path = path(message, event.text());
    Optional<List<String>> there = path.flatMap(_ -> path(message, delivery.text()));
    return there.map(found -> new MachineTiming.Delivery(delivery.text(), found));
  }

  private Optional<List<String>> path(SourceText text, String event) {
    return report.take(parser.property(text, event)).map(Expr.Property::path);
  }
}
