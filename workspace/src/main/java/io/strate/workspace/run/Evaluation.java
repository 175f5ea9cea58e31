package io.strate.workspace.run;

import io.strate.domain.Entity;
import io.strate.domain.Value;
import io.strate.engine.Evaluator;
import io.strate.engine.Memberships;
import io.strate.engine.Plan;
import io.strate.engine.Rows;
import io.strate.engine.Run;
import io.strate.engine.Scan;
import io.strate.ledger.Ledger;
import io.strate.rule.definition.Definitions;
import io.strate.workspace.open.Workspace;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.roaringbitmap.BitSetUtil;
import org.roaringbitmap.RoaringBitmap;

/** What definitions, and what they imply, say of the profiles of a ledger as of an instant. */
public final class Evaluation {

  private final Plan plan;
  private final Memberships memberships;

  private Evaluation(Plan plan, Memberships memberships) {
    this.plan = plan;
    this.memberships = memberships;
  }

  /** Evaluates everybody. */
  public static Evaluation at(Workspace workspace, Definitions definitions, long now) {
    return at(workspace, definitions, now, Interest.LASTING);
  }

  /**
   * The same, for as long as somebody waits for it.
   *
   * @throws io.strate.domain.Failure as {@link Interest#orEnd}
   */
  public static Evaluation at(
      Workspace workspace, Definitions definitions, long now, Interest interest) {
    Ledger ledger = workspace.ledger();
    Feeding feeding = Feeding.everybody(ledger).whileWanted(interest);
    return of(ledger, plan(ledger, definitions), now, feeding);
  }

  /**
   * Evaluates everybody and hands over the complete results of one entity, block by block, in the
   * order of their numbers.
   */
  public static void each(
      Workspace workspace, Definitions definitions, Entity of, long now, Consumer<Rows> sink) {
    Ledger ledger = workspace.ledger();
    Feeding feeding = Feeding.everybody(ledger).inOrder();
    evaluate(
        ledger,
        plan(ledger, definitions),
        now,
        feeding,
        scan -> scan.of() == of && scan.isLast() ? scan.lane(sink) : scan.lane());
  }

  /** Evaluates one profile as of an instant; who is among the highest, the last run has said. */
  public static Single one(
      Workspace workspace, Definitions definitions, Entity of, int number, long now) {
    Ledger ledger = workspace.ledger();
    LedgerWorld world = LedgerWorld.asOfLastRun(ledger);
    Plan plan = plan(ledger, definitions);
    Evaluator evaluator = plan.evaluator(world);
    evaluator.evaluate(of, number, world.view(of, number), now);
    return new Single(plan, of, evaluator);
  }

  /** The results of one profile. */
  public static final class Single {

    private final Plan plan;
    private final Entity of;
    private final Evaluator evaluator;

    private Single(Plan plan, Entity of, Evaluator evaluator) {
      this.plan = plan;
      this.of = of;
      this.evaluator = evaluator;
    }

    /** The names of its traits and scores. */
    public List<String> traits() {
      return plan.traits(of);
    }

    public Value trait(String name) {
      return evaluator.trait(name);
    }

    public boolean isMember(String segment) {
      return evaluator.isMember(plan.segments(of).indexOf(segment));
    }
  }

  static Plan plan(Ledger ledger, Definitions definitions) {
    return Plan.compile(Implied.by(definitions).addedTo(definitions), ledger.vocabulary());
  }

  static Evaluation of(Ledger ledger, Plan plan, long now, Feeding feeding) {
    return evaluate(ledger, plan, now, feeding, Scan::lane);
  }

  private static Evaluation evaluate(
      Ledger ledger, Plan plan, long now, Feeding feeding, Function<Scan, Scan.Lane> lanes) {
    Run run = plan.run(LedgerWorld.asOfLastRun(ledger), now);
    for (Optional<Scan> scan = run.next(); scan.isPresent(); scan = run.next()) {
      Scan of = scan.get();
      feeding.feed(of, () -> lanes.apply(of));
    }
    return new Evaluation(plan, run.memberships());
  }

  /** The members of a segment among those who were evaluated. */
  public RoaringBitmap members(String segment) {
    return BitSetUtil.bitmapOf(memberships.members(segment));
  }

  /** Whose segment it is. */
  Entity of(String segment) {
    return plan.segments(Entity.CONTACT).contains(segment) ? Entity.CONTACT : Entity.ACCOUNT;
  }

  /** The instant before which no membership of a profile that was evaluated can change. */
  long due(Entity of, int number) {
    return memberships.due(of, number);
  }
}
