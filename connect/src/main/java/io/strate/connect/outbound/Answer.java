package io.strate.connect.outbound;

import java.util.Optional;

/** What became of a call. */
public sealed interface Answer {

  /** One sentence for people. */
  String sentence();

  /**
   * The receiver answered.
   *
   * @param body the start of the answer's body, for people to read
   * @param whole whether that is all of it
   */
  record Answered(int status, Optional<String> retryAfter, String body, boolean whole)
      implements Answer {

    public boolean accepted() {
      return status >= 200 && status < 300;
    }

    @Override
    public String sentence() {
      return status >= 300 && status < 400
          ? "answered " + status + ", and redirects are not followed: change the URL"
          : "answered " + status;
    }
  }

  /** The call was not made: the receiver's address is one that this house does not call. */
  record Refused(String sentence) implements Answer {}

  /** No answer came: no address, no connection, no trust, or a connection that broke. */
  record Unreachable(String sentence) implements Answer {}

  /** The time for the call was over. */
  record TimedOut(String sentence) implements Answer {}
}
