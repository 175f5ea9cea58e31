package io.strate.workspace.run;

import io.strate.domain.Entity;
import io.strate.engine.Plan;
import io.strate.ledger.Ledger;
import io.strate.ledger.Runs;
import io.strate.rule.Expr;
import io.strate.rule.Parts;
import io.strate.rule.definition.Definitions;
import io.strate.rule.definition.SegmentDefinition;
import io.strate.rule.definition.SegmentRule;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.roaringbitmap.RoaringBitmap;

/**
 * The part of definitions that needs everybody's values: who is among the highest. Once it is
 * known, the rest can be evaluated profile by profile, with lists in the place of ranks.
 */
final class Ranks {

  private final Definitions definitions;
  private final List<SegmentDefinition> tops;
  private final Set<String> needed = new HashSet<>();

  Ranks(Definitions definitions) {
    this.definitions = definitions;
    this.tops = definitions.segments().stream().filter(Ranks::isTop).toList();
    Deque<Expr> open = new ArrayDeque<>();
    tops.forEach(top -> open.add(((SegmentRule.Top) top.rule()).by()));
    while (!open.isEmpty()) {
      Parts.within(open.remove())
          .flatMap(Ranks::named)
          .filter(needed::add)
          .forEach(name -> definitionsOf(name).forEach(open::add));
    }
  }

  /** Whether they can be computed first: none of them asks for another. */
  boolean comeFirst() {
    return tops.stream().noneMatch(top -> needed.contains(top.name()));
  }

  private static boolean isTop(SegmentDefinition segment) {
    return segment.rule() instanceof SegmentRule.Top;
  }

  /**
   * Only what ranks are made of: the tops without their lists and parents, and what they ask for.
   */
  private Definitions alone() {
    Stream<SegmentDefinition> asked =
        definitions.segments().stream().filter(s -> !isTop(s) && needed.contains(s.name()));
    return new Definitions(
        definitions.zone(),
        definitions.contactZone(),
        definitions.events(),
        definitions.traits().stream().filter(t -> needed.contains(t.name())).toList(),
        definitions.scores().stream().filter(s -> needed.contains(s.name())).toList(),
        Stream.concat(asked, tops.stream().map(Ranks::bare)).toList(),
        definitions.channels(),
        definitions.legalBases());
  }

  /** All definitions, with the lists of who is ranked in the place of ranks. */
  Definitions given(Ledger ledger, Map<String, RoaringBitmap> ranked) {
    return new Definitions(
        definitions.zone(),
        definitions.contactZone(),
        definitions.events(),
        definitions.traits(),
        definitions.scores(),
        definitions.segments().stream()
            .map(s -> isTop(s) ? listed(s, ids(ledger, s.of(), of(ranked, s))) : s)
            .toList(),
        definitions.channels(),
        definitions.legalBases());
  }

  /** Who is ranked in each top as the last run announced it, by its name. */
  Map<String, RoaringBitmap> announced(Runs runs) {
    Map<String, RoaringBitmap> ranked = new LinkedHashMap<>();
    for (SegmentDefinition top : tops) {
      String kept = comeFirst() ? Implied.ranked(top.name()) : top.name();
      ranked.put(top.name(), runs.members(kept));
    }
    return ranked;
  }

  /** Computes who is ranked in each top, by its name. */
  Map<String, RoaringBitmap> compute(Ledger ledger, long now) {
    Map<String, RoaringBitmap> ranked = new LinkedHashMap<>();
    if (!tops.isEmpty()) {
      Plan plan = Plan.compile(alone(), ledger.vocabulary());
      Evaluation all = Evaluation.of(ledger, plan, now, Feeding.everybody(ledger));
      tops.forEach(top -> ranked.put(top.name(), all.members(top.name())));
    }
    return ranked;
  }

  /** The profiles of an entity whose being ranked differs from what a run kept. */
  RoaringBitmap moved(Entity of, Runs runs, Map<String, RoaringBitmap> ranked) {
    RoaringBitmap moved = new RoaringBitmap();
    for (SegmentDefinition top : tops) {
      if (top.of() == of) {
        moved.or(RoaringBitmap.xor(runs.members(Implied.ranked(top.name())), of(ranked, top)));
      }
    }
    return moved;
  }

  private static RoaringBitmap of(Map<String, RoaringBitmap> ranked, SegmentDefinition top) {
    return ranked.getOrDefault(top.name(), new RoaringBitmap());
  }

  private static Set<String> ids(Ledger ledger, Entity of, RoaringBitmap numbers) {
    Set<String> ids = new HashSet<>();
    ledger.profiles().ids(of, numbers, (_, id) -> ids.add(id));
    return ids;
  }

  private static SegmentDefinition listed(SegmentDefinition top, Set<String> ids) {
    return new SegmentDefinition(
        top.of(),
        top.name(),
        top.family(),
        top.under(),
        new SegmentRule.Listed(ids),
        top.always(),
        top.never());
  }

  private static SegmentDefinition bare(SegmentDefinition top) {
    return new SegmentDefinition(
        top.of(), top.name(), Optional.empty(), Optional.empty(), top.rule(), Set.of(), Set.of());
  }

  private static Stream<String> named(Expr expr) {
    return switch (expr) {
      case Expr.Trait(String name, _) -> Stream.of(name);
      case Expr.InSegment(String name) -> Stream.of(name);
      default -> Stream.empty();
    };
  }

  /** Everything that a trait, score or segment of that name is made of, whoever's it is. */
  private Stream<Expr> definitionsOf(String name) {
    Definitions own =
        new Definitions(
            definitions.zone(),
            Optional.empty(),
            List.of(),
            definitions.traits().stream().filter(t -> t.name().equals(name)).toList(),
            definitions.scores().stream().filter(s -> s.name().equals(name)).toList(),
            definitions.segments().stream().filter(s -> s.name().equals(name)).toList(),
            List.of(),
            Set.of());
    Stream<Expr> parents =
        own.segments().stream().flatMap(s -> s.under().stream()).map(Expr.InSegment::new);
    return Stream.concat(own.expressions(), parents);
  }
}
