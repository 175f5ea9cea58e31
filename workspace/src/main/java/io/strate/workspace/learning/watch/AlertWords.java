package io.strate.workspace.learning.watch;

import io.strate.learn.watch.Finding;
import io.strate.workspace.definition.Localized;
import io.strate.workspace.learning.alert.LearntAlert;
import io.strate.workspace.learning.watch.Watched.Alert;
import java.util.Locale;

/** Findings in words. */
final class AlertWords {

  private AlertWords() {}

  static Alert of(Finding finding) {
    return new Alert(
        Watched.Kind.valueOf(finding.kind().name()),
        finding.subject(),
        level(finding),
        finding.value(),
        finding.limit(),
        words(finding));
  }

  static LearntAlert.Finding finding(Alert alert) {
    return new LearntAlert.Finding(
        alert.kind().name().toLowerCase(Locale.ROOT),
        alert.subject(),
        alert.level().name().toLowerCase(Locale.ROOT),
        alert.value(),
        alert.limit(),
        alert.words());
  }

  static Watched.Level level(Finding finding) {
    return switch (finding.level()) {
      case NOTICE -> Watched.Level.NOTICE;
      case ALARM -> Watched.Level.ALARM;
    };
  }

  private static Localized words(Finding finding) {
    String subject = finding.subject();
    double value = finding.value();
    double limit = finding.limit();
    return switch (finding.kind()) {
      case FEATURE ->
          say(
              "« %s » n'est plus réparti comme à l'apprentissage : indice de stabilité %.2f, au-dessus de %.2f",
              "'%s' is not distributed any more as when it was learnt: stability index %.2f, above %.2f",
              subject,
              value,
              limit);
      case SCORES ->
          say(
              "les scores de « %s » ne sont plus répartis comme à l'apprentissage : indice de stabilité %.2f, au-dessus de %.2f",
              "the scores of '%s' are not distributed any more as when it was learnt: stability index %.2f, above %.2f",
              subject,
              value,
              limit);
      case SCORE_DISTANCE ->
          say(
              "les scores de « %s » se sont éloignés de ceux de l'apprentissage : écart %.2f, au-dessus de %.2f",
              "the scores of '%s' have moved away from those when it was learnt: distance %.2f, above %.2f",
              subject,
              value,
              limit);
      case CALIBRATION ->
          say(
              "« %s » n'est plus juste : les oui observés sont %.2f fois ceux annoncés (limite %.2f)",
              "'%s' is no longer right: as many yes came as %.2f times those promised (limit %.2f)",
              subject,
              value,
              limit);
      case MEASURE ->
          say(
              "« %s » vaut %.3f sur ce qui est arrivé depuis, moins bien que %.3f à l'apprentissage",
              "'%s' is %.3f on what has come since, worse than %.3f when it was learnt",
              subject,
              value,
              limit);
      case RETENTION ->
          say(
              "le groupe « %s » n'a gardé que %.0f %% de ses membres (limite %.0f %%)",
              "cluster '%s' has kept only %.0f %% of its members (limit %.0f %%)",
              subject,
              100 * value,
              100 * limit);
      case SILHOUETTE ->
          say(
              "les groupes de « %s » se séparent moins bien : silhouette exacte %.2f, contre %.2f à la meilleure période",
              "the clusters of '%s' are less well apart: exact silhouette %.2f, %.2f in the best period",
              subject,
              value,
              limit);
    };
  }

  private static Localized say(String fr, String en, Object... values) {
    return new Localized(
        String.format(Locale.FRENCH, fr, values), String.format(Locale.ENGLISH, en, values));
  }
}
