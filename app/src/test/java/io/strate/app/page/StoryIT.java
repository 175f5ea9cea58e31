package io.strate.app.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.strate.app.Cli;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A day of somebody who sells: a segment is built in French, somebody enters it and leaves it
 * before one's eyes, and a change is undone. Once with the mouse, once with the keyboard alone.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
final class StoryIT {

  private static final String ROWS = "#when-rows-";

  private static Browsers browsers;

  @TempDir Path folder;
  private ServedPages site;
  private Window window;
  private Page page;

  @BeforeAll
  static void start() {
    browsers = new Browsers();
  }

  @AfterAll
  static void end() {
    if (browsers != null) {
      browsers.close();
    }
  }

  @BeforeEach
  void serve() throws Exception {
    Vendor.write(folder);
    site = new ServedPages(folder, Vendor.NOW);
    window = browsers.open(site);
    page = window.page;
  }

  @AfterEach
  void close() {
    window.close();
    site.close();
  }

  @Test
  void withTheMouse() throws Exception {
    tell(new Mouse());
  }

  @Test
  void withTheKeyboardAlone() throws Exception {
    tell(new Keys(page));
  }

  private void tell(Hands hands) throws Exception {
    becomeOwner(hands);
    openBuilder(hands);
    build(hands);
    requireCounts();
    seeWhoWouldEnter(hands);
    save(hands);
    watchBobEnter();
    readWhy(hands);
    watchBobLeave();
    changeAndUndo(hands);
    assertThat(window.takeFaults()).isEmpty();
    Cli.Result checked = Cli.run("check", folder.toString());
    assertThat(checked.code()).as(checked.err()).isZero();
  }

  private void becomeOwner(Hands hands) {
    window.go("/welcome#" + site.welcome());
    hands.write(page.locator("#name"), "Camille");
    hands.write(page.locator("#new"), Window.PASSWORD);
    hands.write(page.locator("#again"), Window.PASSWORD);
    hands.press(page.locator("main form button"));
    if (!page.url().endsWith("/")) {
      hands.press(page.locator("main a[href='/']"));
    }
    assertThat(page.locator("h1")).hasText("Segments");
  }

  private void openBuilder(Hands hands) {
    hands.press(page.locator("main a[href='/segments/new']").first());
    page.locator("#builder[data-ready]").waitFor();
  }

  /**
   * Those who signed up within 90 days or make software, and who asked for a demonstration within
   * seven days of a look at the prices, three weeks old at most.
   */
  private void build(Hands hands) {
    hands.write(page.locator("#label-fr"), "À rappeler");
    assertThat(page.locator("#name")).hasValue("a_rappeler");
    hands.press(page.locator("#when-add-group"));
    hands.write(page.locator(ROWS + "0-rows-0-value-name"), "inscrit_le");
    hands.choose(page.locator(ROWS + "0-rows-0-operator"), "tombe");
    hands.write(page.locator(ROWS + "0-rows-0-window-span-count"), "90");
    hands.press(page.locator(ROWS + "0-add"));
    hands.write(page.locator(ROWS + "0-rows-1-value-name"), "secteur");
    hands.choose(page.locator(ROWS + "0-rows-1-operator"), "est");
    hands.write(page.locator(ROWS + "0-rows-1-operands-0-text"), "logiciel");
    hands.press(page.locator("#when-add"));
    hands.choose(page.locator(ROWS + "1-kind"), "Suite d’événements");
    hands.write(page.locator(ROWS + "1-steps-0-event"), "visite des tarifs");
    hands.choose(page.locator(ROWS + "1-steps-0-window-window"), "dans les derniers");
    hands.write(page.locator(ROWS + "1-steps-0-window-span-count"), "21");
    hands.write(page.locator(ROWS + "1-steps-1-event"), "demande de démonstration");
  }

  private void requireCounts() {
    assertThat(page.locator("#count-status")).hasText("Compte exact.");
    assertThat(page.locator("#count-figure .value")).hasText("2");
    assertThat(page.locator("#count-details")).containsText("par e-mail, pour « offres »1");
    Locator sample = page.locator("#count-details .sample a");
    assertThat(sample).hasText(new String[] {"ana", "cleo"});
  }

  private void seeWhoWouldEnter(Hands hands) {
    hands.press(page.locator("#plan-button"));
    assertThat(page.locator("#plan")).containsText("2 entreraient");
  }

  private void save(Hands hands) {
    hands.press(page.locator("#save-button"));
    assertThat(page.locator("h1")).hasText("À rappeler");
    assertThat(page.locator("#figures .value").first()).hasText("2");
    assertThat(page.locator("#member-rows")).not().containsText("bob");
  }

  private void watchBobEnter() throws Exception {
    page.evaluate("window.notReloaded = true");
    site.send("bob", "demande_demo");
    assertThat(page.locator("#member-rows")).containsText("bob");
    assertThat(page.locator("#figures .value").first()).hasText("3");
    assertThat(page.evaluate("window.notReloaded")).isEqualTo(true);
  }

  private void readWhy(Hands hands) {
    hands.press(page.locator("#member-rows a[href*='/contacts/bob/why/']"));
    assertThat(page.locator("main")).containsText("bob est dans À rappeler");
    assertThat(page.locator("main")).containsText("demande_demo");
    hands.press(page.locator("main a[href='/segments/a_rappeler']"));
    assertThat(page.locator("h1")).hasText("À rappeler");
  }

  /** On 1 April the look at the prices of 11 March is three weeks old; those of the others too. */
  private void watchBobLeave() {
    page.evaluate("window.notReloaded = true");
    site.pass(Duration.ofDays(20));
    assertThat(page.locator("#members-part")).containsText("Personne");
    assertThat(page.locator("#figures .value").first()).hasText("0");
    assertThat(page.evaluate("window.notReloaded")).isEqualTo(true);
  }

  private void changeAndUndo(Hands hands) throws Exception {
    hands.press(page.locator("main a[href='/segments/a_rappeler/edit']"));
    page.locator("#builder[data-ready]").waitFor();
    hands.write(page.locator(ROWS + "1-steps-0-window-span-count"), "60");
    assertThat(page.locator("#count-figure .value")).hasText("3");
    hands.press(page.locator("#save-button"));
    assertThat(page.locator("h1")).hasText("À rappeler");
    assertThat(page.locator("#figures .value").first()).hasText("3");
    assertThat(Files.readString(folder.resolve("strate.yaml"))).contains("60 derniers jours");

    hands.press(page.locator("#versions-part summary").nth(1));
    hands.press(page.locator("#versions-part form button").first());
    assertThat(page.locator("#figures .value").first()).hasText("0");
    assertThat(Files.readString(folder.resolve("strate.yaml")))
        .contains("21 derniers jours")
        .contains("joignables:                   # pour la lettre du mois");
  }
}
