package io.strate.connect.webhook;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Something that happened to a contact, as the log keeps it.
 *
 * @param contact whose messages stay in order
 * @param type such as {@code segment.entered}: identifiers with full stops between them
 * @param segment the segment that it is about, if it is about one
 * @param data JSON, made when it is sent
 */
public record Message(
    long position,
    String contact,
    String type,
    Optional<String> segment,
    Instant at,
    Supplier<byte[]> data) {

  public Message {
    if (!type.matches("[A-Za-z0-9_]+(\\.[A-Za-z0-9_]+)*")) {
      throw new IllegalArgumentException("not a type of messages: " + type);
    }
  }
}
