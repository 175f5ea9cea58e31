package io.strate.workspace.learning.alert;

import io.strate.ledger.Runs;
import io.strate.workspace.definition.Localized;
import io.strate.workspace.definition.WorkspaceDefinition;
import io.strate.workspace.learning.alert.LearntAlert.Finding;
import io.strate.workspace.learning.alert.LearntAlert.Type;
import io.strate.workspace.learning.card.CardJson;
import io.strate.workspace.learning.registry.Registry;
import io.strate.workspace.open.Workspace;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Writes alerts into the log from which webhooks are sent: of each fact one, whoever comes upon it
 * again, after a restart too.
 */
public final class Alerts {

  private final WorkspaceDefinition definition;
  private final Runs log;
  private final Registry registry;

  public Alerts(Workspace workspace) {
    this.definition = workspace.definition();
    this.log = workspace.ledger().runs();
    this.registry = new Registry(workspace.ledger().notes());
  }

  /** The alert that was written so. */
  public static LearntAlert read(byte[] notice) {
    return CardJson.read(notice, LearntAlert.class);
  }

  /**
   * What is in force no longer fits. To be told before it is kept that it was looked at.
   *
   * @param last when it was looked at before, and none of this was found; 0 if never
   */
  public void drifted(String name, int version, long last, long at, List<Finding> found) {
    tell(
        "drifted/%d/%d".formatted(version, last),
        new LearntAlert(
            Type.DRIFTED,
            what(name),
            name,
            OptionalInt.of(version),
            at,
            "",
            say(
                "« %s » (version %d) ne ressemble plus à ce qui a été appris : constats %d",
                "'%s' (version %d) is no longer like what was learnt: findings %d",
                name,
                version,
                found.size()),
            found,
            List.of(),
            Optional.empty()));
  }

  /** It could not be learnt anew: once, until it is learnt again. */
  public void failed(String name, long at, String why) {
    int latest = registry.versions(name).stream().mapToInt(each -> each).max().orElse(0);
    tell(
        "failed/" + latest,
        new LearntAlert(
            Type.FAILED,
            what(name),
            name,
            registry.inForce(name),
            at,
            "",
            say("« %s » n'a pas pu être appris", "'%s' could not be learnt", name),
            List.of(),
            List.of(),
            Optional.of(why)));
  }

  /** A version has come into force. */
  public void promoted(String name, int version, long at, String by) {
    tell(
        "promoted/" + registry.promotions(name).size(),
        new LearntAlert(
            Type.PROMOTED,
            what(name),
            name,
            OptionalInt.of(version),
            at,
            by,
            say(
                "la version %2$d de « %1$s » est en vigueur",
                "version %2$d of '%1$s' is in force", name, version),
            List.of(),
            List.of(),
            Optional.empty()));
  }

  /** A new version is unfit, and what was in force stays so. */
  public void refused(String name, int version, long at, List<Localized> reasons) {
    tell(
        "refused/" + version,
        new LearntAlert(
            Type.REFUSED,
            what(name),
            name,
            OptionalInt.of(version),
            at,
            "",
            say(
                "la version %2$d de « %1$s » est refusée : elle ne vaut pas assez",
                "version %2$d of '%1$s' is refused: it is not good enough", name, version),
            List.of(),
            reasons,
            Optional.empty()));
  }

  private void tell(String fact, LearntAlert alert) {
    log.tell(
        "learnt/%d/%s/%s".formatted(alert.name().length(), alert.name(), fact),
        CardJson.write(alert));
  }

  private String what(String name) {
    if (definition.clusters().stream().anyMatch(set -> set.name().equals(name))) {
      return "clusters";
    }
    return definition.moments().stream().anyMatch(moment -> moment.name().equals(name))
        ? "moment"
        : "model";
  }

  private static Localized say(String fr, String en, Object... values) {
    return new Localized(fr.formatted(values), en.formatted(values));
  }
}
