package io.strate.workspace.answer;

import io.strate.domain.Blame;
import io.strate.domain.Failure;
import io.strate.ledger.Runs;
import io.strate.rule.Span;
import io.strate.rule.definition.SegmentDefinition;
import io.strate.rule.text.Parsed;
import io.strate.rule.text.RuleParser;
import io.strate.rule.text.SourceText;
import io.strate.rule.time.Calendar;
import io.strate.workspace.open.Workspace;
import io.strate.workspace.run.Evaluation;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.roaringbitmap.RoaringBitmap;

/** Shows how a segment grew and shrank. */
public final class ShowHistory {

  private final Workspace workspace;

  public ShowHistory(Workspace workspace) {
    this.workspace = workspace;
  }

  /** How many members there were, and how many came and went since the point before. */
  public record Point(long instant, long members, long entered, long left) {}

  /** What runs announced, oldest first; a run that changed nothing has no point. */
  public List<Point> announced(String segment) {
    workspace.segment(segment);
    workspace.lastRun();
    List<Point> points = new ArrayList<>();
    long members = 0;
    for (Runs.Delta delta : workspace.ledger().runs().history(segment)) {
      long entered = delta.entered().getLongCardinality();
      long left = delta.left().getLongCardinality();
      members += entered - left;
      points.add(new Point(delta.asOf(), members, entered, left));
    }
    return points;
  }

  /**
   * What today's rule says of the past, in the light of everything known today.
   *
   * @param every a span such as {@code 1 month}, the distance of the instants
   * @param count how many instants, the last being that of the last run
   */
  public List<Point> backfilled(String segment, String every, int count) {
    SegmentDefinition definition = workspace.segment(segment);
    List<Point> points = new ArrayList<>();
    RoaringBitmap before = new RoaringBitmap();
    for (long instant : instants(every, count)) {
      RoaringBitmap members =
          Evaluation.at(workspace, workspace.definition().definitions(), instant)
              .members(definition.name());
      long stayed = RoaringBitmap.andCardinality(before, members);
      points.add(
          new Point(
              instant,
              members.getLongCardinality(),
              points.isEmpty() ? 0 : members.getLongCardinality() - stayed,
              before.getLongCardinality() - stayed));
      before = members;
      workspace.circumstances().progress().at("looking back", points.size(), count);
    }
    return points;
  }

  private Deque<Long> instants(String every, int count) {
    if (count < 1 || count > 10_000) {
      throw new Failure(
          "usage.points", Blame.USER, "--points takes 1 to 10000, found %d".formatted(count));
    }
    Span span = span(every);
    Calendar calendar = Calendar.of(workspace.definition().zone());
    Deque<Long> instants = new ArrayDeque<>();
    long instant = workspace.lastRun().asOf();
    for (int i = 0; i < count; i++) {
      instants.addFirst(instant);
      instant = calendar.back(instant, span);
    }
    return instants;
  }

  private static Span span(String text) {
    Parsed<Span> parsed = RuleParser.span(SourceText.of("--every", text));
    return parsed
        .value()
        .filter(span -> span.count() > 0)
        .orElseThrow(
            () ->
                new Failure(
                    "usage.span",
                    Blame.USER,
                    "--every takes a span such as '1 month' or '7 days', found '%s'"
                        .formatted(text)));
  }
}
