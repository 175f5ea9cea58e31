package io.strate.workspace.learning.model;

import io.strate.learn.leak.Leak;
import io.strate.learn.split.Split;
import io.strate.workspace.definition.Localized;
import java.util.Locale;
import java.util.Optional;

/** What whoever trusts a model should know of leaks, in both languages. */
final class LeakWords {

  private LeakWords() {}

  static Localized of(Leak leak) {
    return new Localized(
        String.format(
            Locale.FRENCH,
            "« %s » suffit à reconnaître %s (AUC %.3f) : retirez-le s'il n'est pas connu avant",
            leak.column(),
            leak.of(),
            leak.auc()),
        String.format(
            Locale.ENGLISH,
            "'%s' alone tells %s (AUC %.3f): leave it out unless it is known before",
            leak.column(),
            leak.of(),
            leak.auc()));
  }

  /** How many of those tested are known, or linked to somebody known, from other parts. */
  static Localized of(Split.Tested byLot, Optional<Split.Tested> byTime) {
    return new Localized(
        "profils testés qui sont aussi dans d'autres parties, ceux qui sont liés comptant pour un : au hasard %d sur %d"
                .formatted(byLot.known(), byLot.groups())
            + byTime
                .map(each -> ", selon le temps %d sur %d".formatted(each.known(), each.groups()))
                .orElse(""),
        "tested profiles that are in other parts too, linked ones counted as one: by lot %d of %d"
                .formatted(byLot.known(), byLot.groups())
            + byTime
                .map(each -> ", by time %d of %d".formatted(each.known(), each.groups()))
                .orElse(""));
  }
}
