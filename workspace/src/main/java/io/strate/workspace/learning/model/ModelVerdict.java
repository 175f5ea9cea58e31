package io.strate.workspace.learning.model;

import io.strate.workspace.definition.Localized;
import io.strate.workspace.learning.card.ModelCard.Judged;
import io.strate.workspace.learning.card.ModelCard.Measured;
import io.strate.workspace.learning.card.Verdict;
import io.strate.workspace.learning.card.Verdict.Grade;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Whether a model may feed live segments. */
final class ModelVerdict {

  /** Events per variable (Peduzzi and others 1996) would ask for more; fewer yes tell nothing. */
  private static final int FEW_YES = 100;

  private static final int TOO_FEW_YES = 20;
  private static final double UNCALIBRATED = 0.05;
  private static final double AGEING = 0.05;

  private final List<Localized> unfit = new ArrayList<>();
  private final List<Localized> care = new ArrayList<>();

  /**
   * @param yes how many rows of the rarer class there are in all
   * @param isWhether whether it answers yes or no
   */
  static Verdict of(
      Judged byLot, Optional<Judged> byTime, boolean isWhether, int yes, List<Localized> leaks) {
    ModelVerdict verdict = new ModelVerdict();
    if (isWhether) {
      verdict.count(yes);
      verdict.discriminates(byTime.orElse(byLot));
      verdict.calibrated(byTime.orElse(byLot));
      byTime.ifPresent(later -> verdict.ages(byLot, later));
    }
    if (byTime.isEmpty()) {
      verdict.care.add(
          new Localized(
              "il n'y a pas assez d'instants pour le juger sur des périodes plus récentes",
              "there are too few instants to judge it on later times"));
    }
    verdict.care.addAll(leaks);
    return verdict.sum();
  }

  private void count(int yes) {
    if (yes < FEW_YES) {
      (yes < TOO_FEW_YES ? unfit : care)
          .add(
              new Localized(
                  "seulement %d lignes où c'est arrivé : élargissez la population ou la fenêtre"
                      .formatted(yes),
                  "only %d rows of which it came true: widen the population or the window"
                      .formatted(yes)));
    }
  }

  private void discriminates(Judged judged) {
    judged.measures().stream()
        .filter(measure -> measure.name().equals("auc"))
        .filter(measure -> measure.low() <= 0.5)
        .findFirst()
        .ifPresent(auc -> unfit.add(byChance(auc)));
  }

  private static Localized byChance(Measured auc) {
    return new Localized(
        format(
            Locale.FRENCH,
            "ne fait pas mieux que le hasard : AUC %.3f, entre %.3f et %.3f",
            auc.value(),
            auc.low(),
            auc.high()),
        format(
            Locale.ENGLISH,
            "no better than chance: AUC %.3f, between %.3f and %.3f",
            auc.value(),
            auc.low(),
            auc.high()));
  }

  /** What chance alone would show as well is no reason. */
  private void calibrated(Judged judged) {
    double ece = judged.measure("ece");
    Optional<Measured> chance = judged.measured(Judged.ECE_BY_CHANCE);
    double noise = chance.map(Measured::high).orElse(0.0);
    if (ece > UNCALIBRATED && ece > noise) {
      double usual = chance.map(Measured::value).orElse(0.0);
      care.add(
          new Localized(
              format(
                  Locale.FRENCH,
                  "les probabilités sont fausses de %.3f en moyenne, où le hasard seul ferait %.3f",
                  ece,
                  usual),
              format(
                  Locale.ENGLISH,
                  "probabilities are off by %.3f in the mean, where chance alone would show %.3f",
                  ece,
                  usual)));
    }
  }

  private void ages(Judged byLot, Judged byTime) {
    double loss = byLot.measure("auc") - byTime.measure("auc");
    if (loss > AGEING) {
      care.add(
          new Localized(
              format(Locale.FRENCH, "perd %.3f d'AUC sur des périodes plus récentes", loss),
              format(Locale.ENGLISH, "loses %.3f of AUC on later times", loss)));
    }
  }

  private static String format(Locale locale, String pattern, Object... values) {
    return String.format(locale, pattern, values);
  }

  private Verdict sum() {
    List<Localized> all = new ArrayList<>(unfit);
    all.addAll(care);
    Grade grade = !unfit.isEmpty() ? Grade.UNFIT : care.isEmpty() ? Grade.FIT : Grade.WITH_CARE;
    return new Verdict(grade, all);
  }
}
