package io.strate.workspace.form;

/** A field of a row lacks, or cannot be what it says: the row is not filled in. */
final class Gap extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String field;
  private final Lacking lacking;

  Gap(String field, Lacking lacking) {
    super(null, null, false, false);
    this.field = field;
    this.lacking = lacking;
  }

  /** The field's path within its row. */
  String field() {
    return field;
  }

  Lacking lacking() {
    return lacking;
  }
}
