package io.strate.app.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.strate.workspace.access.Role;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What goes wrong while somebody edits: nothing that was typed is lost, nothing is overwritten. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
final class EditingIT {

  private static final String EDIT = "/segments/joignables/edit";

  @TempDir Path folder;
  private Browsers browsers;
  private ServedPages site;
  private Window camille;

  @BeforeEach
  void serve() throws Exception {
    browsers = new Browsers();
    Vendor.write(folder);
    site = new ServedPages(folder, Vendor.NOW);
    camille = browsers.open(site);
    camille.welcome(site, "Camille");
  }

  @AfterEach
  void end() {
    browsers.close();
    site.close();
  }

  private static void edit(Window window, String description) {
    window.go(EDIT);
    window.page.locator("#builder[data-ready]").waitFor();
    window.page.locator("details:has(#description-fr) > summary").first().click();
    window.page.locator("#description-fr").fill(description);
  }

  @Test
  void aSessionThatEndsInMidEditLosesNothing() throws Exception {
    edit(camille, "Qui lit nos lettres");
    camille.page.waitForCondition(
        () ->
            (Boolean)
                camille.page.evaluate(
                    "Object.values(localStorage).some(draft => draft.includes('Qui lit nos lettres'))"));
    camille.context().clearCookies();
    camille.page.locator("#save-button").click();
    assertThat(camille.page.locator("#builder-notices"))
        .containsText("Votre session est terminée. Rien n’est perdu");
    camille.page.locator("#builder-notices a").click();
    camille.page.locator("#name").fill("Camille");
    camille.page.locator("#password").fill(Window.PASSWORD);
    camille.page.locator("main form button").click();
    camille.page.locator("#draft-take").click();
    assertThat(camille.page.locator("#description-fr")).hasValue("Qui lit nos lettres");
    camille.page.locator("#save-button").click();
    assertThat(camille.page.locator("h1")).hasText("Joignables");
    assertThat(Files.readString(folder.resolve("strate.yaml"))).contains("Qui lit nos lettres");
  }

  @Test
  void ofTwoPeopleTheSecondIsToldAndOverwritesNothingUnasked() throws Exception {
    Window bob = invited("Bob");
    edit(camille, "De Camille");
    edit(bob, "De Bob");
    camille.page.locator("#save-button").click();
    assertThat(camille.page.locator("h1")).hasText("Joignables");

    bob.page.locator("#save-button").click();
    assertThat(bob.page.locator("#builder-notices"))
        .containsText("Quelqu’un d’autre a modifié cette définition entre-temps");
    assertThat(bob.page.locator("#conflict-theirs")).containsText("De Camille");
    assertThat(bob.page.locator("#description-fr")).hasValue("De Bob");
    assertThat(Files.readString(folder.resolve("strate.yaml")))
        .contains("De Camille")
        .doesNotContain("De Bob");

    bob.page.locator("#conflict-keep").click();
    assertThat(bob.page.locator("h1")).hasText("Joignables");
    assertThat(Files.readString(folder.resolve("strate.yaml")))
        .contains("De Bob")
        .doesNotContain("De Camille");
  }

  private Window invited(String name) {
    Window window = browsers.open(site);
    Page page = window.page;
    window.go("/password#" + site.invite(name, Role.EDITOR));
    page.locator("#new").fill(Window.PASSWORD);
    page.locator("#again").fill(Window.PASSWORD);
    window.leave(() -> page.locator("main form button").click());
    window.go("/");
    assertThat(page.locator(".personal")).containsText(name.toLowerCase(Locale.ROOT));
    return window;
  }
}
