package io.strate.server.pages;

import io.strate.server.pages.Frame.Room;
import io.strate.server.signin.ForRole;
import io.strate.server.signin.Form;
import io.strate.server.signin.Recorded;
import io.strate.workspace.access.AccessKeys;
import io.strate.workspace.access.AuditLog;
import io.strate.workspace.access.Role;
import io.strate.workspace.live.LiveWorkspace;
import io.strate.workspace.notify.Webhook;
import io.strate.workspace.notify.Webhooks;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;

/** Keys, webhooks and the audit log. */
@Controller
final class SettingsController {

  private static final int MOST_ENTRIES = 200;

  private final LiveWorkspace live;
  private final AccessKeys keys;
  private final Webhooks webhooks;
  private final AuditLog log;
  private final Pages pages;

  SettingsController(
      LiveWorkspace live, AccessKeys keys, Webhooks webhooks, AuditLog log, Pages pages) {
    this.live = live;
    this.keys = keys;
    this.webhooks = webhooks;
    this.log = log;
    this.pages = pages;
  }

  // ---- keys ----

  @GetMapping("/settings")
  @ForRole(Role.OWNER)
  View keys(HttpServletRequest request) {
    return keys(request, Optional.empty());
  }

  /** A key is shown when it is made, and never again. */
  @PostMapping("/settings/keys")
  @ForRole(Role.OWNER)
  @Recorded
  View makeKey(HttpServletRequest request) {
    Form form = Form.of(request);
    AccessKeys.Scope scope = AccessKeys.Scope.of(form.text("scope")).orElse(AccessKeys.Scope.WRITE);
    String made = live.ask(_ -> keys.make(form.text("name").strip(), scope));
    return keys(request, Optional.of(made));
  }

  @PostMapping("/settings/keys/remove")
  @ForRole(Role.OWNER)
  @Recorded
  String removeKey(HttpServletRequest request) {
    String name = Form.of(request).text("name");
    live.ask(
        _ -> {
          keys.remove(name);
          return name;
        });
    return "redirect:/settings";
  }

  private View keys(HttpServletRequest request, Optional<String> made) {
    Frame frame = pages.frame(request, Room.SETTINGS, "settings.keys");
    return pages.show("pages/settings/keys.jte", frame, Map.of("keys", keys.all(), "made", made));
  }

  // ---- webhooks ----

  @GetMapping("/settings/webhooks")
  @ForRole(Role.OWNER)
  View webhooks(HttpServletRequest request) {
    return webhooks(request, Optional.empty(), Optional.empty());
  }

  /** A secret is shown when it is made, and never again. */
  @PostMapping("/settings/webhooks")
  @ForRole(Role.OWNER)
  @Recorded
  View makeWebhook(HttpServletRequest request) {
    Form form = Form.of(request);
    Set<String> segments = new LinkedHashSet<>();
    form.text("segments")
        .lines()
        .map(String::strip)
        .filter(s -> !s.isEmpty())
        .forEach(segments::add);
    Webhook.Secret made =
        webhooks.create(
            new Webhook.Settings(
                form.text("url").strip(),
                segments,
                Set.of(),
                form.text("alerts").equals("true"),
                true));
    return webhooks(request, Optional.of(made.secret()), Optional.empty());
  }

  @PostMapping("/settings/webhooks/{id}/test")
  @ForRole(Role.OWNER)
  @Recorded
  View testWebhook(HttpServletRequest request, @PathVariable("id") String id) {
    return webhooks(request, Optional.empty(), Optional.of(webhooks.test(id)));
  }

  @PostMapping("/settings/webhooks/{id}/enabled")
  @ForRole(Role.OWNER)
  @Recorded
  String switchWebhook(HttpServletRequest request, @PathVariable("id") String id) {
    Webhook.Settings now = webhooks.get(id).settings();
    boolean isOn = Form.of(request).text("enabled").equals("true");
    Webhook _ =
        webhooks.change(
            id,
            new Webhook.Settings(now.url(), now.segments(), now.directions(), now.alerts(), isOn));
    return "redirect:/settings/webhooks";
  }

  @PostMapping("/settings/webhooks/{id}/remove")
  @ForRole(Role.OWNER)
  @Recorded
  String removeWebhook(@PathVariable("id") String id) {
    webhooks.remove(id);
    return "redirect:/settings/webhooks";
  }

  private View webhooks(
      HttpServletRequest request, Optional<String> secret, Optional<Webhook.Tested> tested) {
    Frame frame = pages.frame(request, Room.SETTINGS, "settings.webhooks");
    List<Webhook> all = webhooks.list();
    Map<String, Webhook.Status> statuses = new LinkedHashMap<>();
    all.forEach(one -> statuses.put(one.id(), webhooks.status(one.id())));
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("webhooks", all);
    model.put("statuses", statuses);
    model.put("secret", secret);
    model.put("tested", tested);
    return pages.show("pages/settings/webhooks.jte", frame, model);
  }

  // ---- audit log ----

  @GetMapping("/settings/log")
  @ForRole(Role.OWNER)
  View log(HttpServletRequest request) {
    Frame frame = pages.frame(request, Room.SETTINGS, "settings.log");
    return pages.show("pages/settings/log.jte", frame, Map.of("entries", log.latest(MOST_ENTRIES)));
  }
}
