package io.strate.workspace.answer;

import io.strate.domain.Entity;
import io.strate.domain.Failure;
import io.strate.rule.Expr;
import io.strate.rule.definition.Definitions;
import io.strate.workspace.open.Workspace;
import io.strate.workspace.run.Evaluation;
import io.strate.workspace.run.Implied;
import io.strate.workspace.run.Sample;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.roaringbitmap.RoaringBitmap;

/** Judges by a sample who satisfies a condition, where that can be judged so. */
public final class EstimateCondition {

  private static final String REACHABLE = "@asked/";

  private final Workspace workspace;

  public EstimateCondition(Workspace workspace) {
    this.workspace = workspace;
  }

  /** What comes of it. */
  public sealed interface Outcome permits Judged, NeedsEverybody {}

  /**
   * Who satisfies the condition, about.
   *
   * @param asked how many profiles were looked at
   * @param all how many there are; if all were asked, the counts are exact
   * @param population how many exist
   * @param reachable for each purpose that rules, or the consents of those asked, name
   * @param warnings what is doubtful about the condition
   */
  public record Judged(
      Estimate members,
      long asked,
      long all,
      Estimate population,
      List<Reachable> reachable,
      List<String> warnings)
      implements Outcome {

    /** Whether everybody was asked. */
    public boolean isExact() {
      return asked == all;
    }
  }

  /** How many of those who satisfy the condition may be written to. */
  public record Reachable(String channel, String purpose, Estimate members) {}

  /**
   * It cannot be judged by a sample: {@link PreviewCondition} answers.
   *
   * @param why a sentence
   */
  public record NeedsEverybody(String why) implements Outcome {}

  /**
   * @throws Failure {@code definitions.condition} with all problems if the condition is wrong
   */
  public Outcome of(String condition, Entity of, OptionalLong asOf) {
    AskedCondition asked = AskedCondition.parse(workspace, condition, of);
    long now = workspace.asOf(asOf);
    Sample sample = Sample.of(workspace.ledger(), of);
    Set<Expr.Reachable> purposes = purposes(asked, sample, now);
    Definitions definitions = asked.definitions();
    List<String> needed = new ArrayList<>(List.of(AskedCondition.NAME));
    for (Expr.Reachable purpose : purposes) {
      needed.add(name(purpose));
      definitions = Implied.with(definitions, Entity.CONTACT, name(purpose), purpose);
    }
    Involved drawnOn = Involved.in(definitions, needed);
    if (drawnOn.isRanked()) {
      return new NeedsEverybody(
          "The rule asks who is among the highest, which is known once everybody was asked.");
    }
    return sample
        .evaluate(drawnOn.only(), now)
        .<Outcome>map(evaluation -> judged(new Sampled(sample, evaluation), asked, purposes))
        .orElseGet(
            () ->
                new NeedsEverybody(
                    "Too many contacts belong to the accounts that a sample would look at."));
  }

  private static String name(Expr.Reachable purpose) {
    return REACHABLE + purpose.channel() + "/" + purpose.purpose();
  }

  /** What was found of a sample. */
  private record Sampled(Sample sample, Evaluation evaluation) {

    RoaringBitmap members(String segment) {
      return sample.members(evaluation, segment);
    }

    Estimate estimate(RoaringBitmap of) {
      return Estimate.of(of.getLongCardinality(), sample.size(), sample.all());
    }
  }

  private static Judged judged(Sampled found, AskedCondition asked, Set<Expr.Reachable> purposes) {
    RoaringBitmap members = found.members(AskedCondition.NAME);
    return new Judged(
        found.estimate(members),
        found.sample().size(),
        found.sample().all(),
        found.estimate(found.members(Implied.existing(asked.of()))),
        purposes.stream()
            .map(
                purpose ->
                    new Reachable(
                        purpose.channel(),
                        purpose.purpose(),
                        found.estimate(RoaringBitmap.and(members, found.members(name(purpose))))))
            .toList(),
        asked.warnings());
  }

  private static Set<Expr.Reachable> purposes(AskedCondition asked, Sample sample, long now) {
    Set<Expr.Reachable> purposes = new LinkedHashSet<>();
    if (asked.of() == Entity.CONTACT) {
      purposes.addAll(Implied.by(asked.definitions()).reachables());
      purposes.addAll(sample.purposes(now));
    }
    return purposes;
  }
}
