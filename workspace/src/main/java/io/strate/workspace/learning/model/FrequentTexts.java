package io.strate.workspace.learning.model;

import io.strate.learn.dataset.Target;
import io.strate.workspace.definition.Localized;
import io.strate.workspace.learning.PastRows;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Of a text that is predicted, the texts that come often enough to be told apart. Rows of others
 * are left out: what a few people do can neither be learnt nor tested, and would name them.
 *
 * @param rows of which one of the frequent texts came
 * @param remark what was left out, in words; empty if nothing was
 */
record FrequentTexts(PastRows rows, Optional<Localized> remark) {

  /** A text came of so many groups of linked people that each part of the rows has some. */
  private static final int FEWEST_GROUPS = 20;

  /** Each text that is told apart costs as much as a model of its own. */
  private static final int MOST = 20;

  /**
   * @param rows whose label is a text
   * @param groups by the numbers of profiles
   * @throws IllegalArgumentException if fewer than two texts come often
   */
  static FrequentTexts of(PastRows rows, int[] groups) {
    Target.Classes texts = (Target.Classes) rows.label().orElseThrow();
    int[] often = groupsOf(texts, rows.profiles(), groups);
    int came = (int) Arrays.stream(often).filter(count -> count > 0).count();
    int[] frequent =
        IntStream.range(0, often.length)
            .filter(code -> often[code] >= FEWEST_GROUPS)
            .boxed()
            .sorted(Comparator.comparingInt(code -> -often[code]))
            .limit(MOST)
            .mapToInt(code -> code)
            .sorted()
            .toArray();
    if (frequent.length == came) {
      return new FrequentTexts(rows, Optional.empty());
    }
    if (frequent.length < 2) {
      throw new IllegalArgumentException(
          "label: expected two texts or more that came of %d people each, found %d among %d texts; predict something that has fewer values, or widen the population or the window"
              .formatted(FEWEST_GROUPS, frequent.length, came));
    }
    PastRows kept = kept(rows, texts, frequent);
    return new FrequentTexts(
        kept, Optional.of(words(came, frequent.length, rows.count() - kept.count())));
  }

  /** Of how many groups each text came. */
  private static int[] groupsOf(Target.Classes texts, int[] profiles, int[] groups) {
    List<Set<Integer>> of =
        Stream.generate(() -> (Set<Integer>) new HashSet<Integer>())
            .limit(texts.names().size())
            .toList();
    for (int row = 0; row < profiles.length; row++) {
      of.get(texts.codes()[row]).add(groups[profiles[row]]);
    }
    return of.stream().mapToInt(Set::size).toArray();
  }

  private static PastRows kept(PastRows rows, Target.Classes texts, int[] frequent) {
    int[] places = new int[texts.names().size()];
    Arrays.fill(places, -1);
    IntStream.range(0, frequent.length).forEach(place -> places[frequent[place]] = place);
    int[] stay =
        IntStream.range(0, rows.count()).filter(row -> places[texts.codes()[row]] >= 0).toArray();
    PastRows kept = rows.pick(stay);
    Target target =
        new Target.Classes(
            Arrays.stream(stay).map(row -> places[texts.codes()[row]]).toArray(),
            Arrays.stream(frequent).mapToObj(texts.names()::get).toList());
    return new PastRows(
        kept.of(),
        kept.features(),
        Optional.of(target),
        kept.profiles(),
        kept.snapshots(),
        kept.unripe());
  }

  private static Localized words(int came, int kept, int rows) {
    return new Localized(
        "sur %d textes qui sont venus, les %d les plus fréquents, venus d'au moins %d personnes, sont prédits ; %d lignes des autres sont laissées de côté"
            .formatted(came, kept, FEWEST_GROUPS, rows),
        "of %d texts that came, the %d that came of %d people or more are predicted; %d rows of others are left out"
            .formatted(came, kept, FEWEST_GROUPS, rows));
  }
}
