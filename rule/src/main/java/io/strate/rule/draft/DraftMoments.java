package io.strate.rule.draft;

import io.strate.rule.Selection;
import io.strate.rule.Span;
import io.strate.rule.Window;
import io.strate.rule.definition.MomentDefinition;
import io.strate.rule.text.RuleParser;
import io.strate.rule.text.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Checks best moments. */
final class DraftMoments {

  private final DraftCatalogue catalogue;
  private final Report report;

  DraftMoments(DraftCatalogue catalogue, Report report) {
    this.catalogue = catalogue;
    this.report = report;
  }

  /** Those that are sound. */
  List<MomentDefinition> compile(List<MomentDraft> drafts) {
    List<MomentDefinition> moments = new ArrayList<>();
    drafts.forEach(draft -> compile(draft).ifPresent(moments::add));
    return moments;
  }

  private Optional<MomentDefinition> compile(MomentDraft draft) {
    Optional<Span> within = draft.within().flatMap(this::span);
    List<Selection> reactions = new ArrayList<>();
    for (SourceText text : draft.reactions()) {
      report
          .take(catalogue.parser().selection(text, draft.of()))
          .flatMap(events -> windowed(text, events, within))
          .ifPresent(reactions::add);
    }
    if (draft.reactions().isEmpty()) {
      report.error(
          "moment.reactions",
          draft.name().place(),
          "moment '"
              + draft.name()
              + "' has no reactions: expected an event or some, such as [email_opened, email_clicked]");
    }
    boolean whole =
        !reactions.isEmpty()
            && reactions.size() == draft.reactions().size()
            && within.isPresent() == draft.within().isPresent();
    return whole
        ? Optional.of(new MomentDefinition(draft.of(), draft.name().text(), reactions))
        : Optional.empty();
  }

  private Optional<Span> span(SourceText text) {
    Optional<Span> span = report.take(RuleParser.span(text));
    if (span.isPresent() && span.get().count() == 0) {
      report.error(
          "moment.span",
          text.place(),
          "a moment's window is longer than nothing, as '180 days' is");
      return Optional.empty();
    }
    return span;
  }

  private Optional<Selection> windowed(SourceText text, Selection events, Optional<Span> within) {
    if (within.isEmpty()) {
      return Optional.of(events);
    }
    if (!(events.window() instanceof Window.Ever)) {
      report.error(
          "moment.window",
          text.place(),
          "this event has a window of its own and the moment has one for all: keep one of them");
      return Optional.empty();
    }
    return Optional.of(events.in(new Window.Within(within.get())));
  }
}
