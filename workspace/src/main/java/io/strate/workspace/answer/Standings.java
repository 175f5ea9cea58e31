package io.strate.workspace.answer;

import io.strate.domain.CodePoints;
import io.strate.domain.Entity;
import io.strate.domain.Value;
import io.strate.rule.Expr;
import io.strate.rule.definition.SegmentDefinition;
import io.strate.rule.definition.SegmentRule;
import io.strate.rule.interpret.Reading;
import io.strate.workspace.open.Workspace;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.roaringbitmap.RoaringBitmap;

/** Where a profile stands among everybody by the value that a {@code top} ranks. */
final class Standings {

  private final Workspace workspace;
  private final long now;

  private record Standing(int number, Value value) {}

  Standings(Workspace workspace, long now) {
    this.workspace = workspace;
    this.now = now;
  }

  Measure.Rank of(SegmentDefinition segment, SegmentRule.Top top, int number) {
    List<Standing> all = all(segment.of(), top.by());
    all.sort(Comparator.comparing(Standing::value, Reading::compare).reversed());
    long taken = Math.min(size(top.size(), all.size()), all.size());
    Optional<Value> threshold =
        taken > 0 ? Optional.of(all.get((int) taken - 1).value()) : Optional.empty();
    return new Measure.Rank(place(segment.of(), all, number), all.size(), taken, threshold);
  }

  /** Known values of all who exist. */
  private List<Standing> all(Entity of, Expr by) {
    List<Standing> all = new ArrayList<>();
    ScanValues.each(
        workspace,
        of,
        by,
        now,
        (number, value) -> {
          if (value.isKnown()) {
            all.add(new Standing(number, value));
          }
        });
    return all;
  }

  /** How many are before it, by value and then by id; 0 without a known value. */
  private long place(Entity of, List<Standing> all, int number) {
    Optional<Standing> own = all.stream().filter(s -> s.number() == number).findFirst();
    if (own.isEmpty()) {
      return 0;
    }
    long higher =
        all.stream().filter(s -> Reading.compare(s.value(), own.get().value()) > 0).count();
    RoaringBitmap equal = new RoaringBitmap();
    all.stream()
        .filter(s -> Reading.compare(s.value(), own.get().value()) == 0)
        .forEach(s -> equal.add(s.number()));
    String id = workspace.ledger().profiles().id(of, number);
    long[] place = {higher + 1};
    workspace
        .ledger()
        .profiles()
        .ids(of, equal, (_, other) -> place[0] += CodePoints.compare(other, id) < 0 ? 1 : 0);
    return place[0];
  }

  private static long size(SegmentRule.Size size, int n) {
    return switch (size) {
      case SegmentRule.Size.Count(var count) -> count;
      case SegmentRule.Size.Share(var share) ->
          share.multiply(BigDecimal.valueOf(n)).setScale(0, RoundingMode.CEILING).longValueExact();
    };
  }
}
