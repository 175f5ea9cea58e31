package io.strate.workspace.collect;

import io.strate.domain.Consent;
import io.strate.domain.Value;

/**
 * One thing that a sender says, checked and normalised: texts are not empty, the instant is the
 * sender's own corrected by its clock's error, and the message id is there even if the server had
 * to give one.
 */
public sealed interface Call {

  /** By which the call counts once, for good. */
  String messageId();

  Who who();

  /** When it happened or holds from, in milliseconds since 1970-01-01T00:00Z. */
  long time();

  /** Somebody did something ({@code track}, {@code page}, {@code screen}). */
  record Did(String messageId, Who who, long time, String event, Value.RecordOf properties)
      implements Call {}

  /** Somebody is described, and their names belong together ({@code identify}). */
  record Identified(String messageId, Who who, long time, Value.RecordOf traits) implements Call {}

  /** Somebody allows a channel for a purpose, or does so no more. */
  record Consented(String messageId, Who who, long time, Consent consent) implements Call {

    /** The name of the event that says so. */
    public static final String EVENT = "consent_stated";
  }

  /** Somebody belongs to an account, which is described ({@code group}). */
  record Grouped(String messageId, Who who, long time, String account, Value.RecordOf traits)
      implements Call {}

  /**
   * What came under a former name belongs to somebody ({@code alias}); if that is a known id, only
   * once somebody decides so.
   */
  record Aliased(String messageId, Who who, long time, String previousId) implements Call {}
}
