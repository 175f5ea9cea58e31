package io.strate.domain;

/**
 * Something that stops the work, told in one sentence: where, what was expected, what was found,
 * what to do.
 */
public final class Failure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String code;
  private final Blame blame;

  public Failure(String code, Blame blame, String message) {
    super(message);
    this.code = code;
    this.blame = blame;
  }

  public Failure(String code, Blame blame, String message, Throwable cause) {
    super(message, cause);
    this.code = code;
    this.blame = blame;
  }

  /** A stable name of the kind of failure, such as {@code store.locked}. */
  public String code() {
    return code;
  }

  public Blame blame() {
    return blame;
  }
}
