package io.strate.server.admin;

import io.strate.domain.Entity;
import io.strate.workspace.answer.Estimate;
import io.strate.workspace.answer.EstimateCondition;
import io.strate.workspace.answer.PreviewCondition;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How many a rule would take, about; exactly if it could not be estimated or need not be.
 *
 * @param estimate whether the counts are judged by a sample; otherwise they are exact
 * @param count how many, between {@code low} and {@code high}
 * @param sampled how many were asked
 * @param population how many exist, estimated as well
 * @param why why the counts are exact, if they are
 */
record EstimateView(
    Instant asOf,
    String of,
    boolean estimate,
    long count,
    long low,
    long high,
    long sampled,
    long population,
    List<Reachable> reachable,
    Optional<String> why,
    List<String> warnings) {

  /** How many of them may be written to by a channel for a purpose. */
  record Reachable(String channel, String purpose, long count, long low, long high) {

    static Reachable of(String channel, String purpose, Estimate members) {
      return new Reachable(channel, purpose, members.count(), members.low(), members.high());
    }
  }

  static EstimateView of(long asOf, Entity of, EstimateCondition.Judged judged) {
    return new EstimateView(
        Instant.ofEpochMilli(asOf),
        Entities.word(of),
        !judged.isExact(),
        judged.members().count(),
        judged.members().low(),
        judged.members().high(),
        judged.asked(),
        judged.population().count(),
        judged.reachable().stream()
            .map(each -> Reachable.of(each.channel(), each.purpose(), each.members()))
            .toList(),
        judged.isExact()
            ? Optional.of("Everybody was asked: they are no more than a sample.")
            : Optional.empty(),
        judged.warnings());
  }

  /** What is known of everybody. */
  static EstimateView of(long asOf, PreviewCondition.Preview exact, String why) {
    return new EstimateView(
        Instant.ofEpochMilli(asOf),
        Entities.word(exact.of()),
        false,
        exact.members(),
        exact.members(),
        exact.members(),
        exact.population(),
        exact.population(),
        exact.reachable().stream()
            .map(
                each ->
                    new Reachable(
                        each.channel(),
                        each.purpose(),
                        each.reachable(),
                        each.reachable(),
                        each.reachable()))
            .toList(),
        Optional.of(why),
        exact.warnings());
  }
}
