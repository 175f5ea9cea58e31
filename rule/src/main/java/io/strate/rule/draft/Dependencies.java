package io.strate.rule.draft;

import io.strate.domain.Entity;
import io.strate.rule.Expr;
import io.strate.rule.Parts;
import io.strate.rule.Place;
import io.strate.rule.definition.ChannelDefinition;
import io.strate.rule.definition.LearntTrait;
import io.strate.rule.definition.ScoreDefinition;
import io.strate.rule.definition.SegmentDefinition;
import io.strate.rule.definition.SegmentRule;
import io.strate.rule.definition.TraitDefinition;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What depends on what: an order in which each comes after what it needs, and the cycles. */
final class Dependencies {

  private final Map<Node, Set<Node>> needs = new LinkedHashMap<>();

  Dependencies(
      List<TraitDefinition> traits,
      List<ScoreDefinition> scores,
      List<SegmentDefinition> segments,
      List<ChannelDefinition> channels) {
    traits.forEach(
        trait -> needs(Node.trait(trait.of(), trait.name()), trait.of(), List.of(trait.value())));
    scores.forEach(
        score -> needs(Node.trait(score.of(), score.name()), score.of(), conditions(score)));
    segments.forEach(
        segment -> needs(Node.segment(segment.name()), segment.of(), conditions(segment)));
    segments.forEach(
        segment ->
            segment
                .under()
                .ifPresent(under -> of(Node.segment(segment.name())).add(Node.segment(under))));
    channels.forEach(
        channel ->
            needs(
                Node.channel(channel.name()),
                Entity.CONTACT,
                List.of(channel.address(), channel.bouncing(), channel.complained())));
  }

  /** What is learnt depends on its population, its features and what it predicts. */
  void add(LearntTrait learnt) {
    List<Expr> exprs = new ArrayList<>(learnt.among().stream().toList());
    learnt.features().forEach(feature -> exprs.add(feature.value()));
    if (learnt instanceof LearntTrait.Prediction prediction) {
      prediction.target().ifPresent(target -> exprs.add(target.value()));
    }
    needs(Node.trait(learnt.of(), learnt.name()), learnt.of(), exprs);
  }

  /** Whether something depends on one of some others, or is one of them. */
  boolean dependsOnAny(Node node, Set<Node> others) {
    return reached(Set.of(node)).stream().anyMatch(others::contains);
  }

  private Set<Node> of(Node node) {
    return needs.computeIfAbsent(node, _ -> new LinkedHashSet<>());
  }

  private static List<Expr> conditions(ScoreDefinition score) {
    return score.lines().stream()
        .flatMap(
            line ->
                line instanceof ScoreDefinition.When when
                    ? java.util.stream.Stream.of(when.condition())
                    : java.util.stream.Stream.empty())
        .toList();
  }

  private static List<Expr> conditions(SegmentDefinition segment) {
    return switch (segment.rule()) {
      case SegmentRule.When(Expr when, Optional<Expr> stay) ->
          stay.map(s -> List.of(when, s)).orElse(List.of(when));
      case SegmentRule.Top(_, Expr by) -> List.of(by);
      case SegmentRule.Listed _ -> List.of();
    };
  }

  private void needs(Node node, Entity of, List<Expr> exprs) {
    Set<Node> found = of(node);
    exprs.forEach(expr -> collect(expr, of, found));
  }

  private static void collect(Expr expr, Entity of, Set<Node> found) {
    switch (expr) {
      // Not every attribute is learnt; others depend on nothing.
      case Expr.Attribute(String name, _) -> found.add(Node.trait(of, name));
      case Expr.Trait(String name, _) -> found.add(Node.trait(of, name));
      case Expr.InSegment(String segment) -> found.add(Node.segment(segment));
      case Expr.Reachable(String channel, _) -> found.add(Node.channel(channel));
      case Expr.OfAccount(Expr value) -> collect(value, Entity.ACCOUNT, found);
      case Expr.CountContacts(Expr condition) -> collect(condition, Entity.CONTACT, found);
      case Expr.SomeContact(_, Expr condition) -> collect(condition, Entity.CONTACT, found);
      default -> Parts.of(expr).forEach(part -> collect(part, of, found));
    }
  }

