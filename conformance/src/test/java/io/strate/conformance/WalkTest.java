package io.strate.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.strate.conformance.generate.RandomCases;
import io.strate.conformance.harness.Ranks;
import io.strate.domain.Entity;
import io.strate.domain.Entry;
import io.strate.engine.Plan;
import io.strate.engine.Walk;
import io.strate.rule.Expr;
import io.strate.rule.definition.Definitions;
import io.strate.rule.definition.SegmentDefinition;
import io.strate.rule.definition.SegmentRule;
import io.strate.rule.interpret.Constancy;
import io.strate.rule.interpret.Interpreter;
import io.strate.timeline.GrowingVocabulary;
import io.strate.timeline.Vocabulary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * The engine's walk finds the instants that the interpreter finds when it goes through the turning
 * points that it lists itself.
 */
final class WalkTest {

  private static final long CASES = 160;

  /** The interpreter looks at so many turning points; who turns only behind them is left out. */
  private static final int STEPS = 200;

  @Test
  void membershipsTurnWhereTheInterpreterSaysThatTheyDo() {
    long turns = LongStream.range(0, CASES).map(WalkTest::turns).sum();
    assertThat(turns).isGreaterThan(600);
  }

  /** How many turns of a generated case were found by both. */
  private static long turns(long seed) {
    Case generated = RandomCases.of(seed, 2, 4, 25);
    Interpreter interpreter = new Interpreter(generated.definitions(), generated.population());
    Vocabulary vocabulary = new GrowingVocabulary();
    EngineWorld world = new EngineWorld(generated.population(), vocabulary);
    Plan plan = Plan.compile(generated.definitions(), vocabulary);
    long found = 0;
    for (SegmentDefinition segment : unranked(generated.definitions())) {
      List<String> ids = world.ids(segment.of());
      for (int number = 0; number < ids.size(); number++) {
        Walk walk = Walk.ofMembership(plan, world, segment.of(), number, segment.name());
        for (long now : generated.nows()) {
          String what = "seed %d %s of %s at %d".formatted(seed, segment, ids.get(number), now);
          Plain plain = new Plain(interpreter, segment.name(), ids.get(number));
          found += compare(what, now, plain.since(now), walk.since(now), Long.MIN_VALUE);
          found += compare(what, now, plain.until(now), walk.until(now), Long.MAX_VALUE);
        }
      }
    }
    return found;
  }

  /**
   * The engine stops at what may change any segment, so that it may give up where the interpreter,
   * which asks for one, does not; but not behind the turn.
   */
  private static int compare(
      String what, long now, Optional<OptionalLong> turn, Walk.Steady steady, long never) {
    if (turn.isEmpty()) {
      return 0;
    }
    long right = turn.get().orElse(never);
    if (!steady.turns() && !steady.isUnending()) {
      assertThat(steady.instant()).as(what).isBetween(Math.min(right, now), Math.max(right, now));
      return 0;
    }
    assertThat(steady).as(what).isEqualTo(new Walk.Steady(right, turn.get().isPresent()));
    return turn.get().isPresent() ? 1 : 0;
  }

  private static List<SegmentDefinition> unranked(Definitions definitions) {
    return definitions.segments().stream()
        .filter(segment -> !Ranks.matterTo(segment.name(), definitions))
        .toList();
  }

  /** Goes through turning points; empty if it gave up, an empty instant if there is no turn. */
  private record Plain(Interpreter interpreter, String segment, String id) {

    Optional<OptionalLong> since(long now) {
      boolean member = isMember(now);
      long reached = now;
      for (int step = 0; step < STEPS; step++) {
        OptionalLong turn = interpreter.turningPoints().upTo(segment, id, reached);
        if (turn.isEmpty() || isMember(turn.getAsLong() - 1) != member) {
          return Optional.of(turn);
        }
        reached = turn.getAsLong() - 1;
      }
      return Optional.empty();
    }

    Optional<OptionalLong> until(long now) {
      boolean member = isMember(now);
      long reached = now;
      for (int step = 0; step < STEPS; step++) {
        OptionalLong turn = interpreter.turningPoints().after(segment, id, reached);
        if (turn.isEmpty() || isMember(turn.getAsLong()) != member) {
          return Optional.of(turn);
        }
        reached = turn.getAsLong();
      }
      return Optional.empty();
    }

    private boolean isMember(long instant) {
      return interpreter.isMember(segment, id, instant);
    }
  }

  // ---- stay ----

  @Test
  void whoHasStayedIsTheSameWhoeverNamesTheInstantsToLookAt() {
    long staying = LongStream.range(0, CASES).map(WalkTest::staying).sum();
    assertThat(staying).isGreaterThan(100);
  }

  /** How many answers about segments with a stay were the same, members and others. */
  private static long staying(long seed) {
    Case generated = RandomCases.of(seed, 2, 4, 25);
    Definitions definitions = generated.definitions();
    Interpreter plain = new Interpreter(definitions, generated.population());
    Interpreter walking =
        new Interpreter(definitions, generated.population(), constancy(generated));
    long same = 0;
    for (SegmentDefinition segment : unranked(definitions)) {
      if (!(segment.rule() instanceof SegmentRule.When(_, var stay)) || stay.isEmpty()) {
        continue;
      }
      for (String id : generated.population().ids(segment.of())) {
        for (long now : generated.nows()) {
          assertThat(walking.isMember(segment.name(), id, now))
              .as("seed %d %s of %s at %d", seed, segment, id, now)
              .isEqualTo(plain.isMember(segment.name(), id, now));
          same++;
        }
      }
    }
    return same;
  }

  /** By walks along the conditions that are asked for. */
  private static Constancy constancy(Case generated) {
    Vocabulary vocabulary = new GrowingVocabulary();
    EngineWorld world = new EngineWorld(generated.population(), vocabulary);
    Map<List<Object>, Walk> walks = new HashMap<>();
    return (of, id, conditions, t) -> {
      Walk walk =
          walks.computeIfAbsent(
              List.of(of, id, conditions),
              _ -> along(conditions, generated.definitions(), vocabulary, world, of, id));
      Walk.Steady steady = walk.since(t);
      return steady.isUnending() ? Entry.ALWAYS : steady.instant();
    };
  }

  private static Walk along(
      List<Expr> conditions,
      Definitions definitions,
      Vocabulary vocabulary,
      EngineWorld world,
      Entity of,
      String id) {
    List<String> names = new ArrayList<>();
    List<SegmentDefinition> segments = new ArrayList<>(definitions.segments());
    for (Expr condition : conditions) {
      names.add("@condition " + names.size());
      segments.add(segment(of, names.getLast(), condition));
    }
    Plan plan = Plan.compile(with(definitions, segments), vocabulary);
    return Walk.ofConditions(plan, world, of, world.ids(of).indexOf(id), names);
  }

  private static SegmentDefinition segment(Entity of, String name, Expr when) {
    return new SegmentDefinition(
        of,
        name,
        Optional.empty(),
        Optional.empty(),
        new SegmentRule.When(when, Optional.empty()),
        Set.of(),
        Set.of());
  }

  private static Definitions with(Definitions of, List<SegmentDefinition> segments) {
    return new Definitions(
        of.zone(),
        of.contactZone(),
        of.events(),
        of.traits(),
        of.scores(),
        segments,
        of.channels(),
        of.legalBases());
  }
}
