package io.strate.server.tracking;

/** A request of which nothing can be taken, with the status that says so. */
final class Unreadable extends Exception {

  private static final long serialVersionUID = 1;

  private final int status;

  Unreadable(int status, String message) {
    super(message, null, false, false);
    this.status = status;
  }

  int status() {
    return status;
  }
}
