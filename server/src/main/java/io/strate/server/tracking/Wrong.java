package io.strate.server.tracking;

/** A message that can never be taken, and why: what was expected, what was found. */
final class Wrong extends Exception {

  private static final long serialVersionUID = 1;

  Wrong(String message) {
    super(message, null, false, false);
  }
}
