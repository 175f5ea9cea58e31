package io.strate.app.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.strate.workspace.access.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Cluster sets, models and moments are made and changed on their form. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
final class LearntFormIT {

  private static final String CLUSTERS =
      """
      clusters:
        # Qui se ressemble.
        groupes:
          features: [secteur]   # pour commencer
          k: 2
      """;

  @TempDir Path folder;
  private Browsers browsers;
  private ServedPages site;
  private Window camille;
  private Page page;

  @BeforeEach
  void serve() throws Exception {
    browsers = new Browsers();
    Vendor.write(folder);
    Files.writeString(folder.resolve("apprentissage.yaml"), CLUSTERS);
    site = new ServedPages(folder, Vendor.NOW);
    camille = browsers.open(site);
    page = camille.page;
    camille.welcome(site, "Camille");
  }

  @AfterEach
  void end() {
    browsers.close();
    site.close();
  }

  private String main() throws IOException {
    return Files.readString(folder.resolve("strate.yaml"));
  }

  private String learning() throws IOException {
    return Files.readString(folder.resolve("apprentissage.yaml"));
  }

  private static void open(Window window, String path) {
    window.go(path);
    window.page.locator("#builder[data-ready]").waitFor();
  }

  @Test
  void aModelIsMadeWithWhatIsWrongSaidInPlace() throws Exception {
    camille.go("/learning");
    camille.press(AriaRole.LINK, "Nouveau modèle");
    page.locator("#builder[data-ready]").waitFor();
    page.locator("#label-fr").fill("Demandera une démo");
    assertThat(page.locator("#name")).hasValue("demandera_une_demo");

    page.locator("#predict-text").fill("a fait demande_demo");
    assertThat(page.locator("#predict-all-problem"))
        .containsText("donnez une période à chaque événement");
    page.locator("#save-button").click();
    assertThat(page.locator("#builder-notices")).containsText("à compléter");
    page.locator("#predict-text").fill("a fait demande_demo dans les 30 derniers jours");
    assertThat(page.locator("#predict-all-problem")).isEmpty();

    page.locator("#features-from").selectOption("list");
    assertThat(page.locator("#features-all-problem")).containsText("choisissez au moins");
    page.locator("#features-add").fill("secteur");
    page.locator("#prepare-0").selectOption("one_hot");
    page.locator("#threshold").selectOption("recall_at_least");
    Locator share = page.locator("#threshold-recall_at_least");
    share.fill("80");
    assertThat(share).hasAttribute("aria-invalid", "true");
    share.fill("0,8");
    assertThat(share).not().hasAttribute("aria-invalid", "true");
    page.locator("#schedule-drift").fill("0,2");
    assertThat(page.locator("#yaml-preview")).containsText("retrain: weekly, or drift > 0.2");
    assertThat(page.locator("#builder-words")).containsText("demande de démonstration");

    page.locator("#save-button").click();
    assertThat(page.locator("h1")).hasText("Demandera une démo");
    assertThat(page.url()).endsWith("/models/demandera_une_demo");
    assertThat(main())
        .endsWith(
            """
            models:
              demandera_une_demo:
                label: Demandera une démo
                predict: a fait demande_demo dans les 30 derniers jours
                features:
                  - secteur
                prepare:
                  secteur: one_hot
                threshold:
                  recall_at_least: 0.8
                retrain: weekly, or drift > 0.2
            """);
    assertThat(camille.takeFaults()).allMatch(fault -> fault.contains("422"));
  }

  /** Of a condition yes and no are offered; of anything else what is typed. */
  @Test
  void answersGetAWeightAndLoseIt() {
    open(camille, "/models/new");
    page.locator("#label-fr").fill("Demandera une démo");
    page.locator("#predict-text").fill("a fait demande_demo dans les 30 derniers jours");
    page.locator("#weights").selectOption("given");
    page.locator("#weight-0").fill("3");
    page.locator("#weight-1-remove").click();
    assertThat(page.locator("#weight-add")).isFocused();
    assertThat(page.locator("#yaml-preview")).containsText("yes: 3");
    assertThat(page.locator("#yaml-preview")).not().containsText("no:");
    page.locator("#weight-add").click();
    assertThat(page.locator("#weight-1")).isFocused();
    assertThat(page.locator("#yaml-preview")).containsText("no: 1");

    page.locator("#predicts").selectOption("value");
    page.locator("#predict-text").fill("dernier(demande_demo.sujet dans les 30 derniers jours)");
    page.locator("#weights").selectOption("given");
    assertThat(page.locator("#weights-all-problem")).containsText("ajoutez au moins une réponse");
    page.locator("#weight-add").fill("banque");
    page.locator("#weight-add").press("Enter");
    assertThat(page.locator("#weight-0")).isFocused();
    page.locator("#weight-0").fill("2,5");
    assertThat(page.locator("#weights-all-problem")).isEmpty();
    assertThat(page.locator("#yaml-preview")).containsText("banque: 2.5");
    page.locator("#weight-0-remove").click();
    assertThat(page.locator("#yaml-preview")).not().containsText("banque");
  }

  @Test
  void aMomentOfTwoEventsIsMade() throws Exception {
    open(camille, "/moments/new");
    page.locator("#label-fr").fill("Bonne heure");
    page.locator("#event0-events-event").fill("visite des tarifs");
    page.locator("#add-event").click();
    page.locator("#event1-events-event").fill("demande de démonstration");
    page.locator("#within").fill("180 jours");
    assertThat(page.locator("#yaml-preview")).containsText("- demande_demo");
    page.locator("#save-button").click();
    assertThat(page.locator("h1")).hasText("Bonne heure");
    assertThat(main())
        .endsWith(
            """
            moments:
              bonne_heure:
                label: Bonne heure
                of:
                  - visite_tarifs
                  - demande_demo
                within: 180 jours
            """);
  }

  @Test
  void ofTwoPeopleTheSecondIsToldAndCommentsStay() throws Exception {
    Window bob = invited();
    open(camille, "/clusters/groupes/edit");
    open(bob, "/clusters/groupes/edit");
    page.locator("#k-least").fill("3");
    page.locator("#save-button").click();
    assertThat(page.locator("h1")).hasText("groupes");
    assertThat(learning()).isEqualTo(CLUSTERS.replace("k: 2", "k: 3"));

    bob.page.locator("#k").selectOption("range");
    bob.page.locator("#save-button").click();
    assertThat(bob.page.locator("#conflict-theirs")).containsText("k: 3");
    assertThat(bob.page.locator("#conflict-mine")).containsText("k: 2..8");
    assertThat(learning()).isEqualTo(CLUSTERS.replace("k: 2", "k: 3"));
    bob.page.locator("#conflict-keep").click();
    assertThat(bob.page.locator("h1")).hasText("groupes");
    assertThat(learning()).isEqualTo(CLUSTERS.replace("k: 2", "k: 2..8"));
  }

  private Window invited() {
    Window window = browsers.open(site);
    window.go("/password#" + site.invite("Bob", Role.EDITOR));
    window.page.locator("#new").fill(Window.PASSWORD);
    window.page.locator("#again").fill(Window.PASSWORD);
    window.leave(() -> window.page.locator("main form button").click());
    window.go("/");
    assertThat(window.page.locator(".personal")).containsText("bob");
    return window;
  }
}
