package io.strate.workspace.learning.alert;

import io.strate.workspace.definition.Localized;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Something about what is learnt that somebody should know.
 *
 * @param what {@code clusters}, {@code model} or {@code moment}
 * @param version the one it is about, if it is about one
 * @param at the instant as of which it is so
 * @param by who put a version into force; empty if it was the program itself
 * @param text all of it in a sentence
 * @param findings of drift, what is found now and was not the last time
 * @param reasons why a version is refused
 * @param failure what learning failed of
 */
public record LearntAlert(
    Type type,
    String what,
    String name,
    OptionalInt version,
    long at,
    String by,
    Localized text,
    List<Finding> findings,
    List<Localized> reasons,
    Optional<String> failure) {

  public LearntAlert {
    findings = List.copyOf(findings);
    reasons = List.copyOf(reasons);
  }

  /** What happened. */
  public enum Type {
    /** What is in force no longer fits. */
    DRIFTED,
    /** It could not be learnt anew. */
    FAILED,
    /** Another version came into force. */
    PROMOTED,
    /** A new version is unfit for segments. */
    REFUSED
  }

  /**
   * A limit that was passed.
   *
   * @param kind of what, as {@code strate drift} names it
   * @param level {@code notice} or {@code alarm}
   */
  public record Finding(
      String kind, String subject, String level, double value, double limit, Localized words) {}
}
