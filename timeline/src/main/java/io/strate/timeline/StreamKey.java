package io.strate.timeline;

import java.util.Objects;

/**
 * Entries of one kind and name within a timeline. The name is empty for kinds that have but one
 * stream.
 */
public record StreamKey(Kind kind, String name) {

  public static final StreamKey ACCOUNTS = new StreamKey(Kind.ACCOUNT, "");
  public static final StreamKey CONSENTS = new StreamKey(Kind.CONSENT, "");
  public static final StreamKey NAMINGS = new StreamKey(Kind.NAMED, "");

  public StreamKey {
    Objects.requireNonNull(kind, "kind");
  }

  public static StreamKey event(String name) {
    return new StreamKey(Kind.EVENT, name);
  }

  public static StreamKey attribute(String name) {
    return new StreamKey(Kind.ATTRIBUTE, name);
  }

  /** The kinds of entry, as in {@link io.strate.domain.Entry}. */
  public enum Kind {
    /** Columns: the event's properties. */
    EVENT,
    /** Column {@code value}, in its type. */
    ATTRIBUTE,
    /** Column {@code account}, text; unknown where no account is stated. */
    ACCOUNT,
    /** Text columns {@code channel, purpose, status, basis, how, proof}. */
    CONSENT,
    /** No column. */
    NAMED
  }
}
