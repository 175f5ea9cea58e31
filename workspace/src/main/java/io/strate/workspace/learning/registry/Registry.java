package io.strate.workspace.learning.registry;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.strate.domain.Blame;
import io.strate.domain.Failure;
import io.strate.ledger.Notes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;

/**
 * The versions of cluster sets and models, as notes of the store: what backs up the store backs
 * them up. A version never changes; its number is given once. Any thread may read; one at a time
 * writes.
 */
public final class Registry {

  /** So many versions of each are kept, beside those that have ever been in force. */
  public static final int MOST = 20;

  private static final String PREFIX = "learnt/";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Notes notes;

  public Registry(Notes notes) {
    this.notes = notes;
  }

  /**
   * Keeps a new version; it is not in force yet. The oldest that never was makes room.
   *
   * @param parts what it consists of, by the names of its parts
   * @return its number, from 1 on
   */
  public int keep(String name, Map<String, byte[]> parts) {
    int number = latest(name) + 1;
    Map<String, byte[]> written = new TreeMap<>();
    parts.forEach((part, bytes) -> written.put(key(name, number, part), bytes));
    written.put(key(name, "latest"), Integer.toString(number).getBytes(StandardCharsets.UTF_8));
    notes.putAll(written);
    trim(name);
    return number;
  }

  /** The number given last; 0 if none was. */
  private int latest(String name) {
    return notes
        .get(key(name, "latest"))
        .map(bytes -> Integer.parseInt(new String(bytes, StandardCharsets.UTF_8)))
        .orElse(0);
  }

  private void trim(String name) {
    Set<Integer> everInForce = new HashSet<>();
    promotions(name).forEach(promotion -> everInForce.add(promotion.version()));
    List<Integer> others =
        versions(name).stream().filter(version -> !everInForce.contains(version)).toList();
    for (int version : others.subList(0, Math.max(0, others.size() - MOST))) {
      notes.startingWith(prefix(name, version)).keySet().forEach(notes::remove);
    }
  }

  /** The numbers of the versions that are kept, ascending. */
  public List<Integer> versions(String name) {
    String prefix = key(name, "version/");
    return notes.startingWith(prefix).keySet().stream()
        .map(key -> Integer.parseInt(key.substring(prefix.length(), prefix.length() + 8)))
        .distinct()
        .toList();
  }

  /**
   * A part of a version.
   *
   * @throws Failure {@code learnt.unknown} if no such version is kept, or it has no such part
   */
  public byte[] part(String name, int version, String part) {
    return notes
        .get(key(name, version, part))
        .orElseThrow(() -> unknown(name, version, "no %s of it is kept".formatted(part)));
  }

  /** The same, if there is such a part: versions from before it was kept have none. */
  public Optional<byte[]> find(String name, int version, String part) {
    return notes.get(key(name, version, part));
  }

  private Failure unknown(String name, int version, String found) {
    return new Failure(
        "learnt.unknown",
        Blame.USER,
        "version %d of '%s': %s; expected one of %s"
            .formatted(version, name, found, versions(name)));
  }

  /**
   * From now on a version is in force.
   *
   * @throws Failure {@code learnt.unknown} if no such version is kept, and as {@link
   *     #requireNotBefore}
   */
  public void promote(String name, int version, long at, String by) {
    requireNotBefore(name, at);
    if (!versions(name).contains(version)) {
      throw unknown(name, version, "not kept");
    }
    List<Promotion> all = new ArrayList<>(promotions(name));
    all.add(new Promotion(version, at, by));
    try {
      notes.put(key(name, "promotions"), JSON.writeValueAsBytes(all));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * What was in force at an instant stays what was: nothing comes into force before what is.
   *
   * @throws Failure {@code learnt.past} if an instant is before that of the last promotion
   */
  public void requireNotBefore(String name, long at) {
    List<Promotion> all = promotions(name);
    if (!all.isEmpty() && at < all.getLast().at()) {
      throw new Failure(
          "learnt.past",
          Blame.USER,
          "'%s': version %d came into force as of %s; learn or promote as of then or later, not as of %s"
              .formatted(
                  name,
                  all.getLast().version(),
                  Instant.ofEpochMilli(all.getLast().at()),
                  Instant.ofEpochMilli(at)));
    }
  }

  /** All promotions, in their order. */
  public List<Promotion> promotions(String name) {
    return notes.get(key(name, "promotions")).map(Registry::read).orElse(List.of());
  }

  private static List<Promotion> read(byte[] bytes) {
    try {
      return JSON.readValue(bytes, new TypeReference<List<Promotion>>() {});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The version in force: the one promoted last. */
  public OptionalInt inForce(String name) {
    List<Promotion> all = promotions(name);
    return all.isEmpty() ? OptionalInt.empty() : OptionalInt.of(all.getLast().version());
  }

  /** The version that was in force before the one that is: what to roll back to. */
  public OptionalInt beforeInForce(String name) {
    OptionalInt present = inForce(name);
    return promotions(name).reversed().stream()
        .mapToInt(Promotion::version)
        .filter(version -> version != present.orElse(0))
        .findFirst();
  }

  /**
   * The version that was in force as of an instant.
   *
   * @param now in milliseconds since 1970-01-01T00:00Z
   */
  public Optional<Promotion> inForce(String name, long now) {
    return promotions(name).stream().filter(each -> each.at() <= now).reduce((_, later) -> later);
  }

  /** A note about something learnt that changes: how it was last watched, say. */
  public Optional<byte[]> noted(String name, String what) {
    return notes.get(key(name, "noted/" + what));
  }

  /** Writes such a note. */
  public void note(String name, String what, byte[] bytes) {
    notes.put(key(name, "noted/" + what), bytes);
  }

  /** The length keeps a name from being taken for the beginning of another. */
  private static String key(String name, String what) {
    return PREFIX + name.length() + "/" + name + "/" + what;
  }

  private static String prefix(String name, int version) {
    return key(name, "version/%08d/".formatted(version));
  }

  private static String key(String name, int version, String part) {
    return prefix(name, version) + part;
  }
}
