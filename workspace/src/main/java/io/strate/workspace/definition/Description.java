package io.strate.workspace.definition;

import java.util.Optional;

/**
 * What a definition says of itself to people; none of it changes what is computed.
 *
 * @param did of events, what somebody did: a verb with its object, {@code a ouvert un e-mail}
 */
public record Description(
    Optional<Localized> label,
    Optional<Localized> text,
    Optional<String> unit,
    Optional<String> format,
    Optional<String> owner,
    Optional<String> folder,
    Optional<Localized> did) {

  public static final Description NONE =
      new Description(
          Optional.empty(),
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
        NONE.folder,
        NONE.did);
  }

  /** What is described: a kind of definition and its name. */
  public record Subject(Kind kind, String name) {}

  public enum Kind {
    SOURCE,
    EVENT,
    TRAIT,
    SCORE,
    SEGMENT,
    CHANNEL,
    CLUSTERS,
    MODEL,
    MOMENT
  }
}
