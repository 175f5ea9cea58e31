package io.strate.workspace.version;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.strate.ledger.Notes;
import io.strate.workspace.version.Version.Written;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The versions of definitions as notes of the store: of each the latest {@value #MOST}, and no more
 * than {@value #MOST_CHARACTERS} characters beside the latest. Any thread may read; one at a time
 * notes.
 */
public final class KeptVersions {

  /** So many of each definition are kept. */
  public static final int MOST = 50;

  static final int MOST_CHARACTERS = 1_000_000;

  private static final String VERSION = "definition/version/";
  private static final String LATEST = "definition/latest/";
  private static final String PENDING = "definition/pending";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Notes notes;

  /** A definition by its section and name. */
  public record Named(String section, String name) {

    /** The length keeps a name from being taken for the beginning of another. */
    private String key() {
      return section + "/" + name.length() + "/" + name;
    }

    private static Named of(String key) {
      String[] parts = key.split("/", 3);
      return new Named(parts[0], parts[2]);
    }
  }

  /** What is known of the latest version without reading it; without a hash it was removed. */
  private record Latest(long number, String hash) {

    private byte[] bytes() {
      return (number + " " + hash).getBytes(StandardCharsets.UTF_8);
    }

    private static Latest of(byte[] bytes) {
      String[] parts = new String(bytes, StandardCharsets.UTF_8).split(" ", 2);
      return new Latest(Long.parseLong(parts[0]), parts[1]);
    }
  }

  public KeptVersions(Notes notes) {
    this.notes = notes;
  }

  /**
   * Keeps a version of each definition that differs from the latest that is kept of it, and of each
   * that is no more. Reads one short note for each definition.
   *
   * @param all definitions that there are
   * @param by who changed what is new; empty if that is not known
   */
  public void note(Map<Named, Written> all, long at, String by) {
    Map<Named, Latest> latest = latest();
    List<Version> news = new ArrayList<>();
    all.forEach(
        (named, written) -> {
          Latest known = latest.getOrDefault(named, new Latest(0, ""));
          if (!known.hash().equals(written.hash())) {
            news.add(version(named, known.number() + 1, at, by, Optional.of(written)));
          }
        });
    latest.forEach(
        (named, known) -> {
          if (!all.containsKey(named) && !known.hash().isEmpty()) {
            news.add(version(named, known.number() + 1, at, by, Optional.empty()));
          }
        });
    if (!news.isEmpty()) {
      keep(news);
    }
  }

  private static Version version(
      Named named, long number, long at, String by, Optional<Written> written) {
    return new Version(
        named.section(), named.name(), number, at, by, OptionalLong.empty(), written);
  }

  private Map<Named, Latest> latest() {
    Map<Named, Latest> latest = new HashMap<>();
    notes
        .startingWith(LATEST)
        .forEach(
            (key, bytes) -> latest.put(Named.of(key.substring(LATEST.length())), Latest.of(bytes)));
    return latest;
  }

  private void keep(List<Version> news) {
    Map<String, byte[]> written = new TreeMap<>();
    ArrayNode pending = pending();
    for (Version version : news) {
      Named named = new Named(version.section(), version.name());
      written.put(key(named, version.number()), bytes(version));
      written.put(
          LATEST + named.key(),
          new Latest(version.number(), version.written().map(Written::hash).orElse("")).bytes());
      pending.add(key(named, version.number()));
    }
    written.put(PENDING, pending.toString().getBytes(StandardCharsets.UTF_8));
    notes.putAll(written);
    news.forEach(version -> trim(new Named(version.section(), version.name())));
  }

  private void trim(Named named) {
    int characters = 0;
    int kept = 0;
    for (Version version : of(named)) {
      int size = version.written().map(w -> w.text().length() + w.tree().length()).orElse(0);
      characters += kept == 0 ? 0 : size;
      kept++;
      if (kept > MOST || characters > MOST_CHARACTERS) {
        notes.remove(key(named, version.number()));
      }
    }
  }

  /** A run has computed all that was noted. */
  public void computed(long run) {
    ArrayNode pending = pending();
    Map<String, byte[]> written = new TreeMap<>();
    for (JsonNode key : pending) {
      notes
          .get(key.asText())
          .map(bytes -> version(key.asText(), bytes).computed(run))
          .ifPresent(version -> written.put(key.asText(), bytes(version)));
    }
    if (!pending.isEmpty()) {
      written.put(PENDING, "[]".getBytes(StandardCharsets.UTF_8));
      notes.putAll(written);
    }
  }

  private ArrayNode pending() {
    return notes
        .get(PENDING)
        .map(bytes -> (ArrayNode) json(bytes))
        .orElseGet(JsonNodeFactory.instance::arrayNode);
  }

  /** The versions of a definition that are kept, the latest first. */
  public List<Version> of(Named named) {
    List<Version> versions = new ArrayList<>();
    notes
        .startingWith(VERSION + named.key() + "/")
        .forEach((key, bytes) -> versions.add(version(key, bytes)));
    return versions.reversed();
  }

  /** Forgets former texts of which something is not to be kept: that an erased person is named. */
  public void forget(Predicate<String> isOfThem) {
    notes
        .startingWith(VERSION)
        .forEach(
            (key, bytes) -> {
              if (version(key, bytes).written().map(Written::text).filter(isOfThem).isPresent()) {
                notes.remove(key);
              }
            });
  }

  // ---- as notes ----

  private static String key(Named named, long number) {
    return VERSION + named.key() + "/" + "%08x".formatted(number);
  }

  private static byte[] bytes(Version version) {
    ObjectNode json =
        JsonNodeFactory.instance.objectNode().put("at", version.at()).put("by", version.by());
    version.run().ifPresent(run -> json.put("run", run));
    version
        .written()
        .ifPresent(
            written ->
                json.put("text", written.text())
                    .put("tree", written.tree())
                    .put("hash", written.hash()));
    return json.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static Version version(String key, byte[] bytes) {
    int number = key.lastIndexOf('/');
    Named named = Named.of(key.substring(VERSION.length(), number));
    JsonNode json = json(bytes);
    return new Version(
        named.section(),
        named.name(),
        Long.parseLong(key.substring(number + 1), 16),
        json.path("at").asLong(),
        json.path("by").asText(),
        json.has("run") ? OptionalLong.of(json.path("run").asLong()) : OptionalLong.empty(),
        json.has("hash")
            ? Optional.of(
                new Written(
                    json.path("text").asText(),
                    json.path("tree").asText(),
                    json.path("hash").asText()))
            : Optional.empty());
  }

  /** Notes carry a checksum: what is read is what was written. */
  private static JsonNode json(byte[] bytes) {
    try {
      return JSON.readTree(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
