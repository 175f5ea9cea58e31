package io.strate.rule;

import io.strate.domain.Entity;
import io.strate.domain.Type;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a rule may name: the attributes, traits, segments and events of a workspace. */
public interface Catalogue {

  /** The type of an attribute that a source states; {@link Type#ANY} if it is not known yet. */
  Optional<Type> attribute(Entity of, String name);

  /** The type of a trait or score. */
  Optional<Type> trait(Entity of, String name);

  /** How the value of a trait or score moves with time. */
  default Motion motion(Entity of, String trait) {
    return Motion.STILL;
  }

  /** The entity of a segment or of a tier by its full name. */
  Optional<Entity> segment(String name);

  /** The full names of the segments of a family; empty if there is none of that name. */
  default List<String> family(String name) {
    return List.of();
  }

  /** The entity of a cluster set, whose clusters may not be known yet. */
  default Optional<Entity> clusterSet(String name) {
    return Optional.empty();
  }

  /** The properties of an event; empty if no source declares it and nothing has carried it. */
  Optional<Type.RecordOf> event(String name);

  /** All names of one kind, to offer the nearest. */
  Set<String> attributesAndTraits(Entity of);

  Set<String> segments();

  Set<String> events();

  /** The channels by which contacts may be reachable. */
  default Set<String> channels() {
    return Set.of("email");
  }
}
