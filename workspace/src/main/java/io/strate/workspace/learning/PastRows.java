package io.strate.workspace.learning;

import io.strate.domain.Entity;
import io.strate.learn.dataset.Dataset;
import io.strate.learn.dataset.Examples;
import io.strate.learn.dataset.Target;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Profiles as they were: a row for each that existed, and was in the population, as of each
 * snapshot. Rows go by snapshots, and within one by the names of profiles. The arrays are kept, not
 * copied.
 *
 * @param features of each row as of its snapshot
 * @param label what came of it afterwards, if that was asked; rows of which it is unknown are left
 *     out
 * @param profiles of each row, the number of the profile
 * @param snapshots of each row, the instant as of which it is
 * @param unripe snapshots that were left out, as what came of them is not known yet
 */
public record PastRows(
    Entity of,
    Dataset features,
    Optional<Target> label,
    int[] profiles,
    long[] snapshots,
    List<Long> unripe) {

  public PastRows {
    unripe = List.copyOf(unripe);
  }

  public int count() {
    return profiles.length;
  }

  /**
   * The rows with their labels, as learners take them.
   *
   * @param groups by the numbers of profiles, see {@link LinkedProfiles}; numbered anew in the
   *     order of the rows
   * @throws IllegalStateException if no label was asked
   */
  public Examples examples(int[] groups) {
    Map<Integer, Integer> places = new HashMap<>();
    return new Examples(
        features,
        label.orElseThrow(() -> new IllegalStateException("no label was asked")),
        Arrays.stream(profiles)
            .map(profile -> places.computeIfAbsent(groups[profile], _ -> places.size()))
            .toArray(),
        snapshots);
  }

  /** The rows at these places. */
  public PastRows pick(int[] places) {
    return new PastRows(
        of,
        features.pick(places),
        label.map(target -> target.pick(places)),
        Arrays.stream(places).map(place -> profiles[place]).toArray(),
        Arrays.stream(places).mapToLong(place -> snapshots[place]).toArray(),
        unripe);
  }
}