  // ---- order ----

  private record Visit(Node node, Iterator<Node> open) {}

  /** Depth first, without recursion: chains of definitions may be long. */
  List<Node> order(Map<Node, Place> places, Report report) {
    LinkedHashSet<Node> done = new LinkedHashSet<>();
    Set<Node> cyclic = new HashSet<>();
    for (Node start : needs.keySet()) {
      Deque<Visit> path = new ArrayDeque<>();
      enter(path, start, done);
      while (!path.isEmpty()) {
        Visit visit = path.getLast();
        if (!visit.open.hasNext()) {
          done.add(path.removeLast().node);
          continue;
        }
        Node next = visit.open.next();
        List<Node> cycle =
            path.stream().map(Visit::node).dropWhile(node -> !node.equals(next)).toList();
        if (cycle.isEmpty()) {
          enter(path, next, done);
        } else if (cyclic.addAll(cycle)) {
          refuse(cycle, places, report);
        }
      }
    }
    return done.stream().filter(node -> !cyclic.contains(node)).toList();
  }

  private void enter(Deque<Visit> path, Node node, Set<Node> done) {
    if (needs.containsKey(node) && !done.contains(node)) {
      path.addLast(new Visit(node, List.copyOf(of(node)).iterator()));
    }
  }

  private static void refuse(List<Node> cycle, Map<Node, Place> places, Report report) {
    cycle.stream()
        .filter(places::containsKey)
        .findFirst()
        .ifPresent(
            node ->
                report.error(
                    "cycle",
                    places.getOrDefault(node, new Place("", 1, 1, "", 1)),
                    describe(rotated(cycle, node))));
  }

  private static List<Node> rotated(List<Node> cycle, Node first) {
    List<Node> rotated = new ArrayList<>(cycle.subList(cycle.indexOf(first), cycle.size()));
    rotated.addAll(cycle.subList(0, cycle.indexOf(first)));
    return rotated;
  }

  /** "a depends on itself: a → b → a". */
  static String describe(List<Node> cycle) {
    String way = cycle.stream().map(Node::toString).collect(Collectors.joining(" → "));
    return cycle.getFirst() + " depends on itself: " + way + " → " + cycle.getFirst();
  }

  // ---- stay ----

  /** A segment with stay looks at every instant of the past, where top has no answer. */
  void refuseStayOnTop(List<SegmentDefinition> segments, Map<Node, Place> places, Report report) {
    Set<Node> tops =
        segments.stream()
            .filter(segment -> segment.rule() instanceof SegmentRule.Top)
            .map(segment -> Node.segment(segment.name()))
            .collect(Collectors.toSet());
    for (SegmentDefinition segment : segments) {
      if (segment.rule() instanceof SegmentRule.When(Expr when, Optional<Expr> stay)
          && stay.isPresent()) {
        Set<Node> found = new LinkedHashSet<>();
        collect(when, segment.of(), found);
        collect(stay.get(), segment.of(), found);
        Place place = places.get(Node.segment(segment.name()));
        if (place != null) {
          reached(found).stream()
              .filter(tops::contains)
              .findFirst()
              .ifPresent(
                  top ->
                      report.error(
                          "segment.stay_top",
                          place,
                          "'stay' looks back over the past and cannot depend on a 'top', which is ranked at each run: '"
                              + segment.name()
                              + "' depends on "
                              + top));
        }
      }
    }
  }

  private Set<Node> reached(Set<Node> from) {
    Set<Node> reached = new LinkedHashSet<>(from);
    Deque<Node> open = new ArrayDeque<>(from);
    while (!open.isEmpty()) {
      for (Node next : needs.getOrDefault(open.removeFirst(), Set.of())) {
        if (reached.add(next)) {
          open.addLast(next);
        }
      }
    }
    return reached;
  }
}
