package io.strate.workspace.run;

import io.strate.domain.Entity;
import io.strate.engine.Plan;
import io.strate.ledger.Ledger;
import io.strate.rule.definition.Definitions;
import io.strate.workspace.open.Workspace;
import java.util.Optional;
import org.roaringbitmap.RoaringBitmap;

/**
 * What definitions say of a sample of an entity's profiles as of an instant: evaluated as a run
 * would, with everybody beside whom their rules look at.
 */
public final class SampledEvaluation {

  /** Enough for two points of a percentage, few enough for an answer while somebody types. */
  static final int SIZE = 2_000;

  /** How many profiles may be evaluated for them: beyond, asking everybody is little slower. */
  private static final int MOST = 4 * SIZE;

  /** Of fewer, an interval would say next to nothing. */
  private static final int LEAST = 100;

  private final Evaluation evaluation;
  private final RoaringBitmap sample;
  private final int all;

  private SampledEvaluation(Evaluation evaluation, RoaringBitmap sample, int all) {
    this.evaluation = evaluation;
    this.sample = sample;
    this.all = all;
  }

  /**
   * Evaluates a sample; empty if rules look from it at too many others.
   *
   * @param definitions without ranks: these need everybody
   */
  public static Optional<SampledEvaluation> at(
      Workspace workspace, Definitions definitions, Entity of, long now) {
    Ledger ledger = workspace.ledger();
    int all = ledger.profiles().count(of);
    RoaringBitmap sample = sample(ledger, of);
    Plan plan = Evaluation.plan(ledger, definitions);
    Reach reach = reach(ledger, plan, of, sample);
    if (reach.size() > MOST || sample.getCardinality() < Math.min(all, LEAST)) {
      return Optional.empty();
    }
    Evaluation evaluation = Evaluation.of(ledger, plan, now, Feeding.only(ledger, reach));
    return Optional.of(new SampledEvaluation(evaluation, sample, all));
  }

  /** Whose timelines are looked at. */
  static RoaringBitmap sample(Ledger ledger, Entity of) {
    return Sample.of(ledger.profiles().count(of), size(ledger, of));
  }

  /** Of accounts fewer, where many contacts belong to each: they are evaluated as well. */
  private static int size(Ledger ledger, Entity of) {
    long contacts = Math.max(1, ledger.profiles().count(Entity.CONTACT));
    return switch (of) {
      case CONTACT -> SIZE;
      case ACCOUNT -> (int) Math.min(SIZE, SIZE * ledger.profiles().count(of) / contacts);
    };
  }

  /** Those who decide what is said of a sample. */
  private static Reach reach(Ledger ledger, Plan plan, Entity of, RoaringBitmap sample) {
    Reach reach = new Reach(new RoaringBitmap(), new RoaringBitmap());
    reach.of(of).or(sample);
    switch (of) {
      case CONTACT -> {
        if (plan.crosses()) {
          sample.forEach(
              (int contact) -> reach.accounts().or(ledger.profiles().accountsOf(contact)));
        }
      }
      case ACCOUNT ->
          sample.forEach(
              (int account) -> reach.contacts().or(ledger.profiles().contactsOf(account)));
    }
    if (plan.crosses() && (of == Entity.ACCOUNT || plan.looksAtContacts())) {
      reach.spread(ledger.profiles(), MOST);
    }
    return reach;
  }

  /** How many were evaluated of how many there are. */
  public int size() {
    return sample.getCardinality();
  }

  /** How many there are; some may not exist as of the instant. */
  public int all() {
    return all;
  }

  /** The members of a segment among the sample. */
  public RoaringBitmap members(String segment) {
    return RoaringBitmap.and(evaluation.members(segment), sample);
  }
}
