package io.strate.learn.portrait;

import io.strate.learn.dataset.Column;
import io.strate.learn.dataset.Dataset;
import io.strate.learn.portrait.Rule.Fidelity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Seeks up to three conditions that together nearly say who is in a cluster: grows the best few
 * rules by the condition that makes F1 highest (beam search, as CN2 of Clark and Niblett 1989), and
 * takes a longer rule only if it is better by a hundredth.
 */
final class RuleSearch {
  private static final int LONGEST = 3;
  private static final int BEAM = 8;
  private static final int CUTS = 40;
  private static final int FINE_CUTS = 400;
  private static final int MOST_TEXTS = 8;
  private static final double WORTH_A_CONDITION = 0.01;

  /** A threshold that is easier to read may be that much worse. */
  private static final double NO_WORSE = 0.005;

  private final Dataset features;
  private final List<Met> thresholds = new ArrayList<>();

  /** A condition and the rows that meet it. */
  private record Met(Condition condition, BitSet rows) {}

  /** A rule so far. */
  private record Draft(List<Condition> conditions, BitSet rows, double f1) {
    Draft with(Met met, BitSet members) {
      BitSet both = (BitSet) rows.clone();
      both.and(met.rows());
      List<Condition> longer = new ArrayList<>(conditions);
      longer.add(met.condition());
      return new Draft(longer, both, Fidelity.of(both, members).f1());
    }
  }

  RuleSearch(Dataset features) {
    this.features = features;
    for (String name : features.names()) {
      if (features.column(name) instanceof Column.Numbers numbers) {
        for (double cut : cuts(numbers, CUTS)) {
          for (Condition condition :
              List.of(new Condition.AtLeast(name, cut), new Condition.Below(name, cut))) {
            thresholds.add(new Met(condition, condition.rows(features)));
          }
        }
      }
    }
  }

  /** Readable numbers between neighbouring quantiles. */
  private static double[] cuts(Column.Numbers column, int many) {
    double[] quantiles = quantiles(column, many);
    return IntStream.range(1, quantiles.length)
        .mapToDouble(i -> Readable.between(quantiles[i - 1], quantiles[i]))
        .toArray();
  }

  private static double[] quantiles(Column.Numbers column, int many) {
    double[] known =
        Arrays.stream(column.values()).filter(value -> !Double.isNaN(value)).sorted().toArray();
    double[] distinct = Arrays.stream(known).distinct().toArray();
    return distinct.length <= many
        ? distinct
        : IntStream.rangeClosed(0, many)
            .mapToDouble(i -> known[(int) ((long) (known.length - 1) * i / many)])
            .distinct()
            .toArray();
  }

  List<Condition> find(BitSet members) {
    BitSet all = new BitSet(features.count());
    all.set(0, features.count());
    Draft best = new Draft(List.of(), all, Fidelity.of(all, members).f1());
    List<Draft> beam = List.of(best);
    for (int length = 1; length <= LONGEST && !members.isEmpty(); length++) {
      beam = grown(beam, members);
      if (!beam.isEmpty() && beam.getFirst().f1() >= best.f1() + WORTH_A_CONDITION) {
        best = beam.getFirst();
      }
    }
    return sharpened(shortened(best, members), members).conditions();
  }

  private List<Draft> grown(List<Draft> beam, BitSet members) {
    List<Draft> longer = new ArrayList<>();
    for (Draft draft : beam) {
      for (Met met : thresholds) {
        longer.add(draft.with(met, members));
      }
      for (String name : features.names()) {
        if (features.column(name) instanceof Column.Categories categories
            && draft.conditions().stream().noneMatch(it -> it.feature().equals(name))) {
          for (Met met : texts(name, categories, draft.rows(), members)) {
            longer.add(draft.with(met, members));
          }
        }
      }
      // Thousands of drafts are not worth their memory.
      longer = best(longer);
    }
    return longer;
  }

  /** The best of each choice of features, as neighbouring thresholds would crowd out all else. */
  private static List<Draft> best(List<Draft> drafts) {
    drafts.sort(Comparator.comparingDouble(draft -> -draft.f1()));
    Set<Set<String>> seen = new HashSet<>();
    List<Draft> kept = new ArrayList<>();
    for (Draft draft : drafts) {
      Set<String> asked =
          draft.conditions().stream()
              .map(it -> it.getClass().getSimpleName() + it.feature())
              .collect(Collectors.toSet());
      if (kept.size() < BEAM && seen.add(asked)) {
        kept.add(draft);
      }
    }
    return kept;
  }

