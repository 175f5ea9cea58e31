package io.strate.rule.draft;

import io.strate.domain.Entity;
import io.strate.domain.Type;
import io.strate.rule.Expr;
import io.strate.rule.Parts;
import io.strate.rule.Place;
import io.strate.rule.Selection;
import io.strate.rule.Span;
import io.strate.rule.Window;
import io.strate.rule.definition.Horizon;
import io.strate.rule.definition.LearntTrait.Target;
import io.strate.rule.definition.ScoreDefinition;
import io.strate.rule.definition.TraitDefinition;
import io.strate.rule.text.Placed;
import io.strate.rule.text.SourceText;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Checks that what a model predicts speaks of the time after a snapshot only: it is evaluated when
 * its longest window has passed since, and every event that it counts stands in a window.
 * Attributes count as they are at that later instant.
 */
final class Targets {

  private static final String EXAMPLE = ", as in 'did order within 90 days'";

  private final DraftCatalogue catalogue;
  private final Map<Node, ScoreDefinition> scores;
  private final Report report;
  private final LearntDraft draft;
  private final Place place;
  private final Map<Selection, Place> places;
  private final Set<Span> windows = new LinkedHashSet<>();
  private final Set<Node> seen = new HashSet<>();
  private boolean isSound = true;

  private Targets(
      DraftCatalogue catalogue,
      Map<Node, ScoreDefinition> scores,
      Report report,
      LearntDraft draft,
      Place place,
      Map<Selection, Place> places) {
    this.catalogue = catalogue;
    this.scores = scores;
    this.report = report;
    this.draft = draft;
    this.place = place;
    this.places = places;
  }

  /** What a draft predicts, and how far that looks ahead. */
  static Optional<Target> of(
      LearntDraft draft,
      SourceText predict,
      DraftCatalogue catalogue,
      Map<Node, ScoreDefinition> scores,
      Report report) {
    Optional<Placed> placed = report.take(catalogue.parser().placed(predict, draft.of()));
    return placed.flatMap(
        read ->
            new Targets(catalogue, scores, report, draft, predict.place(), read.selections())
                .of(read.value()));
  }

  private Optional<Target> of(Expr read) {
    Optional<Expr> value =
        Settled.of(read, draft.name().text(), place, report).filter(this::isPredictable);
    value.ifPresent(target -> check(target, draft.of(), Optional.empty()));
    if (value.isPresent() && isSound && windows.isEmpty()) {
      refuse(
          place,
          "nothing here has a window: what is predicted comes within some time after a snapshot"
              + EXAMPLE);
    }
    return isSound
        ? value.map(target -> new Target(target, new Horizon(List.copyOf(windows))))
        : Optional.empty();
  }

  private boolean isPredictable(Expr value) {
    if (Set.of(Type.BOOLEAN, Type.NUMBER, Type.TEXT).contains(value.type())) {
      return true;
    }
    report.error(
        "target.type",
        place,
        "expected a condition, a number or a text to predict, and this is "
            + (value.type() == Type.INSTANT
                ? "an instant: write 'days until' or 'days since' it"
                : "a list"));
    return false;
  }

  /**
   * @param via the trait whose expression this is, unless it is the target's own
   */
  private void check(Expr expr, Entity of, Optional<String> via) {
    switch (expr) {
      case Expr.Attribute(String name, _) -> refuseLearnt(Node.trait(of, name));
      case Expr.Trait(String name, _) -> trait(Node.trait(of, name));
      case Expr.InSegment(String segment) ->
          refuse(
              place,
              "segment '"
                  + segment
                  + "' may look back before the snapshot: say here what happens after it"
                  + EXAMPLE
                  + ", and whom it is about under 'among:'");
      case Expr.Reachable _ ->
          refuse(
              place,
              "consents and bounces look back before the snapshot: say here what happens after it"
                  + EXAMPLE);
      case Expr.OfAccount(Expr value) -> check(value, Entity.ACCOUNT, via);
      case Expr.CountContacts(Expr condition) -> check(condition, Entity.CONTACT, via);
      case Expr.SomeContact(_, Expr condition) -> check(condition, Entity.CONTACT, via);
      case Expr.InWindow(Expr instant, Window window) -> {
        check(instant, of, via);
        window(window, via, "a date", place);
      }
      case Expr.Aggregate(_, Selection events, _, _) -> events(events, via);
      case Expr.TimeOf(_, Selection events) -> events(events, via);
      case Expr.Did(Selection events) -> events(events, via);
      // What follows comes after the first step, and so after the snapshot.
      case Expr.Sequence(List<Selection> steps, _, _) -> {
        events(steps.getFirst(), via);
        steps.stream()
            .skip(1)
            .filter(step -> !(step.window() instanceof Window.Ever))
            .forEach(step -> events(step, via));
      }
      case Expr.ButNot(Selection did, _, _, _) -> events(did, via);
      default -> Parts.of(expr).forEach(part -> check(part, of, via));
    }
  }

  private void trait(Node node) {
    if (!seen.add(node)) {
      return;
    }
    Optional<String> via = Optional.of(node.toString());
    Optional<TraitDefinition> computed = catalogue.definition(node);
    ScoreDefinition score = scores.get(node);
    computed.ifPresent(trait -> check(trait.value(), node.of(), via));
    if (score != null) {
      score.lines().forEach(line -> check(line, node.of(), via));
    }
    isSound &= computed.isPresent() || score != null; // What else is wrong with it is told there.
  }

  private void check(ScoreDefinition.Line line, Entity of, Optional<String> via) {
    switch (line) {
      case ScoreDefinition.Each(Selection events, _, _) -> events(events, via);
      case ScoreDefinition.When(Expr condition, _) -> check(condition, of, via);
    }
  }

  private void events(Selection events, Optional<String> via) {
    Place own = via.isPresent() ? place : places.getOrDefault(events, place);
    window(events.window(), via, "'" + events.event() + "'", own);
  }

  private void window(Window window, Optional<String> via, String what, Place at) {
    String where = via.map(trait -> " in '" + trait + "'").orElse("");
    switch (window) {
      case Window.Within(Span span) -> windows.add(span);
      case Window.Ever _ ->
          refuse(
              at,
              what
                  + where
                  + " has no window: what is predicted counts what happens within some time after a snapshot"
                  + EXAMPLE);
      case Window.WithinCalendarDays _,
          Window.Ago _,
          Window.Since _,
          Window.Before _,
          Window.Range _ ->
          refuse(
              at,
              what
                  + where
                  + " has a window that may look back before the snapshot: what is predicted takes 'within' and a length of time"
                  + EXAMPLE);
    }
  }

  private void refuseLearnt(Node node) {
    if (catalogue.learnt().contains(node)) {
      refuse(
          place,
          "'"
              + node
              + "' is learnt, and what is predicted is what happens: say it by events"
              + EXAMPLE);
    }
  }

  private void refuse(Place at, String message) {
    isSound = false;
    report.error("target.window", at, message);
  }

  /** The scores by their nodes. */
  static Map<Node, ScoreDefinition> byNode(List<ScoreDefinition> scores) {
    return scores.stream()
        .collect(
            java.util.stream.Collectors.toMap(
                score -> Node.trait(score.of(), score.name()), score -> score));
  }
}
