package io.strate.rule.draft;

import io.strate.domain.Entity;
import io.strate.domain.Type;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What sources state: attributes of contacts and accounts with their types, events with their
 * properties. {@link Type#ANY} where a type is not known before data is seen; an event whose
 * properties are not known has an empty record.
 */
public record SourceCatalogue(
    Map<String, Type> contactAttributes,
    Map<String, Type> accountAttributes,
    Map<String, Type.RecordOf> events) {

  public static final SourceCatalogue EMPTY = new SourceCatalogue(Map.of(), Map.of(), Map.of());

  public SourceCatalogue {
    contactAttributes = Collections.unmodifiableMap(new TreeMap<>(contactAttributes));
    accountAttributes = Collections.unmodifiableMap(new TreeMap<>(accountAttributes));
    events = Collections.unmodifiableMap(new TreeMap<>(events));
  }

  /** The attributes of an entity. */
  public Map<String, Type> attributes(Entity of) {
    return of == Entity.CONTACT ? contactAttributes : accountAttributes;
  }
}
