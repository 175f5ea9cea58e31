package io.strate.workspace.run;

import io.strate.domain.Entity;
import io.strate.engine.Plan;
import io.strate.ledger.Ledger;
import io.strate.ledger.Timelines;
import io.strate.rule.Expr;
import io.strate.rule.definition.Definitions;
import java.util.List;
import java.util.Optional;
import org.roaringbitmap.RoaringBitmap;

/** Some of an entity's profiles, always the same, who are asked in the place of everybody. */
public final class Sample {

  /** Enough for two points of a percentage, few enough for an answer while somebody types. */
  private static final int SIZE = 2_000;

  /** How many profiles may be evaluated for them: beyond, asking everybody is little slower. */
  private static final int MOST = 4 * SIZE;

  /** Of fewer, an interval would say next to nothing. */
  private static final int LEAST = 100;

  private final Ledger ledger;
  private final Entity of;
  private final int all;
  private final RoaringBitmap numbers;
  private final Timelines timelines;

  private Sample(Ledger ledger, Entity of, int all, RoaringBitmap numbers, Timelines timelines) {
    this.ledger = ledger;
    this.of = of;
    this.all = all;
    this.numbers = numbers;
    this.timelines = timelines;
  }

  /** Draws profiles and reads their timelines, contacts' at least. */
  public static Sample of(Ledger ledger, Entity of) {
    int all = ledger.profiles().count(of);
    RoaringBitmap numbers = Draw.of(all, size(ledger, of));
    Timelines timelines =
        switch (of) {
          case CONTACT -> HeldTimelines.of(ledger.timelines(), numbers);
          case ACCOUNT -> ledger.timelines();
        };
    return new Sample(ledger, of, all, numbers, timelines);
  }

  /** Of accounts fewer, where many contacts belong to each: they are evaluated as well. */
  private static int size(Ledger ledger, Entity of) {
    long contacts = Math.max(1, ledger.profiles().count(Entity.CONTACT));
    return switch (of) {
      case CONTACT -> SIZE;
      case ACCOUNT -> (int) Math.min(SIZE, (long) SIZE * ledger.profiles().count(of) / contacts);
    };
  }

  /** How many are asked. */
  public int size() {
    return numbers.getCardinality();
  }

  /** How many there are; some may not exist as of an instant. */
  public int all() {
    return all;
  }

  /** The channels and purposes that the consents of these contacts name, in order. */
  public List<Expr.Reachable> purposes(long now) {
    Views views = new Views(timelines, ledger.vocabulary());
    return Consents.of(views, ledger.vocabulary(), numbers, now).purposes();
  }

  /**
   * Evaluates them as a run would, with everybody beside whom the rules look at; empty if these are
   * too many, or they themselves too few.
   *
   * @param definitions without ranks: these need everybody
   */
  public Optional<Evaluation> evaluate(Definitions definitions, long now) {
    Plan plan = Evaluation.plan(ledger, definitions);
    Reach reach = reach(plan);
    if (reach.size() > MOST || numbers.getCardinality() < Math.min(all, LEAST)) {
      return Optional.empty();
    }
    return Optional.of(Evaluation.of(ledger, plan, now, Feeding.only(ledger, timelines, reach)));
  }

  /** Those who decide what is said of them. */
  private Reach reach(Plan plan) {
    Reach reach = new Reach(new RoaringBitmap(), new RoaringBitmap());
    reach.of(of).or(numbers);
    switch (of) {
      case CONTACT -> {
        if (plan.crosses()) {
          numbers.forEach(
              (int contact) -> reach.accounts().or(ledger.profiles().accountsOf(contact)));
        }
      }
      case ACCOUNT ->
          numbers.forEach(
              (int account) -> reach.contacts().or(ledger.profiles().contactsOf(account)));
    }
    if (plan.crosses() && (of == Entity.ACCOUNT || plan.looksAtContacts())) {
      reach.spread(ledger.profiles(), MOST);
    }
    return reach;
  }

  /** Who of them is a member of a segment. */
  public RoaringBitmap members(Evaluation evaluation, String segment) {
    return RoaringBitmap.and(evaluation.members(segment), numbers);
  }

  RoaringBitmap numbers() {
    return numbers;
  }
}
