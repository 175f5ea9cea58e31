package io.strate.workspace.answer.overview;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.roaringbitmap.RoaringBitmap;

/**
 * Finds sets that are nearly the same: at least {@value #OF_TWENTY} twentieths of those who are in
 * one of two are in both. Only sets whose sizes are as close as that are compared, and exactly.
 */
final class Alikes {

  private static final long OF_TWENTY = 19;

  private record Sized(String name, RoaringBitmap members, long size) {}

  private record Pair(String other, long both, long either) {}

  private Alikes() {}

  /** An alert for each set that has one like it, by name; time is at worst that of all pairs. */
  static List<Alert> among(Map<String, RoaringBitmap> sets, long least) {
    List<Sized> bySize =
        sets.entrySet().stream()
            .map(e -> new Sized(e.getKey(), e.getValue(), e.getValue().getLongCardinality()))
            .filter(set -> set.size() >= least)
            .sorted(Comparator.comparingLong(Sized::size))
            .toList();
    Map<String, List<Pair>> pairs = new TreeMap<>();
    for (int i = 0; i < bySize.size(); i++) {
      Sized one = bySize.get(i);
      for (int j = i + 1; j < bySize.size() && isClose(one.size(), bySize.get(j).size()); j++) {
        Sized other = bySize.get(j);
        long both = RoaringBitmap.andCardinality(one.members(), other.members());
        long either = one.size() + other.size() - both;
        if (isClose(both, either)) {
          pairs
              .computeIfAbsent(one.name(), _ -> new ArrayList<>())
              .add(new Pair(other.name(), both, either));
          pairs
              .computeIfAbsent(other.name(), _ -> new ArrayList<>())
              .add(new Pair(one.name(), both, either));
        }
      }
    }
    return pairs.entrySet().stream().map(e -> alert(e.getKey(), e.getValue())).toList();
  }

  private static boolean isClose(long less, long more) {
    return 20 * less >= OF_TWENTY * more;
  }

  private static Alert alert(String segment, List<Pair> pairs) {
    Pair nearest =
        pairs.stream()
            .max(
                Comparator.comparingDouble((Pair pair) -> (double) pair.both() / pair.either())
                    .thenComparing(Pair::other, Comparator.reverseOrder()))
            .orElseThrow();
    return new Alert.Alike(
        segment, nearest.other(), nearest.both(), nearest.either(), pairs.size() - 1);
  }
}
