package io.strate.server.admin;

import static io.strate.workspace.access.AccessKeys.Scope.ADMIN;
import static io.strate.workspace.access.AccessKeys.Scope.READ;

import io.strate.workspace.notify.Webhook;
import io.strate.workspace.notify.Webhooks;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who is told of changes, and how that goes. */
@RestController
@RequestMapping(path = "/api/v1/webhooks", produces = MediaType.APPLICATION_JSON_VALUE)
final class WebhooksController {

  private static final int MOST = 1_000;
  private static final int MOST_OVERLAP_SECONDS = 30 * 86_400;
  private static final int DAY_SECONDS = 86_400;

  private final Webhooks webhooks;
  private final Cursors cursors;
  private final LongSupplier clock;

  WebhooksController(Webhooks webhooks, Cursors cursors, LongSupplier clock) {
    this.webhooks = webhooks;
    this.cursors = cursors;
    this.clock = clock;
  }

  /** A receiver; its secret is shown when it is made, and never again. */
  record View(
      String id,
      String url,
      Set<String> segments,
      Set<String> directions,
      boolean alerts,
      boolean enabled,
      Instant created,
      Optional<String> secret) {

    static View of(Webhook webhook, Optional<String> secret) {
      Webhook.Settings settings = webhook.settings();
      return new View(
          webhook.id(),
          settings.url(),
          settings.segments(),
          settings.directions().stream().map(WebhooksController::word).collect(Collectors.toSet()),
          settings.alerts(),
          settings.enabled(),
          webhook.created(),
          secret);
    }
  }

  record Views(List<View> items) {}

  @GetMapping
  @Needs(READ)
  Views list() {
    return new Views(
        webhooks.list().stream().map(each -> View.of(each, Optional.empty())).toList());
  }

  @PostMapping
  @Needs(ADMIN)
  ResponseEntity<View> create(HttpServletRequest request) throws IOException {
    Webhook.Secret made = webhooks.create(settings(request));
    return ResponseEntity.status(HttpStatus.CREATED)
        .body(View.of(made.webhook(), Optional.of(made.secret())));
  }

  @GetMapping("/{id}")
  @Needs(READ)
  View get(@PathVariable("id") String id) {
    return View.of(webhooks.get(id), Optional.empty());
  }

  @PutMapping("/{id}")
  @Needs(ADMIN)
  View change(@PathVariable("id") String id, HttpServletRequest request) throws IOException {
    return View.of(webhooks.change(id, settings(request)), Optional.empty());
  }

  @DeleteMapping("/{id}")
  @Needs(ADMIN)
  ResponseEntity<Void> remove(@PathVariable("id") String id) {
    webhooks.remove(id);
    return ResponseEntity.noContent().build();
  }

  @PostMapping("/{id}/secret")
  @Needs(ADMIN)
  View rotate(@PathVariable("id") String id, HttpServletRequest request) throws IOException {
    JsonBody body = JsonBody.of(request, "overlap_seconds");
    int overlap = body.whole("overlap_seconds", DAY_SECONDS, 0, MOST_OVERLAP_SECONDS);
    Webhook.Secret made = webhooks.rotate(id, Duration.ofSeconds(overlap));
    return View.of(made.webhook(), Optional.of(made.secret()));
  }

  @GetMapping("/{id}/status")
  @Needs(READ)
  Webhook.Status status(@PathVariable("id") String id) {
    return webhooks.status(id);
  }

  @GetMapping("/{id}/deliveries")
  @Needs(READ)
  Page<Webhook.Delivery> deliveries(
      @PathVariable("id") String id,
      @RequestParam(name = "state", defaultValue = "recent") String state,
      @RequestParam(name = "limit", defaultValue = "100") int limit,
      @RequestParam(name = "cursor", defaultValue = "") String cursor) {
    Page.limit(limit, MOST);
    String query = "deliveries " + id + " " + state;
    Webhook.Deliveries found =
        webhooks.deliveries(
            id,
            constant(Webhook.State.class, "state", state),
            cursors.position(query, cursor),
            limit);
    return new Page<>(
        Instant.ofEpochMilli(clock.getAsLong()),
        found.deliveries(),
        found.next().map(next -> cursors.make(query, next)));
  }

  /** Sends one message once more, or all that failed since an instant. */
  @PostMapping("/{id}/replay")
  @Needs(ADMIN)
  ResponseEntity<Void> replay(@PathVariable("id") String id, HttpServletRequest request)
      throws IOException {
    JsonBody body = JsonBody.of(request, "message", "failed_since");
    Optional<String> message = body.optionalText("message");
    if (message.isPresent()) {
      webhooks.replay(id, message.get());
    } else {
      long since = AsOf.instant("failed_since", body.text("failed_since"));
      webhooks.replayFailed(id, Instant.ofEpochMilli(since));
    }
    return ResponseEntity.accepted().build();
  }

  @PostMapping("/{id}/test")
  @Needs(ADMIN)
  Webhook.Tested test(@PathVariable("id") String id) {
    return webhooks.test(id);
  }

  private static Webhook.Settings settings(HttpServletRequest request) throws IOException {
    JsonBody body = JsonBody.of(request, "url", "segments", "directions", "alerts", "enabled");
    return new Webhook.Settings(
        body.text("url"),
        body.texts("segments"),
        body.texts("directions").stream()
            .map(word -> constant(Webhook.Direction.class, "directions", word))
            .collect(Collectors.toSet()),
        body.truth("alerts", false),
        body.truth("enabled", true));
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static <E extends Enum<E>> E constant(Class<E> type, String what, String word) {
    for (E each : type.getEnumConstants()) {
      if (word(each).equals(word)) {
        return each;
      }
    }
    throw Refusal.of(
        400,
        "request.value",
        "Expected '%s' to be one of %s, found '%s'."
            .formatted(
                what,
                List.of(type.getEnumConstants()).stream()
                    .map(WebhooksController::word)
                    .collect(Collectors.joining(", ")),
                word));
  }
}
