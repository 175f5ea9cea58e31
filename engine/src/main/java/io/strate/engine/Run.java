package io.strate.engine;

import io.strate.domain.Entity;
import io.strate.engine.column.Slot;
import io.strate.rule.definition.SegmentRule;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The evaluation of whole populations at one instant: as many scans over contacts and accounts as
 * the rules need, mostly one. Each scan is fed completely before the next is asked for.
 */
public final class Run {

  private final Plan plan;
  private final World world;
  private final long now;
  private final Memberships memberships;
  private final Crossing crossing;
  private final Map<String, Ranking> rankings = new HashMap<>();
  private final Map<String, BitSet> ranked = new HashMap<>();
  private int nextStage;

  Run(Plan plan, World world, long now) {
    this.plan = plan;
    this.world = world;
    this.now = now;
    this.memberships = new Memberships(plan);
    this.crossing = new Crossing(plan, world, now);
  }

  public long now() {
    return now;
  }

  World world() {
    return world;
  }

  /** The next scan; none if all results are there. */
  public Optional<Scan> next() {
    rank();
    while (nextStage <= lastStage()) {
      int stage = nextStage++;
      Entity of = stage % 2 == 0 ? Entity.CONTACT : Entity.ACCOUNT;
      if (isNeeded(of, stage)) {
        return Optional.of(new Scan(this, plan, of, stage));
      }
    }
    return Optional.empty();
  }

  /** Who is a member of what; complete when there is no further scan. */
  public Memberships memberships() {
    return memberships;
  }

  /** The numbers of those whom a {@code top} ranked in, once its scan is done. */
  public BitSet ranked(String segment) {
    return ranked.getOrDefault(segment, new BitSet());
  }

  private int lastStage() {
    return Math.max(
        plan.neededStage(Entity.CONTACT),
        plan.knowsAccounts() ? Math.max(1, plan.neededStage(Entity.ACCOUNT)) : 0);
  }

  private boolean isNeeded(Entity of, int stage) {
    boolean first = stage < 2;
    return first ? of == Entity.CONTACT || plan.knowsAccounts() : stage <= plan.neededStage(of);
  }

  Neighbours neighbours(Entity of, int stage) {
    Neighbours across = crossing.neighbours(of, stage);
    var ofRanks = plan.imports(of, Imports.Ranked.class, stage);
    return (block, row, number, view) -> {
      across.fill(block, row, number, view);
      for (Plan.Import<Imports.Ranked> each : ofRanks) {
        block.bit(each.slot().index(), row, ranked(each.key().segment()).get(number));
      }
    };
  }

  int[] contactsOf(int account) {
    return crossing.contactsOf(account);
  }

  /** Takes a block's results, of any lane. */
  synchronized void take(Rows rows, int stage) {
    memberships.take(rows, stage);
    takeBetween(rows, stage);
  }

  /** Takes of a block's results what scans hand over to each other. */
  synchronized void takeBetween(Rows rows, int stage) {
    crossing.take(rows, stage);
    EntityProgram program = plan.program(stage % 2 == 0 ? Entity.CONTACT : Entity.ACCOUNT);
    for (Map.Entry<String, Slot> top : program.ranked.entrySet()) {
      if (program.graph.facts(top.getValue()).stage() <= stage
          && !ranked.containsKey(top.getKey())) {
        rankings.computeIfAbsent(top.getKey(), _ -> new Ranking()).take(rows, top.getValue());
      }
    }
  }

  /** Ranks what the last scan has collected. */
  private void rank() {
    rankings.forEach(
        (segment, ranking) -> {
          SegmentRule.Top top = (SegmentRule.Top) plan.segment(segment).rule();
          Entity of = plan.segment(segment).of();
          BitSet in = ranking.top(top.size(), (a, b) -> world.compare(of, a, b));
          ranked.put(segment, in);
          memberships.ranked(of, segment, in);
        });
    rankings.clear();
  }
}
