package io.strate.workspace.learning.card;

import io.strate.learn.judge.Accord;
import io.strate.workspace.definition.Localized;

/** How much alike two ways to part the same profiles are, in words. */
public enum Likeness {
  SAME("presque les mêmes groupes", "nearly the same clusters"),
  MOSTLY("pour l'essentiel les mêmes groupes", "mostly the same clusters"),
  PARTLY("en partie les mêmes groupes", "partly the same clusters"),
  OTHERS("d'autres groupes", "other clusters");

  private final Localized words;

  Likeness(String fr, String en) {
    this.words = new Localized(fr, en);
  }

  /** By the adjusted Rand index: see {@link Accord.Grade}. */
  public static Likeness of(double adjustedRand) {
    return valueOf(Accord.Grade.of(adjustedRand).name());
  }

  public Localized words() {
    return words;
  }
}
