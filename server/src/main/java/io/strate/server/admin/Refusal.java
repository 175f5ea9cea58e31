package io.strate.server.admin;

/** Stops a request with a problem. */
final class Refusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  Refusal(Problem problem) {
    super(problem.detail(), null, false, false);
    this.problem = problem;
  }

  static Refusal of(int status, String code, String detail) {
    return new Refusal(Problem.of(status, code, detail));
  }

  Problem problem() {
    return problem;
  }
}
