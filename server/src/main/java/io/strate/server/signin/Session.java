package io.strate.server.signin;

import java.util.Optional;

/**
 * Somebody who signs in or has signed in.
 *
 * @param user by name
 * @param began when the password was given, in milliseconds since 1970-01-01T00:00Z
 * @param seen when the last request came
 * @param offered the secret of one-time codes that is being set up
 */
record Session(String user, Stage stage, long began, long seen, Optional<String> offered) {

  enum Stage {
    /** The password was right, and a code is asked for. */
    CODE,
    SIGNED_IN
  }

  static Session begun(String user, Stage stage, long now) {
    return new Session(user, stage, now, now, Optional.empty());
  }

  boolean isSignedIn() {
    return stage == Stage.SIGNED_IN;
  }

  Session seen(long now) {
    return new Session(user, stage, began, Math.max(seen, now), offered);
  }

  Session offering(String secret) {
    return new Session(user, stage, began, seen, Optional.of(secret));
  }
}
