package io.strate.rule.definition;

import io.strate.domain.Entity;
import java.util.Optional;
import java.util.Set;

/**
 * A named set of profiles of one entity. {@code always} and {@code never} are ids (default
 * namespace) that stay in or out whatever the rule says; {@code family} is what stands before the
 * slash in the names of tiers and first matches.
 */
public record SegmentDefinition(
    Entity of,
    String name,
    Optional<String> family,
    Optional<String> under,
    SegmentRule rule,
    Set<String> always,
    Set<String> never) {

  public SegmentDefinition {
    always = Set.copyOf(always);
    never = Set.copyOf(never);
  }
}
