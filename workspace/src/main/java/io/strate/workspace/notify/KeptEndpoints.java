package io.strate.workspace.notify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.strate.connect.outbound.Destination;
import io.strate.connect.webhook.Disablement;
import io.strate.connect.webhook.EndpointFilter;
import io.strate.connect.webhook.Endpoints;
import io.strate.connect.webhook.SecretRing;
import io.strate.connect.webhook.SigningSecret;
import io.strate.connect.webhook.WebhookEndpoint;
import io.strate.domain.Blame;
import io.strate.domain.Failure;
import io.strate.domain.Nearest;
import io.strate.ledger.Notes;
import io.strate.workspace.open.Gate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * Endpoints as notes of the store, with the secrets that sign for them: these cannot be hashed, so
 * whoever can read the store or a backup can sign. Safe for several threads.
 */
final class KeptEndpoints implements Endpoints {

  private static final String PREFIX = "webhook/endpoint/";

  private final Notes notes;
  private final Gate gate;
  private final Map<String, WebhookEndpoint> endpoints = new TreeMap<>();

  KeptEndpoints(Notes notes, Gate gate) {
    this.notes = notes;
    this.gate = gate;
    notes
        .startingWith(PREFIX)
        .forEach(
            (key, bytes) -> {
              String id = key.substring(PREFIX.length());
              endpoints.put(id, endpoint(id, NoteJson.read(bytes)));
            });
  }

  @Override
  public synchronized List<WebhookEndpoint> all() {
    return List.copyOf(endpoints.values());
  }

  synchronized WebhookEndpoint get(String id) {
    WebhookEndpoint endpoint = endpoints.get(id);
    if (endpoint == null) {
      throw new Failure(
          "webhook.endpoint",
          Blame.USER,
          "no webhook has the id '%s'%s".formatted(id, Nearest.hint(id, endpoints.keySet())));
    }
    return endpoint;
  }

  synchronized void add(WebhookEndpoint endpoint) {
    gate.pass(() -> notes.put(PREFIX + endpoint.id(), NoteJson.bytes(json(endpoint))));
    endpoints.put(endpoint.id(), endpoint);
  }

  synchronized WebhookEndpoint change(String id, UnaryOperator<WebhookEndpoint> change) {
    WebhookEndpoint changed = change.apply(get(id));
    add(changed);
    return changed;
  }

  synchronized void remove(String id) {
    get(id);
    gate.pass(() -> notes.remove(PREFIX + id));
    endpoints.remove(id);
  }

  /** One that was removed meanwhile stays so. */
  @Override
  public synchronized void disabled(String id, Disablement why) {
    if (endpoints.containsKey(id)) {
      change(id, endpoint -> endpoint.disabled(why));
    }
  }

  // ---- as JSON ----

  private static ObjectNode json(WebhookEndpoint endpoint) {
    ObjectNode json = NoteJson.object().put("url", endpoint.url().toString());
    NoteJson.put(json, "created", endpoint.created());
    json.put("secret", endpoint.secrets().current().text());
    endpoint
        .secrets()
        .retiring()
        .forEach(
            former ->
                NoteJson.put(json.withArray("retiring").addObject(), "until", former.until())
                    .put("secret", former.secret().text()));
    endpoint.filter().types().forEach(json.putArray("types")::add);
    endpoint.filter().segments().forEach(json.putArray("segments")::add);
    endpoint
        .disabled()
        .ifPresent(
            why ->
                NoteJson.put(json.putObject("disabled"), "at", why.at())
                    .put("reason", why.reason()));
    return json;
  }

  private static WebhookEndpoint endpoint(String id, JsonNode json) {
    List<SecretRing.Retiring> retiring = new ArrayList<>();
    json.path("retiring")
        .forEach(
            former ->
                retiring.add(
                    new SecretRing.Retiring(
                        secret(former), NoteJson.instant(former, "until").orElseThrow())));
    return new WebhookEndpoint(
        id,
        Destination.of(json.path("url").asText()),
        new SecretRing(secret(json), retiring),
        new EndpointFilter(types(json.path("types")), texts(json.path("segments"))),
        Optional.of(json.path("disabled"))
            .filter(JsonNode::isObject)
            .map(
                why ->
                    new Disablement(
                        why.path("reason").asText(), NoteJson.instant(why, "at").orElseThrow())),
        NoteJson.instant(json, "created").orElseThrow());
  }

  /** Of one that was kept before there were other types, both directions. */
  private static Set<String> types(JsonNode array) {
    return array.isEmpty() ? WebhookForm.types(Set.of()) : texts(array);
  }

  private static SigningSecret secret(JsonNode json) {
    return SigningSecret.of(json.path("secret").asText());
  }

  private static Set<String> texts(JsonNode array) {
    Set<String> texts = new HashSet<>();
    array.forEach(text -> texts.add(text.asText()));
    return texts;
  }
}
