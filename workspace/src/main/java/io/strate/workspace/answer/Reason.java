package io.strate.workspace.answer;

import io.strate.domain.Value;
import java.util.List;
import java.util.Optional;

/**
 * One step of an explanation: a condition or value as people write it, what it comes to, the
 * entries that decided it, and the reasons that it rests on.
 *
 * @param text a rule's text, or the name of what is explained
 * @param verdict of conditions
 * @param value of values, and of conditions that look at one value
 * @param entries the latest of the entries that decided, the latest first
 * @param count how many there are in all
 */
public record Reason(
    Kind kind,
    String text,
    Optional<Verdict> verdict,
    Optional<Value> value,
    Optional<Measure> measure,
    List<Deciding> entries,
    long count,
    List<Reason> parts) {

  public Reason {
    entries = List.copyOf(entries);
    parts = List.copyOf(parts);
  }

  /** What a reason is about. */
  public enum Kind {
    SEGMENT,
    UNDER,
    ALWAYS,
    NEVER,
    LISTED,
    TOP,
    ENTERS,
    STAYS,
    ALL,
    ANY,
    NOT,
    CONDITION,
    VALUE,
    EVENTS,
    /** Events that do not count because their timing is a machine's. */
    TIMING,
    ATTRIBUTE,
    /** What a cluster set or a model states. */
    LEARNT,
    /** Something that a learnt trait is learnt from. */
    FEATURE,
    /** So many further features. */
    OTHERS,
    /** A rule that nearly says who is in a cluster. */
    NEARLY,
    TRAIT,
    SCORE,
    LINE,
    ACCOUNT,
    CONTACT,
    REACHABLE,
    CONSENT
  }

  /** Unknown counts as no; it is shown because what is not known can be asked for. */
  public enum Verdict {
    YES,
    NO,
    UNKNOWN;

    static Verdict of(boolean truth) {
      return truth ? YES : NO;
    }
  }

  static Reason of(Kind kind, String text) {
    return new Reason(
        kind, text, Optional.empty(), Optional.empty(), Optional.empty(), List.of(), 0, List.of());
  }

  Reason verdict(Verdict other) {
    return new Reason(kind, text, Optional.of(other), value, measure, entries, count, parts);
  }

  Reason value(Value other) {
    return new Reason(kind, text, verdict, Optional.of(other), measure, entries, count, parts);
  }

  Reason measure(Measure other) {
    return new Reason(kind, text, verdict, value, Optional.of(other), entries, count, parts);
  }

  Reason entries(List<Deciding> latest, long all) {
    return new Reason(kind, text, verdict, value, measure, latest, all, parts);
  }

  Reason parts(List<Reason> others) {
    return new Reason(kind, text, verdict, value, measure, entries, count, others);
  }

  /** Whether it is a condition that holds. */
  public boolean holds() {
    return verdict.filter(Verdict.YES::equals).isPresent();
  }
}
