package io.strate.workspace.answer.compare;

import io.strate.domain.Entity;
import io.strate.ledger.Runs;
import io.strate.rule.definition.SegmentDefinition;
import io.strate.workspace.open.Workspace;
import java.util.List;
import org.roaringbitmap.RoaringBitmap;

/**
 * Counts who is in both of each two segments: n² / 2 intersections of bit sets, no evaluation. Two
 * hundred segments of 200,000 contacts take some tens of milliseconds.
 */
public final class ShowOverlaps {

  private final Workspace workspace;

  public ShowOverlaps(Workspace workspace) {
    this.workspace = workspace;
  }

  /** How many are in both of two segments, which go by their places in the list. */
  public static final class Overlaps {

    private final List<String> segments;
    private final long[][] both;

    private Overlaps(List<String> segments, long[][] both) {
      this.segments = segments;
      this.both = both;
    }

    public List<String> segments() {
      return segments;
    }

    /** Of a segment with itself, its members. */
    public long both(int one, int other) {
      return both[one][other];
    }

    public long members(int segment) {
      return both[segment][segment];
    }
  }

  /** All segments of contacts or accounts, in the order of the definitions. */
  public Overlaps of(Entity of) {
    Runs runs = workspace.ledger().runs();
    List<String> segments =
        workspace.definition().definitions().segments().stream()
            .filter(segment -> segment.of() == of)
            .map(SegmentDefinition::name)
            .toList();
    List<RoaringBitmap> members = segments.stream().map(runs::members).toList();
    long[][] both = new long[segments.size()][segments.size()];
    for (int i = 0; i < both.length; i++) {
      both[i][i] = members.get(i).getLongCardinality();
      for (int j = i + 1; j < both.length; j++) {
        both[i][j] = RoaringBitmap.andCardinality(members.get(i), members.get(j));
        both[j][i] = both[i][j];
      }
    }
    return new Overlaps(segments, both);
  }
}
