package io.strate.demo;

import io.strate.domain.Value;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Something that happens while the demo lives; properties are called as in the files. */
public sealed interface DemoEvent {

  /** The same for the same event, however often it is told. */
  String messageId();

  Instant time();

  /**
   * Something that a contact did or received; of a visitor whom nobody knows yet, {@code contact}
   * is empty and there is an anonymous id.
   */
  record Happened(
      String messageId,
      Instant time,
      Optional<String> contact,
      Optional<String> anonymousId,
      String event,
      Map<String, Value> properties)
      implements DemoEvent {

    public Happened {
      properties = Map.copyOf(properties);
    }
  }

  /** A visitor says who they are: from now on the anonymous id is this contact's. */
  record Identified(
      String messageId,
      Instant time,
      String contact,
      String anonymousId,
      Map<String, Value> attributes)
      implements DemoEvent {

    public Identified {
      attributes = Map.copyOf(attributes);
    }
  }

  /** A contact allows or withdraws something by e-mail. */
  record Consented(
      String messageId, Instant time, String contact, String purpose, boolean given, String how)
      implements DemoEvent {}
}
