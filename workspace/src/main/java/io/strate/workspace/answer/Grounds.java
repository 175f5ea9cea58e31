package io.strate.workspace.answer;

import java.util.List;
import java.util.stream.Stream;

/** Finds the conditions that a verdict comes down to. */
final class Grounds {

  private Grounds() {}

  /** The conditions without which the verdict might be another. */
  static List<Reason> of(Reason reason) {
    return decisive(reason, reason.holds()).distinct().toList();
  }

  private static Stream<Reason> decisive(Reason reason, boolean holds) {
    return switch (reason.kind()) {
      case SEGMENT, UNDER, ENTERS, STAYS, ALL, ANY, REACHABLE -> below(reason, holds);
      case ALWAYS,
          NEVER,
          LISTED,
          TOP,
          NOT,
          CONDITION,
          VALUE,
          EVENTS,
          TIMING,
          ATTRIBUTE,
          LEARNT,
          FEATURE,
          OTHERS,
          NEARLY,
          TRAIT,
          SCORE,
          LINE,
          ACCOUNT,
          CONTACT,
          CONSENT ->
          Stream.of(reason);
    };
  }

  /** What stays in or out whatever the rule says decides alone. */
  private static Stream<Reason> below(Reason reason, boolean holds) {
    List<Reason> lists =
        reason.parts().stream()
            .filter(p -> p.kind() == Reason.Kind.ALWAYS || p.kind() == Reason.Kind.NEVER)
            .toList();
    if (!lists.isEmpty()) {
      return lists.stream().limit(1);
    }
    List<Reason> parts =
        reason.parts().stream()
            .filter(part -> part.verdict().isPresent() && part.holds() == holds)
            .filter(part -> holds || part.kind() != Reason.Kind.STAYS || enters(reason))
            .toList();
    return parts.isEmpty()
        ? Stream.of(reason)
        : parts.stream().flatMap(part -> decisive(part, holds));
  }

  /** Who does not even enter need not hear that it would not stay. */
  private static boolean enters(Reason segment) {
    return segment.parts().stream()
        .anyMatch(part -> part.kind() == Reason.Kind.ENTERS && part.holds());
  }
}
