package io.strate.workspace.answer;

import io.strate.domain.Entity;
import io.strate.domain.Value;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Why a profile is in a segment or not, or how a trait or score comes about.
 *
 * @param exists whether anything was known of the profile as of then
 * @param member of a segment; empty for traits and scores
 * @param value of a trait or score; empty for segments
 * @param because the conditions that decide: for a member those that hold, else those that fail
 * @param since when it became (or ceased to be) a member; empty for traits and scores
 * @param announced the instant of the run that announced it as a member
 * @param next when this changes if nothing happens; empty for traits and scores
 */
public record Explanation(
    Entity of,
    String id,
    String name,
    String label,
    long asOf,
    boolean exists,
    Optional<Boolean> member,
    Optional<Value> value,
    List<Reason> because,
    Optional<Turn> since,
    OptionalLong announced,
    Optional<Turn> next,
    Reason reason) {

  public Explanation {
    because = List.copyOf(because);
  }
}
