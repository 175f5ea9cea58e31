package io.strate.workspace.answer;

import io.strate.domain.Entity;
import io.strate.domain.Value;
import io.strate.workspace.definition.Localized;
import java.util.List;

/**
 * What rules of a workspace may speak of, for people to choose from.
 *
 * @param events by their names
 * @param values attributes, traits and scores, by entity and name
 * @param segments those of families too, in the order of the definitions
 * @param families in the order of the definitions
 * @param channels with the purposes that consents and rules name
 * @param sampled how many profiles the values that occur were looked up in
 * @param profiles of how many
 */
public record Choices(
    List<Event> events,
    List<Named> values,
    List<Segment> segments,
    List<Family> families,
    List<Channel> channels,
    long sampled,
    long profiles) {

  public Choices {
    events = List.copyOf(events);
    values = List.copyOf(values);
    segments = List.copyOf(segments);
    families = List.copyOf(families);
    channels = List.copyOf(channels);
  }

  /** What can be asked of a value. */
  public enum Kind {
    NUMBER,
    TEXT,
    TRUTH,
    INSTANT,
    LIST,
    /** Not known before values come. */
    OPEN
  }

  /** A value that occurs, and how often it did in the sample. */
  public record Seen(Value value, long times) {}

  public record Event(String name, Localized label, List<Property> properties) {
    public Event {
      properties = List.copyOf(properties);
    }
  }

  /**
   * A property of an event.
   *
   * @param seen the most frequent values first
   */
  public record Property(List<String> path, Kind kind, List<Seen> seen) {
    public Property {
      path = List.copyOf(path);
      seen = List.copyOf(seen);
    }
  }

  /** Where a named value comes from. */
  public enum Origin {
    ATTRIBUTE,
    TRAIT,
    SCORE
  }

  /**
   * An attribute, trait or score.
   *
   * @param unit empty if it has none
   * @param format empty if it has none
   * @param seen of attributes, the most frequent values first
   */
  public record Named(
      Entity of,
      String name,
      Origin origin,
      Localized label,
      Kind kind,
      String unit,
      String format,
      List<Seen> seen) {
    public Named {
      seen = List.copyOf(seen);
    }
  }

  public record Segment(Entity of, String name, Localized label) {}

  /**
   * Segments that belong together.
   *
   * @param isTiers whether they lie along a number
   */
  public record Family(
      Entity of, String name, Localized label, boolean isTiers, List<String> segments) {
    public Family {
      segments = List.copyOf(segments);
    }
  }

  public record Channel(String name, Localized label, List<String> purposes) {
    public Channel {
      purposes = List.copyOf(purposes);
    }
  }
}
