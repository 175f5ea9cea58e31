package io.strate.workspace.definition;

import java.util.Optional;

/** What a definition says of itself to people; none of it changes what is computed. */
public record Description(
    Optional<Localized> label,
    Optional<Localized> text,
    Optional<String> unit,
    Optional<String> format,
    Optional<String> owner,
    Optional<String> folder) {

  public static final Description NONE =
      new Description(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  /** Something that only has a label. */
  static Description labelled(String label) {
    return new Description(
        Optional.of(Localized.same(label)),
        NONE.text,
        NONE.unit,
        NONE.format,
        NONE.owner,
        NONE.folder);
  }

  /** What is described: a kind of definition and its name. */
  public record Subject(Kind kind, String name) {}

  public enum Kind {
    SOURCE,
    EVENT,
    TRAIT,
    SCORE,
    SEGMENT,
    CHANNEL
  }
}
