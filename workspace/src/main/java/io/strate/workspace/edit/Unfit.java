package io.strate.workspace.edit;

/** A piece of YAML is laid out in a way that cannot be changed in part. */
final class Unfit extends RuntimeException {

  private static final long serialVersionUID = 1L;

  Unfit() {
    super(null, null, false, false);
  }
}
