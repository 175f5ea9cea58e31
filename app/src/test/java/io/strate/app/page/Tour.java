package io.strate.app.page;

import io.strate.workspace.answer.ListMembers;
import java.util.List;

/** The addresses of all pages over the demo's workspace, for an owner who has signed in. */
final class Tour {

  private static final String SEGMENT = "/segments/temperature%2Ffroids";

  private Tour() {}

  static List<String> of(ServedPages site) {
    String contact = "/contacts/" + member(site, "temperature/froids");
    String account = "/accounts/" + member(site, "comptes_actifs");
    return List.of(
        "/",
        "/?q=zzz",
        SEGMENT,
        "/segments/new",
        "/segments/a_relancer/edit",
        "/segments/temperature/edit",
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
        "/sources",
        "/settings",
        "/settings/webhooks",
        "/settings/log",
        "/components",
        "/account",
        "/account/code",
        "/users");
  }

  private static String member(ServedPages site, String segment) {
    return site.live.ask(
        workspace -> new ListMembers(workspace).part(segment, 0, 1).members().getFirst().id());
  }
}
