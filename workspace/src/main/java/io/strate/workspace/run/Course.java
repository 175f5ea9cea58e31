package io.strate.workspace.run;

import io.strate.domain.Entity;
import io.strate.domain.Value;
import io.strate.engine.Evaluator;
import io.strate.engine.Plan;
import io.strate.engine.Walk;
import io.strate.engine.World;
import io.strate.rule.Expr;
import io.strate.rule.definition.Definitions;
import io.strate.workspace.open.Workspace;
import java.util.ArrayList;
import java.util.List;

/** What the engine says of single profiles at any instant, and when that turns. */
public final class Course {

  private final Workspace workspace;
  private final Definitions definitions;
  private final World world;
  private final Plan plan;
  private final Evaluator evaluator;

  /**
   * @param definitions as few as are needed: turns are looked for among all that they say
   */
  public Course(Workspace workspace, Definitions definitions) {
    this.workspace = workspace;
    this.definitions = definitions;
    this.world = new StillWorld(workspace.ledger());
    this.plan = plan(definitions);
    this.evaluator = plan.evaluator(world);
  }

  private Plan plan(Definitions of) {
    return Plan.compile(of, workspace.ledger().vocabulary());
  }

  public boolean isMember(Entity of, int number, String segment, long now) {
    evaluator.evaluate(of, number, world.view(of, number), now);
    return evaluator.isMember(plan.segments(of).indexOf(segment));
  }

  /** The value of a trait or score. */
  public Value trait(Entity of, int number, String name, long now) {
    evaluator.evaluate(of, number, world.view(of, number), now);
    return evaluator.trait(name);
  }

  /** Walks along a membership. */
  public Walk ofMembership(Entity of, int number, String segment) {
    return Walk.ofMembership(plan, world, of, number, segment);
  }

  /** Walks along some conditions. */
  public Walk ofConditions(Entity of, int number, List<Expr> conditions) {
    Definitions with = definitions;
    List<String> names = new ArrayList<>();
    for (Expr condition : conditions) {
      names.add("@condition/" + names.size());
      with = Implied.with(with, of, names.getLast(), condition);
    }
    return Walk.ofConditions(plan(with), world, of, number, names);
  }
}
