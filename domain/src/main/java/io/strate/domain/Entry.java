package io.strate.domain;

import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;

/**
 * One thing that a timeline holds, from an instant on. The canonical order of entries is (time,
 * source, identity) and does not depend on the order of their arrival.
 */
public sealed interface Entry {

  /** The time of a statement that holds from always. */
  long ALWAYS = Long.MIN_VALUE;

  /** Canonical order: time, then source, then identity. */
  Comparator<Entry> ORDER = Comparator.comparingLong(Entry::time).thenComparing(Entry::origin);

  /** Milliseconds since 1970-01-01T00:00Z, or {@link #ALWAYS}. */
  long time();

  Origin origin();

  /** Something that the contact did or received. */
  record Event(long time, Origin origin, String name, Value.RecordOf properties) implements Entry {
    public Event {
      Objects.requireNonNull(properties, "properties");
      if (time == ALWAYS) {
        throw new IllegalArgumentException("an event happens at an instant");
      }
    }
  }

  /** A source states that an attribute has this value from now on; unknown withdraws it. */
  record AttributeStated(long time, Origin origin, String name, Value value) implements Entry {
    public AttributeStated {
      Objects.requireNonNull(value, "value");
    }
  }

  /**
   * A source states to which account the contact belongs from now on, none if empty. It replaces
   * what the same source stated before; what different sources state adds up.
   */
  record AccountStated(long time, Origin origin, Optional<String> account) implements Entry {}

  /** A contact allowed or forbade a channel for a purpose. */
  record ConsentStated(long time, Origin origin, Consent consent) implements Entry {}

  /** The profile was named by a source without anything else being said of it. */
  record Named(long time, Origin origin) implements Entry {}
}
