package io.strate.workspace.form;

/** A field of a row lacks, or cannot be what it says: the row is not filled in. */
final class Gap extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String field;
  private final String sentence;

  Gap(String field, String sentence) {
    super(sentence, null, false, false);
    this.field = field;
    this.sentence = sentence;
  }

  /** The field's path within its row. */
  String field() {
    return field;
  }

  String sentence() {
    return sentence;
  }
}
