package io.strate.engine;

import io.strate.domain.Entity;
import java.util.HashMap;
import java.util.Map;

/** The units of a plan, one per entity and stage, made when they are first needed. */
final class Units {

  private record Key(Entity of, int stage) {}

  private final Plan plan;
  private final World world;
  private final boolean values;
  private final Map<Key, Unit> units = new HashMap<>();

  /**
   * @param values whether traits and scores are read of them, too, not memberships only
   */
  Units(Plan plan, World world, boolean values) {
    this.plan = plan;
    this.world = world;
    this.values = values;
  }

  Unit unit(Entity of, int stage) {
    Key key = new Key(of, stage);
    Unit unit = units.get(key);
    if (unit == null) {
      unit = new Unit(plan, of, stage, world, this, values);
      units.put(key, unit);
    }
    return unit;
  }

  /** The unit that computes all of an entity's results. */
  Unit last(Entity of) {
    return unit(of, plan.lastStage(of));
  }
}
