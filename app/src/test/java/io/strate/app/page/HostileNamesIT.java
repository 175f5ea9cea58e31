package io.strate.app.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Texts that want to be scripts, names from right to left, emoji: each is shown as what it is. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
final class HostileNamesIT {

  private static final String SCRIPT = "<script>alert(1)</script>";
  private static final String IMAGE = "\"><img src=x onerror=alert(2)>";
  private static final String RIGHT_TO_LEFT = "عملاء مهمون";
  private static final String EMOJI = "👩🏽‍💻 Équipe 🚀";
  private static final List<String> ALL = List.of(SCRIPT, IMAGE, RIGHT_TO_LEFT, EMOJI);

  @TempDir Path folder;

  @Test
  void everyPageShowsThemAsText() throws Exception {
    write();
    try (Browsers browsers = new Browsers();
        ServedPages site = new ServedPages(folder, Vendor.NOW);
        Window window = browsers.open(site)) {
      window.welcome(site, "Camille");
      for (String path :
          List.of(
              "/",
              "/segments/scripts",
              "/segments/paliers%2Fimages",
              "/segments/scripts/edit",
              "/segments/paliers/edit",
              "/traits/piege/edit",
              "/compare?first=scripts&second=arabes",
              "/profiles",
              "/contacts/%3Cscript%3Ealert(1)%3C%2Fscript%3E",
              "/contacts/%3Cscript%3Ealert(1)%3C%2Fscript%3E/why/scripts",
              "/search?q=%3Cscript%3Ealert(1)%3C%2Fscript%3E",
              "/analyses",
              "/analyses/flows",
              "/analyses/distribution?name=piege",
              "/sources",
              "/settings",
              "/settings/log",
              "/account",
              "/users")) {
        window.go(path);
        window.page.waitForLoadState();
        assertThat(window.page.locator("h1").isVisible()).as(path).isTrue();
        assertThat(window.page.evaluate("document.querySelectorAll('img[src=x]').length"))
            .as(path)
            .isEqualTo(0);
        assertThat(window.takeFaults()).as(path).isEmpty();
      }
      window.go("/");
      ALL.forEach(label -> assertThat(window.page.locator("main").textContent()).contains(label));
      assertThat(window.page.locator("th a[href='/segments/arabes']").getAttribute("dir"))
          .isEqualTo("auto");
    }
  }

  private void write() throws IOException {
    Files.writeString(
        folder.resolve("strate.yaml"),
        """
        workspace: pieges
        locale: fr
        timezone: Europe/Paris
        sources:
          contacts:
            label: '%1$s'
            read: contacts.csv
            as: contacts
            id: id
            attributes: { ville: ville }
          gestes:
            read: gestes.csv
            as: events
            event: { column: geste }
            contact: id
            time: le
        traits:
          piege:
            label: '%1$s'
            description: '%2$s'
            value: count(geste)
        segments:
          scripts:
            label: '%1$s'
            description: '%2$s'
            folder: '%1$s'
            owner: '%2$s'
            when: ville = '%1$s' or piege > 0
          arabes: { label: '%3$s', when: ville = '%3$s' }
          joie: { label: '%4$s', folder: '%4$s', when: ville = '%4$s' }
          paliers:
            tiers: piege
            of:
              images: { bounds: "> 0", label: '%2$s' }
              autres: "<= 0"
        """
            .formatted(SCRIPT, IMAGE, RIGHT_TO_LEFT, EMOJI));
    Files.writeString(
        folder.resolve("contacts.csv"),
        "id,ville\n%s,%s\nb,%s\nc,%s\n".formatted(SCRIPT, SCRIPT, RIGHT_TO_LEFT, EMOJI));
    Files.writeString(
        folder.resolve("gestes.csv"),
        "id,geste,le,prix\n%s,geste,2026-03-01T10:00:00Z,%s\n".formatted(SCRIPT, SCRIPT));
  }
}
