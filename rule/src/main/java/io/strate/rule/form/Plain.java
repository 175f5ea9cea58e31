package io.strate.rule.form;

/** Why a part of a form is text. */
public enum Plain {
  /** Somebody wrote it as text. */
  CHOSEN,
  /** It calculates. */
  CALCULATION,
  /** It lies deeper than rows are drawn. */
  DEPTH,
  /** It cannot be read as a rule. */
  WRONG
}
