package io.strate.learn.model;

import io.strate.learn.cluster.Labels;
import io.strate.learn.cluster.Placement;
import io.strate.learn.dataset.Dataset;
import io.strate.learn.dataset.Rows;
import io.strate.learn.encode.Encoding;
import io.strate.learn.encode.LiveRow;
import io.strate.learn.state.StateReader;
import io.strate.learn.state.StateWriter;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Clusters as they are kept: who comes later is given the number of a cluster. Never changes; any
 * number of threads may ask.
 *
 * @param numbers by which people know the clusters, by their labels
 */
public record ClusterModel(Encoding encoding, Placement placement, List<Integer> numbers) {

  /** The number of nobody's cluster. */
  public static final int NONE = 0;

  public ClusterModel {
    numbers = List.copyOf(numbers);
  }

  /** The number of each row's cluster, or {@link #NONE}. */
  public int[] assign(Dataset rows) {
    return Arrays.stream(placement.assign(encoding.encode(rows))).map(this::number).toArray();
  }

  private int number(int label) {
    return label == Labels.NOISE ? NONE : numbers.get(label);
  }

  /**
   * A row to be filled, with {@link Encoding#columns}, and asked about by {@link #number(LiveRow)}.
   */
  public LiveRow row() {
    return encoding.liveRow();
  }

  /** The number of the cluster of a row as it is filled, or {@link #NONE}. */
  public int number(LiveRow row) {
    return number(placement.assign(Rows.of(encoding.width(), row.encode()))[0]);
  }

  /** As bytes that {@link #read} reads, today and by every later version. */
  public byte[] toBytes() {
    StateWriter state = new StateWriter(1, 'c').bytes(encoding.toBytes());
    switch (placement) {
      case Placement.ToCentre(Rows centres) ->
          state.count('m').count(centres.columns()).numbers(centres.values());
      case Placement.ToCore(Rows cores, Labels labels, double radius) ->
          state
              .count('d')
              .count(cores.columns())
              .numbers(cores.values())
              .numbers(Arrays.stream(labels.toArray()).asDoubleStream().toArray())
              .number(radius);
    }
    return state.numbers(numbers.stream().mapToDouble(each -> each).toArray()).toBytes();
  }

  /**
   * @throws IllegalArgumentException for bytes that {@link #toBytes} did not write
   */
  public static ClusterModel read(byte[] bytes) {
    return StateReader.read(
        bytes,
        "cluster set",
        1,
        state -> {
          state.requireKind('c');
          Encoding encoding = Encoding.read(state.bytes());
          Placement placement = placement(state);
          return new ClusterModel(encoding, placement, whole(state.numbers()).boxed().toList());
        });
  }

  private static Placement placement(StateReader state) {
    boolean isToCentre = state.count() == 'm';
    Rows rows = Rows.of(state.count(), state.numbers());
    return isToCentre
        ? new Placement.ToCentre(rows)
        : new Placement.ToCore(rows, Labels.of(whole(state.numbers()).toArray()), state.number());
  }

  private static IntStream whole(double[] numbers) {
    return Arrays.stream(numbers).mapToInt(each -> (int) each);
  }
}
