package io.strate.engine;

import io.strate.domain.Entity;
import java.util.HashMap;
import java.util.Map;

/** The units of a plan, one per entity and stage, made when they are first needed. */
final class Units {

  private record Key(Entity of, int stage) {}

  private final Plan plan;
  private final World world;
  private final Use use;
  private final Map<Key, Unit> units = new HashMap<>();

  Units(Plan plan, World world, Use use) {
    this.plan = plan;
    this.world = world;
    this.use = use;
  }

  Unit unit(Entity of, int stage) {
    Key key = new Key(of, stage);
    Unit unit = units.get(key);
    if (unit == null) {
      unit = new Unit(plan, of, stage, world, this, use);
      units.put(key, unit);
    }
    return unit;
  }

  /** The unit that computes all of an entity's results. */
  Unit last(Entity of) {
    return unit(of, plan.lastStage(of));
  }
}
