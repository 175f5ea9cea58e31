package io.strate.app.page;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import io.strate.workspace.answer.ListMembers;
import io.strate.workspace.answer.learnt.Learnable;
import io.strate.workspace.answer.learnt.ListLearnt;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The addresses of all pages over the demo's workspace, for an owner who has signed in. */
final class AllPages {

  private static final String FILE =
      """
      Adresse e-mail;Prénom;Société;Inscrit le
      anne@exemple.fr;Anne;Exemple;12/03/2026
      bruno@exemple.fr;Bruno;Exemple;13/03/2026
      sans adresse;Chloé;;14/03/2026
      """;

  private AllPages() {}

  static List<String> of(ServedPages site) {
    String contact = "/contacts/" + member(site, "temperature/froids");
    String account = "/accounts/" + member(site, "comptes_actifs");
    return List.of(
        "/",
        "/?q=zzz",
        "/?tour=1",
        "/segments/temperature%2Ffroids",
        "/segments/new",
        "/segments/a_relancer/edit",
        "/segments/temperature/edit",
        "/segments/engagement_niveau/edit",
        "/traits/new",
        "/traits/taux_ouverture/edit",
        "/scores/engagement/edit",
        "/compare?first=temperature%2Ffroids&second=cycle%2Fdormants",
        "/profiles",
        contact,
        contact + "/why/temperature%2Ffroids",
        contact + "/why/a_relancer",
        contact + "/why/engagement",
        account,
        account + "/why/comptes_actifs",
        "/search?q=a",
        "/search?q=zzz",
        "/analyses",
        "/analyses/flows",
        "/analyses/distribution",
        "/learning",
        "/monitoring",
        "/clusters/new",
        "/clusters/profils/edit",
        "/models/new",
        "/models/conversion_90d/edit",
        "/moments/new",
        "/sources",
        "/settings",
        "/settings/webhooks",
        "/settings/log",
        "/components",
        "/components/learning",
        "/components/clusters/personas",
        "/components/models/conversion_90d",
        "/components/moments/mail_moment",
        "/components/monitoring",
        "/account",
        "/account/code",
        "/users");
  }

  /** The addresses of what is learnt in a workspace. */
  static List<String> learnt(ServedPages site) {
    List<String> all = new ArrayList<>(List.of("/learning", "/monitoring"));
    site.live
        .ask(workspace -> new ListLearnt(workspace).all())
        .forEach(line -> all.add(folder(line.what().kind()) + line.what().name()));
    return all;
  }

  private static String folder(Learnable.Kind kind) {
    return switch (kind) {
      case CLUSTERS -> "/clusters/";
      case MODEL -> "/models/";
      case MOMENT -> "/moments/";
    };
  }

  /** Brings a file up to where it would be imported; the addresses of the pages on the way. */
  static List<String> bring(Window window) {
    Page page = window.page;
    window.go("/import");
    page.locator("#file")
        .setInputFiles(
            new FilePayload("inscrits.csv", "text/csv", FILE.getBytes(StandardCharsets.UTF_8)));
    page.locator("main form button").first().click();
    List<String> steps = new ArrayList<>(List.of("/import"));
    for (String step : List.of("what", "columns", "check")) {
      page.waitForURL("**/" + step);
      steps.add(page.url().substring(page.url().indexOf("/import")));
      if (!step.equals("check")) {
        page.locator("main form button.btn-primary").click();
      }
    }
    return steps;
  }

  private static String member(ServedPages site, String segment) {
    return site.live.ask(
        workspace -> new ListMembers(workspace).part(segment, 0, 1).members().getFirst().id());
  }
}
