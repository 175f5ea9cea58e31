package io.strate.workspace.learning.model;

import io.strate.domain.Blame;
import io.strate.domain.Entity;
import io.strate.domain.Failure;
import io.strate.domain.Type;
import io.strate.learn.dataset.Column;
import io.strate.learn.dataset.Examples;
import io.strate.rule.Expr;
import io.strate.rule.Span;
import io.strate.rule.definition.LearntTrait;
import io.strate.rule.definition.SegmentDefinition;
import io.strate.rule.definition.SegmentRule;
import io.strate.rule.time.Calendar;
import io.strate.workspace.definition.Localized;
import io.strate.workspace.definition.ModelDefinition;
import io.strate.workspace.learning.Feature;
import io.strate.workspace.learning.Label;
import io.strate.workspace.learning.LinkedProfiles;
import io.strate.workspace.learning.PastRows;
import io.strate.workspace.learning.TimeTravel;
import io.strate.workspace.open.Workspace;
import io.strate.workspace.run.Interest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The rows that a model learns from, and those that it is asked about. */
public final class ModelRows {

  /** In how many segments it is looked how good a model is there. */
  private static final int MOST_SEGMENTS = 12;

  /** What no feature can be called. */
  private static final String SEGMENT = "@in ";

  private static final Span NONE = new Span(0, Span.Unit.MILLISECOND);

  private final Workspace workspace;
  private final ModelDefinition model;
  private final Interest interest;

  public ModelRows(Workspace workspace, ModelDefinition model, Interest interest) {
    this.workspace = workspace;
    this.model = model;
    this.interest = interest;
  }

  /**
   * What is known of the past: rows with their labels, and in which segments each was then.
   *
   * @param remark which rows were left out, if any
   */
  record Past(PastRows rows, Examples examples, List<String> segments, Optional<Localized> remark) {

    /** Whose rows stand at some places, by the numbers of profiles. */
    int[] profiles(int[] places) {
      return Arrays.stream(places).map(place -> rows.profiles()[place]).toArray();
    }

    /** Whether each row was in a segment as of its snapshot. */
    boolean[] in(String segment) {
      double[] column = ((Column.Numbers) rows.features().column(SEGMENT + segment)).values();
      boolean[] in = new boolean[column.length];
      for (int row = 0; row < in.length; row++) {
        in[row] = column[row] == 1;
      }
      return in;
    }

    /** By segment, whether each of some rows was in it as of its snapshot. */
    List<boolean[]> members(int[] places) {
      List<boolean[]> members = new ArrayList<>();
      for (String segment : segments) {
        boolean[] all = in(segment);
        boolean[] some = new boolean[places.length];
        for (int row = 0; row < some.length; row++) {
          some[row] = all[places[row]];
        }
        members.add(some);
      }
      return members;
    }
  }

  /**
   * Of what is known what it predicts.
   *
   * @throws Failure {@code learn.rows} where there are none
   */
  Past past(long now) {
    LearntTrait.Prediction trait = model.trait();
    List<String> segments = segments(trait.of());
    List<Feature> asked = new ArrayList<>(features());
    segments.forEach(
        segment -> asked.add(new Feature(SEGMENT + segment, new Expr.InSegment(segment))));
    PastRows found =
        travel()
            .rows(
                new TimeTravel.Asked(
                    trait.of(), asked, trait.among(), Optional.of(label()), snapshots(now)),
                now,
                interest);
    requireSome(found, now);
    int[] groups = LinkedProfiles.groups(workspace.ledger(), trait.of());
    FrequentTexts frequent =
        trait.type() == Type.Scalar.TEXT
            ? FrequentTexts.of(found, groups)
            : new FrequentTexts(found, Optional.empty());
    PastRows rows = frequent.rows();
    Examples all = rows.examples(groups);
    Examples examples =
        new Examples(all.features().only(names()), all.target(), all.groups(), all.instants());
    return new Past(rows, examples, segments, frequent.remark());
  }

  /** What is asked about each row. */
  Label label() {
    LearntTrait.Target target = model.trait().target().orElseThrow();
    return new Label(target.value(), target.horizon(), model.gap().orElse(NONE));
  }

  private void requireSome(PastRows rows, long now) {
    if (rows.count() > 0) {
      return;
    }
    Instant instant = Instant.ofEpochMilli(now);
    String why =
        rows.unripe().size() == snapshots(now).size()
            ? "what comes after a snapshot is not known yet of any as of %s; let `snapshots:` reach further back than `predict:` (and `gap:`) look ahead"
                .formatted(instant)
            : "nobody was in its population at any of its snapshots up to %s; widen `among:` or `snapshots:`, or learn as of an instant of which there are data (--as-of)"
                .formatted(instant);
    throw new Failure("learn.rows", Blame.USER, "model '%s': %s".formatted(model.name(), why));
  }

  /**
   * The rows that it would be learnt from as of now, with what came of them; everybody as of now if
   * nobody knows what it predicts.
   *
   * @throws Failure {@code learn.rows} where there are none
   */
  public PastRows learntFrom(long now) {
    if (model.trait().target().isEmpty()) {
      return present(now);
    }
    PastRows rows = past(now).rows();
    return new PastRows(
        rows.of(),
        rows.features().only(names()),
        rows.label(),
        rows.profiles(),
        rows.snapshots(),
        rows.unripe());
  }

  /** Everybody in the population as of now. */
  public PastRows present(long now) {
    LearntTrait.Prediction trait = model.trait();
    return travel()
        .rows(
            new TimeTravel.Asked(
                trait.of(), features(), trait.among(), Optional.empty(), List.of(now)),
            now,
            interest);
  }

  private TimeTravel travel() {
    return new TimeTravel(
        workspace.ledger(),
        workspace.definition().definitions(),
        Runtime.getRuntime().maxMemory() / 4);
  }

  private List<Feature> features() {
    return model.trait().features().stream()
        .map(feature -> new Feature(feature.name(), feature.value()))
        .toList();
  }

  private List<String> names() {
    return model.trait().features().stream().map(LearntTrait.Feature::name).toList();
  }

  /** Segments of the same entity that are decided profile by profile. */
  private List<String> segments(Entity of) {
    return workspace.definition().definitions().segments().stream()
        .filter(segment -> segment.of() == of && isDecidedAlone(segment))
        .map(SegmentDefinition::name)
        .limit(MOST_SEGMENTS)
        .toList();
  }

  private static boolean isDecidedAlone(SegmentDefinition segment) {
    return segment.rule() instanceof SegmentRule.When;
  }

  /** From the last midnight back, as far as the definition says, the earliest first. */
  public List<Long> snapshots(long now) {
    Calendar calendar = Calendar.of(workspace.definition().zone());
    long last = calendar.startOfDay(now, 0);
    long first = calendar.back(last, model.snapshots().over());
    Span every = model.snapshots().every().span();
    return Stream.iterate(1L, step -> step + 1)
        .map(step -> calendar.back(last, new Span(every.count() * step, every.unit())))
        .takeWhile(instant -> instant >= first)
        .sorted()
        .toList();
  }
}