  /** Lists of one text, two, … up to eight, each with the one more that makes F1 highest. */
  private List<Met> texts(String name, Column.Categories categories, BitSet among, BitSet members) {
    Tally tally = Tally.of(categories, among, members);
    Set<Integer> left = new TreeSet<>();
    IntStream.range(0, tally.own().length)
        .filter(level -> tally.own()[level] > 0)
        .forEach(left::add);
    int[] chosen = new int[0];
    List<Met> lists = new ArrayList<>();
    while (chosen.length < MOST_TEXTS && !left.isEmpty()) {
      int[] soFar = chosen;
      int best =
          left.stream()
              .max(Comparator.comparingDouble(level -> tally.f1(soFar, level)))
              .orElseThrow();
      left.remove(best);
      chosen = Arrays.copyOf(soFar, soFar.length + 1);
      chosen[soFar.length] = best;
      List<String> texts =
          Arrays.stream(chosen).mapToObj(categories.levels()::get).sorted().toList();
      Condition condition = new Condition.OneOf(name, texts);
      lists.add(new Met(condition, condition.rows(features)));
    }
    return lists;
  }

  /**
   * How many rows have each text.
   *
   * @param all of the rows that a rule says so far
   * @param own those among them that are in the cluster
   * @param size of the cluster
   */
  private record Tally(int[] all, int[] own, int size) {
    static Tally of(Column.Categories categories, BitSet among, BitSet members) {
      int levels = categories.levels().size();
      Tally tally = new Tally(new int[levels], new int[levels], members.cardinality());
      for (int row = among.nextSetBit(0); row >= 0; row = among.nextSetBit(row + 1)) {
        if (categories.isKnown(row)) {
          tally.all[categories.codes()[row]]++;
          tally.own[categories.codes()[row]] += members.get(row) ? 1 : 0;
        }
      }
      return tally;
    }

    /** Of the rule that asks for one of the chosen texts or this one. */
    double f1(int[] chosen, int level) {
      int both = own[level];
      int met = all[level];
      for (int it : chosen) {
        both += own[it];
        met += all[it];
      }
      return Fidelity.of(both, met, size).f1();
    }
  }

  /** Without conditions that later ones made needless. */
  private Draft shortened(Draft draft, BitSet members) {
    for (int i = 0; i < draft.conditions().size(); i++) {
      List<Condition> fewer = new ArrayList<>(draft.conditions());
      fewer.remove(i);
      BitSet rows = Rule.rows(fewer, features);
      double f1 = Fidelity.of(rows, members).f1();
      if (f1 > draft.f1() - WORTH_A_CONDITION) {
        return shortened(new Draft(fewer, rows, f1), members);
      }
    }
    return draft;
  }

  /** With thresholds sought once more, one after another, among many more. */
  private Draft sharpened(Draft draft, BitSet members) {
    Draft best = draft;
    for (int i = 0; i < draft.conditions().size(); i++) {
      Condition old = best.conditions().get(i);
      List<Condition> others = new ArrayList<>(best.conditions());
      others.remove(i);
      BitSet among = Rule.rows(others, features);
      if (features.column(old.feature()) instanceof Column.Numbers numbers) {
        double[] quantiles = quantiles(numbers, FINE_CUTS);
        double[] f1 = new double[quantiles.length];
        for (int cut = 1; cut < quantiles.length; cut++) {
          f1[cut] = f1(moved(old, quantiles[cut]), among, members);
        }
        Condition moved = moved(old, readable(quantiles, f1));
        double better = f1(moved, among, members);
        if (better > best.f1() - NO_WORSE) {
          others.add(i, moved);
          best = new Draft(others, Rule.rows(others, features), better);
        }
      }
    }
    return best;
  }

  /** The most readable threshold among those that are nearly as good as the best. */
  private static double readable(double[] quantiles, double[] f1) {
    int best = 1;
    for (int cut = 2; cut < f1.length; cut++) {
      best = f1[cut] > f1[best] ? cut : best;
    }
    int low = best;
    int high = best;
    while (low > 1 && f1[low - 1] >= f1[best] - NO_WORSE) {
      low--;
    }
    while (high < f1.length - 1 && f1[high + 1] >= f1[best] - NO_WORSE) {
      high++;
    }
    return Readable.between(quantiles[low - 1], quantiles[high]);
  }

  private double f1(Condition condition, BitSet among, BitSet members) {
    BitSet met = condition.rows(features);
    met.and(among);
    return Fidelity.of(met, members).f1();
  }

  private static Condition moved(Condition condition, double value) {
    return switch (condition) {
      case Condition.AtLeast(String feature, _) -> new Condition.AtLeast(feature, value);
      case Condition.Below(String feature, _) -> new Condition.Below(feature, value);
      case Condition.OneOf oneOf -> oneOf;
    };
  }
}
