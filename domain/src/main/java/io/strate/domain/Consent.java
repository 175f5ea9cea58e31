package io.strate.domain;

import java.util.Objects;

/**
 * What a contact allowed, for which channel and purpose, on which legal basis, how and with which
 * proof. {@code how} and {@code proof} are empty where the source states none.
 */
public record Consent(
    String channel, String purpose, Status status, String basis, String how, String proof) {

  /** The legal basis of a consent that names no other (GDPR, article 6(1)(a)). */
  public static final String BASIS_CONSENT = "consent";

  public Consent {
    Objects.requireNonNull(status, "status");
    if (channel.isEmpty() || purpose.isEmpty()) {
      throw new IllegalArgumentException("a consent names a channel and a purpose");
    }
  }

  /** Whether the channel may be used from now on. */
  public enum Status {
    GIVEN,
    WITHDRAWN
  }
}
