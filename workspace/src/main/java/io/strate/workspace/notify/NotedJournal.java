package io.strate.workspace.notify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.strate.connect.webhook.Delivery;
import io.strate.connect.webhook.DeliveryJournal;
import io.strate.connect.webhook.FailedDelivery;
import io.strate.connect.webhook.Progress;
import io.strate.connect.webhook.Replay;
import io.strate.ledger.Notes;
import io.strate.workspace.open.Gate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is kept of deliveries, as notes of the store: of each endpoint how far it has come, and what
 * waits or has failed, by positions. Names nobody but by number.
 */
final class NotedJournal implements DeliveryJournal {

  private static final String PROGRESS = "webhook/progress/";
  private static final String WAITING = "webhook/waiting/";
  private static final String FAILED = "webhook/failed/";
  private static final int PAGE = 1_000;

  private final Notes notes;
  private final Gate gate;

  NotedJournal(Notes notes, Gate gate) {
    this.notes = notes;
    this.gate = gate;
  }

  /** Positions sort as texts do. */
  private static String key(String family, String endpoint, long position) {
    return family + endpoint + "/" + "%019d".formatted(position);
  }

  private static long position(String key) {
    return Long.parseLong(key.substring(key.lastIndexOf('/') + 1));
  }

  @Override
  public Optional<Kept> read(String endpoint) {
    return gate.pass(
        () ->
            notes
                .get(PROGRESS + endpoint)
                .map(bytes -> new Kept(progress(NoteJson.read(bytes)), waiting(endpoint))));
  }

  private List<Delivery> waiting(String endpoint) {
    List<Delivery> waiting = new ArrayList<>();
    notes
        .startingWith(WAITING + endpoint + "/")
        .forEach((key, bytes) -> waiting.add(delivery(position(key), NoteJson.read(bytes))));
    return waiting;
  }

  @Override
  public void save(String endpoint, Change change) {
    Map<String, byte[]> put = new HashMap<>();
    put.put(PROGRESS + endpoint, NoteJson.bytes(json(change.progress())));
    change
        .unsettled()
        .forEach(d -> put.put(key(WAITING, endpoint, d.position()), NoteJson.bytes(json(d))));
    change
        .failed()
        .forEach(f -> put.put(key(FAILED, endpoint, f.position()), NoteJson.bytes(json(f))));
    List<String> removed = new ArrayList<>();
    change.settled().forEach(position -> removed.add(key(WAITING, endpoint, position)));
    change.recalled().forEach(position -> removed.add(key(FAILED, endpoint, position)));
    gate.pass(() -> jot(put, removed));
  }

  /** One at a time: what failed anew is not forgotten for what it was before. */
  private synchronized void jot(Map<String, byte[]> put, List<String> removed) {
    notes.jot(put, removed);
  }

  @Override
  public List<FailedDelivery> failed(String endpoint, long after, int most) {
    List<FailedDelivery> failed = new ArrayList<>();
    gate.pass(
            () ->
                notes.startingWith(
                    FAILED + endpoint + "/", key(FAILED, endpoint, Math.max(0, after)), most))
        .forEach((key, bytes) -> failed.add(failed(position(key), NoteJson.read(bytes))));
    return failed;
  }

  @Override
  public void forgetFailed(String endpoint, Instant before) {
    String prefix = FAILED + endpoint + "/";
    Optional<String> last = Optional.of("");
    while (last.isPresent()) {
      String from = last.get();
      last = gate.pass(() -> forgetPage(prefix, from, before));
    }
  }

  /** Answers where the next page begins; empty if this was the last one. */
  private synchronized Optional<String> forgetPage(String prefix, String from, Instant before) {
    Map<String, byte[]> page = notes.startingWith(prefix, from, PAGE);
    List<String> old = new ArrayList<>();
    String last = from;
    for (Map.Entry<String, byte[]> note : page.entrySet()) {
      last = note.getKey();
      if (failed(position(last), NoteJson.read(note.getValue())).givenUp().isBefore(before)) {
        old.add(last);
      }
    }
    if (!old.isEmpty()) {
      notes.jot(Map.of(), old);
    }
    return page.size() < PAGE ? Optional.empty() : Optional.of(last);
  }

  @Override
  public void drop(String endpoint) {
    gate.pass(
        () -> {
          dropAll(WAITING + endpoint + "/");
          dropAll(FAILED + endpoint + "/");
          notes.jot(Map.of(), List.of(PROGRESS + endpoint));
        });
  }

  private void dropAll(String prefix) {
    for (Map<String, byte[]> page = notes.startingWith(prefix, "", PAGE);
        !page.isEmpty();
        page = notes.startingWith(prefix, "", PAGE)) {
      notes.jot(Map.of(), page.keySet());
    }
  }

  // ---- as JSON ----

  private static ObjectNode json(Progress progress) {
    ObjectNode json = NoteJson.object().put("read", progress.read());
    progress.failingSince().ifPresent(since -> NoteJson.put(json, "failing_since", since));
    progress
        .replay()
        .ifPresent(
            replay ->
                NoteJson.put(json.putObject("replay"), "since", replay.since())
                    .put("done", replay.done())
                    .put("up_to", replay.upTo()));
    return json;
  }

  private static Progress progress(JsonNode json) {
    return new Progress(
        json.path("read").asLong(),
        NoteJson.instant(json, "failing_since"),
        Optional.of(json.path("replay"))
            .filter(JsonNode::isObject)
            .map(
                replay ->
                    new Replay(
                        NoteJson.instant(replay, "since").orElseThrow(),
                        replay.path("done").asLong(),
                        replay.path("up_to").asLong())));
  }

  private static ObjectNode json(Delivery delivery) {
    ObjectNode json =
        NoteJson.object().put("contact", delivery.contact()).put("attempts", delivery.attempts());
    NoteJson.put(json, "since", delivery.since());
    return NoteJson.put(json, "next", delivery.next()).put("reason", delivery.reason());
  }

  private static Delivery delivery(long position, JsonNode json) {
    return new Delivery(
        position,
        json.path("contact").asText(),
        json.path("attempts").asInt(),
        NoteJson.instant(json, "since").orElseThrow(),
        NoteJson.instant(json, "next").orElseThrow(),
        json.path("reason").asText());
  }

  private static ObjectNode json(FailedDelivery failed) {
    ObjectNode json = NoteJson.put(NoteJson.object(), "at", failed.at());
    return NoteJson.put(json, "given_up", failed.givenUp())
        .put("attempts", failed.attempts())
        .put("reason", failed.reason());
  }

  private static FailedDelivery failed(long position, JsonNode json) {
    return new FailedDelivery(
        position,
        NoteJson.instant(json, "at").orElseThrow(),
        NoteJson.instant(json, "given_up").orElseThrow(),
        json.path("attempts").asInt(),
        json.path("reason").asText());
  }
}
