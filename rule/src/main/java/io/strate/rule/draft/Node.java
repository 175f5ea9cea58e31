package io.strate.rule.draft;

import io.strate.domain.Entity;

/**
 * Something defined that may depend on others: a trait (computed, of points or learnt), a segment,
 * a channel.
 */
record Node(Kind kind, Entity of, String name) {

  enum Kind {
    TRAIT,
    SEGMENT,
    CHANNEL
  }

  static Node trait(Entity of, String name) {
    return new Node(Kind.TRAIT, of, name);
  }

  /** Segments of all entities share one namespace. */
  static Node segment(String name) {
    return new Node(Kind.SEGMENT, Entity.CONTACT, name);
  }

  static Node channel(String name) {
    return new Node(Kind.CHANNEL, Entity.CONTACT, name);
  }

  @Override
  public String toString() {
    return switch (kind) {
      case TRAIT -> (of == Entity.ACCOUNT ? "account." : "") + name;
      case SEGMENT -> "segment '" + name + "'";
      case CHANNEL -> "channel '" + name + "'";
    };
  }
}
