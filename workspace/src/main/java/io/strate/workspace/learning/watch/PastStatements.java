package io.strate.workspace.learning.watch;

import io.strate.domain.Entity;
import io.strate.domain.Type;
import io.strate.learn.dataset.Column;
import io.strate.rule.Expr;
import io.strate.rule.Span;
import io.strate.rule.definition.LearntTrait;
import io.strate.rule.time.Calendar;
import io.strate.workspace.learning.Feature;
import io.strate.workspace.learning.Label;
import io.strate.workspace.learning.PastRows;
import io.strate.workspace.learning.TimeTravel;
import io.strate.workspace.open.Workspace;
import io.strate.workspace.run.Interest;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** What was stated in the past, read from timelines. */
final class PastStatements {

  private static final String STATED = "@stated";
  private static final Span NONE = new Span(0, Span.Unit.MILLISECOND);

  private final Workspace workspace;
  private final Interest interest;

  PastStatements(Workspace workspace, Interest interest) {
    this.workspace = workspace;
    this.interest = interest;
  }

  /**
   * Probabilities with what came of them. The arrays are of the same rows.
   *
   * @param profiles their numbers
   */
  record Answered(double[] stated, boolean[] yes, int[] profiles, long[] snapshots) {

    /** Those as of one snapshot. */
    Answered of(long snapshot) {
      int[] rows =
          IntStream.range(0, stated.length).filter(row -> snapshots[row] == snapshot).toArray();
      return pick(rows);
    }

    Answered pick(int[] rows) {
      boolean[] picked = new boolean[rows.length];
      for (int i = 0; i < rows.length; i++) {
        picked[i] = yes[rows[i]];
      }
      return new Answered(
          IntStream.of(rows).mapToDouble(row -> stated[row]).toArray(),
          picked,
          IntStream.of(rows).map(row -> profiles[row]).toArray(),
          IntStream.of(rows).mapToLong(row -> snapshots[row]).toArray());
    }

    /** How many yes. */
    int came() {
      return (int) IntStream.range(0, yes.length).filter(row -> yes[row]).count();
    }
  }

  /**
   * Of a condition; of snapshots whose time has passed.
   *
   * @param most of how many, the latest: nobody is evaluated for what is not looked at
   */
  Answered answered(
      LearntTrait.Prediction trait,
      LearntTrait.Target target,
      Optional<Span> gap,
      List<Long> snapshots,
      int most,
      long now) {
    Label label = new Label(target.value(), target.horizon(), gap.orElse(NONE));
    Calendar calendar = Calendar.of(workspace.definition().zone());
    List<Long> passed =
        snapshots.stream()
            .filter(snapshot -> label.asOf(snapshot, calendar) <= now)
            .sorted()
            .toList();
    List<Long> latest = passed.subList(Math.max(0, passed.size() - most), passed.size());
    PastRows rows = rows(trait, Type.NUMBER, Optional.of(label), latest, now);
    double[] stated = ((Column.Numbers) rows.features().column(STATED)).values();
    double[] came = rows.label().orElseThrow().numbers();
    boolean[] yes = new boolean[came.length];
    for (int row = 0; row < yes.length; row++) {
      yes[row] = came[row] == 1;
    }
    int[] known =
        IntStream.range(0, stated.length).filter(row -> !Double.isNaN(stated[row])).toArray();
    return new Answered(stated, yes, rows.profiles(), rows.snapshots()).pick(known);
  }

  /** The number of each profile's cluster, by the numbers of profiles; 0 for none. */
  int[] clusters(LearntTrait.ClusterSet trait, long instant) {
    PastRows rows = rows(trait, Type.TEXT, Optional.empty(), List.of(instant), instant);
    Column.Categories stated = (Column.Categories) rows.features().column(STATED);
    int[] clusters = new int[workspace.ledger().profiles().count(trait.of())];
    for (int row = 0; row < rows.count(); row++) {
      int code = stated.codes()[row];
      if (code != Column.Categories.UNKNOWN) {
        clusters[rows.profiles()[row]] = Integer.parseInt(stated.levels().get(code));
      }
    }
    return clusters;
  }

  private PastRows rows(
      LearntTrait trait, Type type, Optional<Label> label, List<Long> instants, long now) {
    Entity of = trait.of();
    Expr attribute = new Expr.Attribute(trait.name(), type);
    return new TimeTravel(
            workspace.ledger(),
            workspace.definition().definitions(),
            Runtime.getRuntime().maxMemory() / 4)
        .rows(
            new TimeTravel.Asked(
                of, List.of(new Feature(STATED, attribute)), Optional.empty(), label, instants),
            now,
            interest);
  }
}
