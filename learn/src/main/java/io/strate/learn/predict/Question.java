package io.strate.learn.predict;

import io.strate.learn.dataset.Target;

/** What a predictor is asked of a row, and so what its numbers mean. */
public enum Question {
  /** One number: how probable the second of two classes is, from 0 to 1. */
  YES_OR_NO,
  /** A number for each class: how probable it is; they sum to 1. */
  WHICH_CLASS,
  /** One number: the amount to be expected. */
  HOW_MUCH;

  /** The question that has these answers. */
  public static Question of(Target target) {
    return switch (target) {
      case Target.Classes classes -> classes.names().size() == 2 ? YES_OR_NO : WHICH_CLASS;
      case Target.Amounts _ -> HOW_MUCH;
    };
  }
}
