package io.strate.engine;

import io.strate.domain.Entity;
import io.strate.rule.definition.Definitions;
import io.strate.timeline.TimelineView;
import io.strate.timeline.Vocabulary;
import java.util.OptionalLong;

/** Says why a profile is a member of a segment, or has a score, with the engine's own values. */
public final class Explainer {

  private final Definitions definitions;
  private final Vocabulary vocabulary;
  private final World world;

  public Explainer(Definitions definitions, Vocabulary vocabulary, World world) {
    this.definitions = definitions;
    this.vocabulary = vocabulary;
    this.world = world;
  }

  /** Why a profile is or is not a member of a segment as of now. */
  public Explanation segment(String name, int number, long now) {
    PlanCompiler compiler = new PlanCompiler(definitions);
    Entity of = compiler.segment(name).of();
    EntityProgram program = compiler.of(of);
    program.conditions.add(program.segment(name));
    program.conditions.add(program.exists);
    new Reasons(compiler, program).compile(name);
    Unit unit = unit(new Plan(compiler, vocabulary), of);
    TimelineView view = world.view(of, number);
    unit.evaluate(number, view, now);
    Reason reason = new Reasons(compiler, program).segment(name, unit);
    boolean exists = unit.block().bit(program.exists.index(), 0);
    Turning turning = new Turning(unit, program, name, number, view);
    return new Explanation(exists, reason, turning.since(now), turning.next(now));
  }

  /** Why a trait or score has its value as of now. */
  public Reason trait(Entity of, String name, int number, long now) {
    PlanCompiler compiler = new PlanCompiler(definitions);
    EntityProgram program = compiler.of(of);
    new Reasons(compiler, program).compileTrait(name);
    Unit unit = unit(new Plan(compiler, vocabulary), of);
    unit.evaluate(number, world.view(of, number), now);
    return new Reasons(compiler, program).trait(name, unit);
  }

  private Unit unit(Plan plan, Entity of) {
    return new Units(plan, world).last(of);
  }

  /** When a membership turned, and when it will. */
  private static final class Turning {

    private final Unit unit;
    private final EntityProgram program;
    private final String segment;
    private final int number;
    private final TimelineView view;
    private int steps;

    Turning(Unit unit, EntityProgram program, String segment, int number, TimelineView view) {
      this.unit = unit;
      this.program = program;
      this.segment = segment;
      this.number = number;
      this.view = view;
    }

    /** Before everything: 2⁵² ms are 142,000 years. */
    private static final long BEGINNING = -(1L << 52);

    private static final long DAY = 86_400_000;

    /** A rule on the hour may change every hour, for ever: nobody looks farther than this. */
    private static final int MOST_STEPS = 20_000;

    /** Looks back over spans that double until one holds a change. */
    OptionalLong since(long now) {
      boolean member = isMember(now);
      long end = now + 1;
      for (long span = DAY; end > BEGINNING + 1 && steps < MOST_STEPS; span *= 2) {
        long start = span > now - BEGINNING ? BEGINNING : now - span;
        OptionalLong turned = lastTurn(start, end, member);
        if (turned.isPresent()) {
          return turned;
        }
        end = start + 1;
      }
      return OptionalLong.empty();
    }

    /** The last instant in {@code (start, end)} at which the membership became what it is. */
    private OptionalLong lastTurn(long start, long end, boolean member) {
      OptionalLong turned = OptionalLong.empty();
      boolean before = isMember(start);
      for (long t = due(); t < end; t = due()) {
        boolean now = isMember(t);
        if (now != before && now == member) {
          turned = OptionalLong.of(t);
        }
        before = now;
      }
      return steps < MOST_STEPS ? turned : OptionalLong.empty();
    }

    OptionalLong next(long now) {
      steps = 0;
      boolean member = isMember(now);
      for (long t = due(); t != Long.MAX_VALUE; t = due()) {
        if (isMember(t) != member) {
          return OptionalLong.of(t);
        }
      }
      return OptionalLong.empty();
    }

    /** The next possible change; never, when it was asked for too often. */
    private long due() {
      return ++steps < MOST_STEPS ? unit.block().due[0] : Long.MAX_VALUE;
    }

    private boolean isMember(long now) {
      unit.evaluate(number, view, now);
      return unit.block().bit(program.exists.index(), 0)
          && unit.block().bit(program.segment(segment).index(), 0);
    }
  }
}
