package io.strate.workspace.form;

/** A definition says what no form holds. */
final class Unfit extends RuntimeException {

  private static final long serialVersionUID = 1L;

  Unfit() {
    super(null, null, false, false);
  }
}
