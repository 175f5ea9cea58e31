package io.strate.domain;

import java.util.Comparator;
import java.util.Objects;

/**
 * A name by which a profile is known, in the namespace of its kind ({@code id}, {@code email} …).
 * Identifiers are exact text: no case folding, no trimming.
 */
public record Identifier(Entity of, String kind, String value) implements Comparable<Identifier> {

  /** The namespace of identifiers that were given without a kind. */
  public static final String DEFAULT_KIND = "id";

  private static final Comparator<Identifier> ORDER =
      Comparator.comparing(Identifier::of)
          .thenComparing(Identifier::kind, CodePoints::compare)
          .thenComparing(Identifier::value, CodePoints::compare);

  public Identifier {
    Objects.requireNonNull(of, "of");
    if (kind.isEmpty() || value.isEmpty()) {
      throw new IllegalArgumentException("an identifier needs a kind and a value");
    }
  }

  /** The contact that {@code id} names in the default namespace. */
  public static Identifier contact(String id) {
    return new Identifier(Entity.CONTACT, DEFAULT_KIND, id);
  }

  /** The account that {@code id} names in the default namespace. */
  public static Identifier account(String id) {
    return new Identifier(Entity.ACCOUNT, DEFAULT_KIND, id);
  }

  @Override
  public int compareTo(Identifier other) {
    return ORDER.compare(this, other);
  }
}
