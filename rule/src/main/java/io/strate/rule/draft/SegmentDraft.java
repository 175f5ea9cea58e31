package io.strate.rule.draft;

import io.strate.domain.Entity;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A segment or a family of segments, as read. {@code always} and {@code never} are ids, already
 * read from their files.
 */
public record SegmentDraft(
    Entity of,
    Name name,
    Optional<Name> under,
    RuleDraft rule,
    Set<String> always,
    Set<String> never) {

  public SegmentDraft {
    Objects.requireNonNull(rule, "rule");
    always = Set.copyOf(always);
    never = Set.copyOf(never);
  }
}
