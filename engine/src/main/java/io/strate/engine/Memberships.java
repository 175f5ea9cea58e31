package io.strate.engine;

import io.strate.domain.Entity;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Who is a member of what, who exists, and when each profile is due, by profile numbers. */
public final class Memberships {

  private final Plan plan;
  private final Map<String, BitSet> members = new HashMap<>();
  private final Map<Entity, BitSet> existing = new EnumMap<>(Entity.class);
  private final Map<Entity, long[]> dues = new EnumMap<>(Entity.class);

  Memberships(Plan plan) {
    this.plan = plan;
    for (Entity of : Entity.values()) {
      plan.segments(of).forEach(segment -> members.put(segment, new BitSet()));
      existing.put(of, new BitSet());
      dues.put(of, new long[0]);
    }
  }

  /** The numbers of a segment's members. */
  public BitSet members(String segment) {
    BitSet of = members.get(segment);
    if (of == null) {
      throw new IllegalArgumentException("no segment " + segment);
    }
    return of;
  }

  /** The numbers of the profiles that exist. */
  public BitSet existing(Entity of) {
    return existing.getOrDefault(of, new BitSet());
  }

  /** The instant before which no membership of a profile can change if nothing happens. */
  public long due(Entity of, int number) {
    long[] all = dues.getOrDefault(of, new long[0]);
    return number < all.length ? all[number] : Long.MAX_VALUE;
  }

  void take(Rows rows, int stage) {
    Entity of = stage % 2 == 0 ? Entity.CONTACT : Entity.ACCOUNT;
    BitSet exist = existing(of);
    long[] due = reserve(of, rows.number(rows.size() - 1));
    for (int row = 0; row < rows.size(); row++) {
      exist.set(rows.number(row), rows.exists(row));
      due[rows.number(row)] = rows.due(row);
    }
    List<String> segments = rows.segments();
    for (int s = 0; s < segments.size(); s++) {
      if (rows.decides(s) && plan.rankedAs(of, segments.get(s)).isEmpty()) {
        take(rows, s, members(segments.get(s)));
      }
    }
  }

  private static void take(Rows rows, int segment, BitSet into) {
    for (int w = 0; w <= (rows.size() - 1) >>> 6; w++) {
      long bits = rows.members(segment, w);
      while (bits != 0) {
        into.set(rows.number((w << 6) + Long.numberOfTrailingZeros(bits)));
        bits &= bits - 1;
      }
    }
  }

  /** Takes the outcome of a top for the segments that nothing else decides. */
  void ranked(Entity of, String top, BitSet in) {
    for (String segment : plan.segments(of)) {
      if (plan.rankedAs(of, segment).filter(top::equals).isPresent()) {
        members(segment).or(in);
      }
    }
  }

  private long[] reserve(Entity of, int number) {
    long[] due = dues.getOrDefault(of, new long[0]);
    if (due.length <= number) {
      int before = due.length;
      due = Arrays.copyOf(due, Math.max(number + 1, before + (before >> 1)));
      Arrays.fill(due, before, due.length, Long.MAX_VALUE);
      dues.put(of, due);
    }
    return due;
  }
}
