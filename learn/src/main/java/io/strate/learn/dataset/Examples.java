package io.strate.learn.dataset;

/**
 * Rows with what came of them. The arrays are kept, not copied.
 *
 * @param features of each row as of its instant
 * @param target what came of it
 * @param groups a number for each row; rows of one group (one person, or linked ones) must never
 *     stand on both sides of a split
 * @param instants of each row, in milliseconds since 1970-01-01T00:00Z; all 0 where time plays no
 *     part
 */
public record Examples(Dataset features, Target target, int[] groups, long[] instants) {

  public Examples {
    int count = features.count();
    if (target.count() != count || groups.length != count || instants.length != count) {
      throw new IllegalArgumentException(
          "examples: expected a target, a group and an instant for each of %d rows, found %d, %d and %d"
              .formatted(count, target.count(), groups.length, instants.length));
    }
  }

  public int count() {
    return features.count();
  }

  /** The rows at these places, in their order; a place may come more than once. */
  public Examples pick(int[] places) {
    int[] pickedGroups = new int[places.length];
    long[] pickedInstants = new long[places.length];
    for (int i = 0; i < places.length; i++) {
      pickedGroups[i] = groups[places[i]];
      pickedInstants[i] = instants[places[i]];
    }
    return new Examples(features.pick(places), target.pick(places), pickedGroups, pickedInstants);
  }
}
