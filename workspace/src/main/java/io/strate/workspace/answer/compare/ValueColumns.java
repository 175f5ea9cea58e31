package io.strate.workspace.answer.compare;

import io.strate.domain.Entity;
import io.strate.domain.Value;
import io.strate.rule.Expr;
import io.strate.workspace.answer.ScanValues;
import io.strate.workspace.open.Workspace;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.roaringbitmap.RoaringBitmap;

/**
 * Values of everybody, kept for further questions: reading them is a pass over all timelines. One
 * object is made for a workspace. It holds at most {@value #MOST} columns, the ones that were asked
 * for last; one is read again when definitions changed or it is five minutes old. Safe for several
 * threads: who asks for a column that is being read waits for it, others do not.
 */
public final class ValueColumns {

  static final int MOST = 16;

  private static final long LONGEST = TimeUnit.MINUTES.toMillis(5);

  private record Key(Entity of, Expr value) {}

  /**
   * A value of all who exist.
   *
   * @param values by the numbers of the profiles; unknown for those who do not exist
   */
  record Column(long asOf, long mark, long definitions, RoaringBitmap existing, Value[] values) {

    Value of(int number) {
      return number < values.length ? values[number] : Value.UNKNOWN;
    }
  }

  private static final class Place {
    private Optional<Column> column = Optional.empty();
  }

  private final Map<Key, Place> places =
      new LinkedHashMap<>(MOST, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Place> eldest) {
          return size() > MOST;
        }
      };

  Column of(Workspace workspace, Entity of, Expr value, long now) {
    Place place = place(new Key(of, value));
    synchronized (place) {
      Column column =
          place
              .column
              .filter(kept -> isGood(kept, workspace, now))
              .orElseGet(() -> read(workspace, of, value, now));
      place.column = Optional.of(column);
      return column;
    }
  }

  private synchronized Place place(Key key) {
    return places.computeIfAbsent(key, _ -> new Place());
  }

  private static boolean isGood(Column kept, Workspace workspace, long now) {
    if (kept.definitions() != workspace.definition().runHash()) {
      return false;
    }
    return kept.asOf() == now
        ? kept.mark() == workspace.ledger().mark()
        : Math.abs(now - kept.asOf()) < LONGEST;
  }

  private static Column read(Workspace workspace, Entity of, Expr value, long now) {
    long mark = workspace.ledger().mark();
    RoaringBitmap existing = new RoaringBitmap();
    Value[] values = new Value[workspace.ledger().profiles().count(of)];
    Arrays.fill(values, Value.UNKNOWN);
    Map<Value, Value> same = new HashMap<>();
    ScanValues.each(
        workspace,
        of,
        value,
        now,
        (number, each) -> {
          if (number < values.length) { // who came since is in the next reading
            existing.add(number);
            values[number] = same.computeIfAbsent(each, kept -> kept);
          }
        });
    return new Column(now, mark, workspace.definition().runHash(), existing, values);
  }
}
