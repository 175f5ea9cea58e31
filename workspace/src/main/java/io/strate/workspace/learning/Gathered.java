package io.strate.workspace.learning;

import io.strate.engine.Rows;
import io.strate.engine.Scan;
import io.strate.workspace.run.PastValues;
import java.lang.foreign.Arena;

/** The rows that one thread has found: of each snapshot the profiles, and each of its columns. */
final class Gathered implements PastValues.Sink {

  private final FeatureColumns columns;
  private final int profiles;
  private final Room room;
  private final Doubles[] numbers;

  /** By snapshot and column. */
  private final Doubles[][] values;

  private final Rows.Column[][] sources;
  private final int[] kept = new int[Scan.BLOCK];
  private final double[] taken = new double[Scan.BLOCK];

  /**
   * @param profiles those from this number on came meanwhile, and are left out
   */
  Gathered(FeatureColumns columns, int snapshots, int profiles, Room room, Arena arena) {
    this.columns = columns;
    this.profiles = profiles;
    this.room = room;
    this.numbers = new Doubles[snapshots];
    this.values = new Doubles[snapshots][columns.count()];
    this.sources = new Rows.Column[snapshots][];
    for (int snapshot = 0; snapshot < snapshots; snapshot++) {
      numbers[snapshot] = new Doubles(arena);
      for (int column = 0; column < columns.count(); column++) {
        values[snapshot][column] = new Doubles(arena);
      }
    }
  }

  @Override
  public void take(int snapshot, Rows rows) {
    if (sources[snapshot] == null) {
      sources[snapshot] = columns.in(rows);
    }
    int count = choose(rows, sources[snapshot][columns.count()]);
    room.take(count);
    for (int i = 0; i < count; i++) {
      taken[i] = rows.number(kept[i]);
    }
    numbers[snapshot].add(taken, count);
    for (int column = 0; column < columns.count(); column++) {
      columns.take(column, sources[snapshot][column], kept, count, taken);
      values[snapshot][column].add(taken, count);
    }
  }

  /** Who is in the population. */
  private int choose(Rows rows, Rows.Column population) {
    int count = 0;
    for (int row = 0; row < rows.size(); row++) {
      if (rows.exists(row) && population.number(row) == 1 && rows.number(row) < profiles) {
        kept[count++] = row;
      }
    }
    return count;
  }

  /** How many rows there are of a snapshot. */
  int count(int snapshot) {
    return numbers[snapshot].size();
  }

  /** The number of the profile of a row. */
  int number(int snapshot, int row) {
    return (int) numbers[snapshot].get(row);
  }

  /** The values of a snapshot's column. */
  Doubles column(int snapshot, int column) {
    return values[snapshot][column];
  }
}
