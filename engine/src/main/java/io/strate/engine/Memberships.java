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
  private final Map<String, Members> bySegment = new HashMap<>();

  /** The same, by the places of segments among an entity's. */
  private final Map<Entity, Members[]> members = new EnumMap<>(Entity.class);

  private final Map<Entity, Members> existing = new EnumMap<>(Entity.class);
  private final Map<Entity, long[]> dues = new EnumMap<>(Entity.class);

  Memberships(Plan plan) {
    this.plan = plan;
    for (Entity of : Entity.values()) {
      plan.segments(of).forEach(segment -> bySegment.put(segment, new Members()));
      members.put(of, plan.segments(of).stream().map(bySegment::get).toArray(Members[]::new));
      existing.put(of, new Members());
      dues.put(of, new long[0]);
    }
  }

  /** The numbers of a segment's members. */
  public BitSet members(String segment) {
    Members of = bySegment.get(segment);
    if (of == null) {
      throw new IllegalArgumentException("no segment " + segment);
    }
    return of.toBitSet();
  }

  /** The numbers of the profiles that exist. */
  public BitSet existing(Entity of) {
    return exist(of).toBitSet();
  }

  private Members[] members(Entity of) {
    return members.getOrDefault(of, new Members[0]);
  }

  private Members exist(Entity of) {
    return existing.getOrDefault(of, new Members());
  }

  /** The instant before which no membership of a profile can change if nothing happens. */
  public long due(Entity of, int number) {
    long[] all = dues.getOrDefault(of, new long[0]);
    return number < all.length ? all[number] : Long.MAX_VALUE;
  }

  void take(Rows rows, int stage) {
    Entity of = stage % 2 == 0 ? Entity.CONTACT : Entity.ACCOUNT;
    int highest = rows.number(rows.size() - 1);
    long[] due = reserve(of, highest);
    Members exist = exist(of);
    for (int row = 0; row < rows.size(); row++) {
      exist.put(rows.number(row), rows.exists(row));
      due[rows.number(row)] = rows.due(row);
    }
    Members[] all = members(of);
    boolean whole = rows.areWhole();
    for (int segment : rows.taken()) {
      if (whole) {
        takeWords(rows, segment, all[segment]);
      } else {
        takeRows(rows, segment, all[segment]);
      }
    }
  }

  private static void takeWords(Rows rows, int segment, Members into) {
    int first = rows.number(0) >>> 6;
    for (int w = 0; w << 6 < rows.size(); w++) {
      into.put(first + w, rows.members(segment, w));
    }
  }

  private static void takeRows(Rows rows, int segment, Members into) {
    for (int row = 0; row < rows.size(); row++) {
      into.put(rows.number(row), rows.isMember(segment, row));
    }
  }

  /** Takes the outcome of a top for the segments that nothing else decides. */
  void ranked(Entity of, String top, BitSet in) {
    List<String> segments = plan.segments(of);
    for (int s = 0; s < segments.size(); s++) {
      if (plan.rankedAs(of, segments.get(s)).filter(top::equals).isPresent()) {
        members(of)[s].add(in);
      }
    }
  }

  /** Makes room for a number in all that is kept of an entity. */
  private long[] reserve(Entity of, int number) {
    long[] due = dues.getOrDefault(of, new long[0]);
    if (due.length <= number) {
      int before = due.length;
      due = Arrays.copyOf(due, Math.max(number + 1, before + (before >> 1)));
      Arrays.fill(due, before, due.length, Long.MAX_VALUE);
      dues.put(of, due);
      exist(of).reserve(due.length);
      for (Members each : members(of)) {
        each.reserve(due.length);
      }
    }
    return due;
  }
}
