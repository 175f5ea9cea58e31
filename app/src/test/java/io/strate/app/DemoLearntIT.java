package io.strate.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.strate.demo.DemoOptions;
import io.strate.demo.DemoWorkspace;
import io.strate.workspace.Circumstances;
import io.strate.workspace.Progress;
import io.strate.workspace.learning.card.CardJson;
import io.strate.workspace.learning.card.ModelCard;
import io.strate.workspace.learning.card.ModelCard.Measured;
import io.strate.workspace.learning.card.Verdict.Grade;
import io.strate.workspace.learning.refresh.LearnAnew;
import io.strate.workspace.learning.registry.Registry;
import io.strate.workspace.learning.watch.WatchLearnt;
import io.strate.workspace.learning.watch.Watched;
import io.strate.workspace.open.Workspace;
import io.strate.workspace.run.Interest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The demo's package-info says what causes what. A model finds that, and notices when it changes.
 */
final class DemoLearntIT {

  private static final ZoneId ZONE = ZoneId.of("Europe/Paris");
  private static final Instant UNTIL = Instant.parse("2026-11-25T15:00:00Z");
  private static final int CONTACTS = 6_000;

  @TempDir Path folder;

  /**
   * Projects make people look at prices and demonstrations, which the buying maturity counts: they
   * come first. Where a company is, and how often machines click, causes nothing.
   */
  @Test
  void whatTheGeneratorPlantedComesFirst() {
    Path demo = demo(0);
    try (Workspace workspace = open(demo)) {
      long now = end(workspace);
      ModelCard signing = learn(workspace, "conversion_90d", now);
      assertThat(signing.verdict().grade()).isNotEqualTo(Grade.UNFIT);
      assertThat(auc(signing.byTime().orElseThrow()).low()).as("beyond chance").isGreaterThan(0.5);
      assertThat(signing.importance().getFirst().feature())
          .isIn("maturite", "visites_tarifs_30j", "demo_vue", "engagement");
      assertThat(share(signing, Set.of("clics_robots", "account.region"))).isLessThan(0.05);

      ModelCard leaving = learn(workspace, "depart_60j", now);
      assertThat(leaving.importance().getFirst().feature())
          .isIn("fin_contrat", "compte_connexions_30j");
      assertThat(
              share(
                  leaving,
                  Set.of(
                      "fin_contrat",
                      "compte_connexions_30j",
                      "compte_connexions_avant",
                      "compte_tickets_60j")))
          .isGreaterThan(0.5);
      assertThat(share(leaving, Set.of("region"))).isLessThan(0.05);
    }
  }

  private static double share(ModelCard card, Set<String> features) {
    return card.importance().stream()
        .filter(weight -> features.contains(weight.feature()))
        .mapToDouble(ModelCard.Weight::share)
        .sum();
  }

  /**
   * The site is redone a year before the end: from then on everybody comes past the prices, and who
   * has a project asks for a demonstration.
   */
  @Test
  void aPlantedDriftIsNoticedAndLearntAway() throws IOException {
    Path demo = demo(12);
    Files.writeString(
        demo.resolve("strate.yaml"),
        """
          signature_30j:
            predict: did quote_sent within 30 days
            among: entreprise.statut != 'client'
            snapshots: weekly over 9 months
            method: gradient_boosting
            features: [visites_tarifs_30j, demo_vue, visites_30j, ouvertures_90j]
        """,
        StandardOpenOption.APPEND);
    try (Workspace workspace = open(demo)) {
      ZonedDateTime end = Instant.ofEpochMilli(end(workspace)).atZone(ZONE);
      learn(workspace, "signature_30j", instant(end.minusMonths(12)));
      Watched before = watch(workspace, instant(end.minusMonths(12)));
      assertThat(before.alerts()).as("nothing has changed yet").isEmpty();

      Watched after = watch(workspace, instant(end));
      assertThat(after.drift()).isGreaterThan(0.2);
      assertThat(after.alerts())
          .anyMatch(
              alert ->
                  alert.kind().name().equals("FEATURE")
                      && alert.subject().equals("visites_tarifs_30j"));
      ModelCard anew = learn(workspace, "signature_30j", instant(end));
      assertThat(anew.importance().getFirst().feature()).isEqualTo("demo_vue");
      ModelCard.Challenged challenge = anew.challenge().orElseThrow();
      assertThat(challenge.now().orElseThrow().name()).isEqualTo("log loss");
      assertThat(challenge.now().orElseThrow().value())
          .isLessThan(challenge.before().orElseThrow().value());
      assertThat(challenge.isWon()).as("better beyond chance: %s", challenge).isTrue();
      assertThat(watch(workspace, instant(end)).drift())
          .as("what was learnt from is what is")
          .isLessThan(0.1);
    }
  }

  private Path demo(int drift) {
    Path demo = folder.resolve("demo" + drift);
    DemoWorkspace.write(
        demo, new DemoOptions(CONTACTS, 1, UNTIL, ZONE, drift), DemoWorkspace.Progress.SILENT);
    return demo;
  }

  private static Workspace open(Path demo) {
    long end = DemoOptions.of(demo).orElseThrow().historyEnd().toEpochMilli();
    Workspace workspace =
        Workspace.open(
            demo, new Circumstances(() -> end, Progress.SILENT, _ -> {}, Optional.empty()));
    workspace.readSources(end);
    return workspace;
  }

  private static long end(Workspace workspace) {
    return workspace.circumstances().clock().getAsLong();
  }

  private static long instant(ZonedDateTime time) {
    return time.toInstant().toEpochMilli();
  }

  private static ModelCard learn(Workspace workspace, String name, long now) {
    int version = new LearnAnew(workspace).learn(name, now, Interest.LASTING).version();
    Registry registry = new Registry(workspace.ledger().notes());
    return CardJson.read(registry.part(name, version, "card"), ModelCard.class);
  }

  private static Watched watch(Workspace workspace, long now) {
    return new WatchLearnt(workspace).watch("signature_30j", now, Interest.LASTING).orElseThrow();
  }

  private static Measured auc(ModelCard.Judged judged) {
    return auc(judged.measures());
  }

  private static Measured auc(List<Measured> measures) {
    return measures.stream().filter(each -> each.name().equals("auc")).findFirst().orElseThrow();
  }
}
