package io.strate.workspace.access;

import io.strate.domain.Blame;
import io.strate.domain.Failure;
import io.strate.domain.Nearest;
import io.strate.ledger.Notes;
import io.strate.workspace.open.Workspace;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The keys of a workspace, each with a name and a scope. A key is shown once, when it is made; kept
 * is its SHA-256, which is enough for keys of 192 random bits. Safe for use by several threads.
 */
public final class AccessKeys {

  private static final String PREFIX = "access/key/";
  private static final int RANDOM_BYTES = 24;

  /** What a key is called that was handed in from elsewhere; none that is made is called so. */
  private static final String LENT = "(from outside)";

  /** What a key allows. */
  public enum Scope {
    /** To send calls; it may stand in the source of a page. */
    WRITE("wk_"),
    /** To look at everything. */
    READ("ak_"),
    /** To change definitions as well. */
    EDIT("ak_"),
    /** To make and remove keys and webhooks as well. */
    ADMIN("ak_");

    private final String prefix;

    Scope(String prefix) {
      this.prefix = prefix;
    }

    /** Whether a key of this scope does where one is needed. */
    public boolean allows(Scope needed) {
      return this == WRITE || needed == WRITE ? this == needed : compareTo(needed) >= 0;
    }

    /** What it is called in commands and requests. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** A scope by its word, capitals apart. */
    public static Optional<Scope> of(String word) {
      return Arrays.stream(values()).filter(scope -> scope.name().equalsIgnoreCase(word)).findAny();
    }
  }

  /** A key as it may be shown. */
  public record Known(String name, Scope scope) {}

  private record Kept(Scope scope, String hash) {}

  private final Notes notes;
  private final SecureRandom random = new SecureRandom();
  private final Map<String, Kept> keys = new ConcurrentHashMap<>();

  /** Keys that were handed in for as long as this process lives, by scope. */
  private final Map<Scope, Kept> lent = new ConcurrentHashMap<>();

  public AccessKeys(Notes notes) {
    this.notes = notes;
    notes
        .startingWith(PREFIX)
        .forEach(
            (note, value) -> {
              String[] parts = new String(value, StandardCharsets.UTF_8).split(" ", 2);
              keys.put(
                  note.substring(PREFIX.length()), new Kept(Scope.valueOf(parts[0]), parts[1]));
            });
  }

  /** The keys of a workspace. */
  public static AccessKeys of(Workspace workspace) {
    return new AccessKeys(workspace.ledger().notes());
  }

  /** All keys by their names. */
  public List<Known> all() {
    return keys.entrySet().stream()
        .map(entry -> new Known(entry.getKey(), entry.getValue().scope()))
        .sorted(Comparator.comparing(Known::name))
        .toList();
  }

  /** The names of all keys of a scope. */
  public Set<String> names(Scope scope) {
    Set<String> names = new TreeSet<>();
    keys.forEach(
        (name, kept) -> {
          if (kept.scope() == scope) {
            names.add(name);
          }
        });
    return names;
  }

  /**
   * Makes a key and answers it.
   *
   * @throws Failure if there is one of this name, which whoever uses it would lose
   */
  public synchronized String make(String name, Scope scope) {
    if (name.isBlank() || name.equals(LENT) || keys.containsKey(name)) {
      throw new Failure(
          "usage.key",
          Blame.USER,
          "expected the name of a new key, found '%s'%s"
              .formatted(
                  name,
                  name.isBlank()
                      ? ""
                      : ", which is one already: choose another name, or remove that key first"));
    }
    byte[] bytes = new byte[RANDOM_BYTES];
    random.nextBytes(bytes);
    String key = scope.prefix + HexFormat.of().formatHex(bytes);
    Kept kept = new Kept(scope, hash(key));
    notes.put(
        PREFIX + name, (kept.scope().name() + " " + kept.hash()).getBytes(StandardCharsets.UTF_8));
    keys.put(name, kept);
    return key;
  }

  /**
   * Lets a key that comes from elsewhere open a scope, as long as this lives; it is not kept, so
   * that whoever hands in another one next time has taken this one away.
   */
  public void lend(String key, Scope scope) {
    lent.put(scope, new Kept(scope, hash(key)));
  }

  /** Whether a scope has a key that comes from elsewhere. */
  public boolean isLent(Scope scope) {
    return lent.containsKey(scope);
  }

  /**
   * Takes a key away; it opens nothing from now on.
   *
   * @throws Failure with the nearest name if there is none
   */
  public synchronized void remove(String name) {
    if (!keys.containsKey(name)) {
      throw new Failure(
          "usage.key.unknown",
          Blame.USER,
          "no key is called '%s'%s".formatted(name, Nearest.hint(name, keys.keySet())));
    }
    notes.remove(PREFIX + name);
    keys.remove(name);
  }

  /** Whether a key is one of a scope. */
  public boolean opens(String key, Scope scope) {
    return find(key).filter(known -> known.scope() == scope).isPresent();
  }

  /** Which key it is, if it is one; takes as long whatever it begins with. */
  public Optional<Known> find(String key) {
    byte[] asked = hash(key).getBytes(StandardCharsets.US_ASCII);
    List<Known> found = new ArrayList<>();
    keys.forEach(
        (name, kept) -> match(asked, kept).ifPresent(scope -> found.add(new Known(name, scope))));
    lent.values()
        .forEach(kept -> match(asked, kept).ifPresent(scope -> found.add(new Known(LENT, scope))));
    return found.stream().findFirst();
  }

  private static Optional<Scope> match(byte[] asked, Kept kept) {
    boolean isSame = MessageDigest.isEqual(asked, kept.hash().getBytes(StandardCharsets.US_ASCII));
    return isSame ? Optional.of(kept.scope()) : Optional.empty();
  }

  private static String hash(String key) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
