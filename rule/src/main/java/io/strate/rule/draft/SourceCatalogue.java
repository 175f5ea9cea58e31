package io.strate.rule.draft;

import io.strate.domain.Entity;
import io.strate.domain.Type;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What sources state: attributes of contacts and accounts with their types, events with their
 * properties. {@link Type#ANY} where a type is not known before data is seen; an event whose
 * properties are not known has an empty record.
 *
 * @param identifying attributes that tell one profile from another, and say nothing of it else
 */
public record SourceCatalogue(
    Map<String, Type> contactAttributes,
    Map<String, Type> accountAttributes,
    Map<String, Type.RecordOf> events,
    Map<Entity, Set<String>> identifying) {

  public static final SourceCatalogue EMPTY = new SourceCatalogue(Map.of(), Map.of(), Map.of());

  /** Attributes none of which is known to identify anybody. */
  public SourceCatalogue(
      Map<String, Type> contactAttributes,
      Map<String, Type> accountAttributes,
      Map<String, Type.RecordOf> events) {
    this(contactAttributes, accountAttributes, events, Map.of());
  }

  public SourceCatalogue {
    contactAttributes = Collections.unmodifiableMap(new TreeMap<>(contactAttributes));
    accountAttributes = Collections.unmodifiableMap(new TreeMap<>(accountAttributes));
    events = Collections.unmodifiableMap(new TreeMap<>(events));
    identifying = Map.copyOf(identifying);
  }

  /** The attributes of an entity that only tell profiles apart. */
  public Set<String> identifying(Entity of) {
    return identifying.getOrDefault(of, Set.of());
  }

  /** The attributes of an entity. */
  public Map<String, Type> attributes(Entity of) {
    return of == Entity.CONTACT ? contactAttributes : accountAttributes;
  }
}
