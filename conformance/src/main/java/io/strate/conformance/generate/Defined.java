package io.strate.conformance.generate;

import io.strate.domain.Entity;
import io.strate.domain.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What has been defined so far, and may therefore be referred to. */
final class Defined {

  /**
   * A name that a rule may use.
   *
   * @param moves its value changes by itself
   * @param free it depends neither on ranks nor on the clock on the wall, so that {@code stay} may
   *     use it
   */
  record Named(Entity of, String name, Type type, boolean moves, boolean free) {}

  private final List<Named> values;
  private final List<Named> segments;
  private final boolean onlyFree;
  private boolean usedUnfree;

  Defined() {
    this(new ArrayList<>(), new ArrayList<>(), false);
  }

  private Defined(List<Named> values, List<Named> segments, boolean onlyFree) {
    this.values = values;
    this.segments = segments;
    this.onlyFree = onlyFree;
  }

  /** The part of it that {@code stay} may use. */
  Defined onlyFree() {
    return new Defined(values, segments, true);
  }

  /**
   * Whether rules may not ask the clock on the wall; if they may, they are taken to have done so.
   */
  boolean withoutClock() {
    usedUnfree = usedUnfree || !onlyFree;
    return onlyFree;
  }

  /** Whether anything was drawn since the last call that {@code stay} may not use. */
  boolean takeUnfree() {
    boolean was = usedUnfree;
    usedUnfree = false;
    return was;
  }

  void addValue(Named named) {
    values.add(named);
  }

  void addSegment(Named named) {
    segments.add(named);
  }

  Optional<Named> value(Draw draw, Entity of, Type type, boolean moves) {
    return any(
        draw,
        values.stream()
            .filter(v -> v.of() == of && v.type().equals(type) && v.moves() == moves)
            .toList());
  }

  Optional<String> segment(Draw draw, Entity of) {
    return any(draw, segments.stream().filter(s -> s.of() == of).toList()).map(Named::name);
  }

  private Optional<Named> any(Draw draw, List<Named> choices) {
    List<Named> allowed = choices.stream().filter(named -> named.free() || !onlyFree).toList();
    if (allowed.isEmpty()) {
      return Optional.empty();
    }
    Named named = draw.from(allowed);
    usedUnfree = usedUnfree || !named.free();
    return Optional.of(named);
  }
}
