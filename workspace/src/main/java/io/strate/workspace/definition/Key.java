package io.strate.workspace.definition;

import java.util.Optional;

/**
 * A key that the definitions may have.
 *
 * @param needs a further key without which this one makes no sense
 * @param advice what to say where {@code needs} is missing
 * @param unless a further key with which a required one may be left out
 * @param description one sentence for whoever edits the file
 */
public record Key(
    String name,
    Shape shape,
    boolean required,
    Optional<String> needs,
    String advice,
    Optional<String> unless,
    String description) {

  static Key optional(String name, Shape shape, String description) {
    return new Key(name, shape, false, Optional.empty(), "", Optional.empty(), description);
  }

  static Key required(String name, Shape shape, String description) {
    return new Key(name, shape, true, Optional.empty(), "", Optional.empty(), description);
  }

  Key needing(String other, String advice) {
    return new Key(name, shape, required, Optional.of(other), advice, unless, description);
  }

  Key unless(String other) {
    return new Key(name, shape, required, needs, advice, Optional.of(other), description);
  }
}
