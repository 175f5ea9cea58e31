package io.strate.learn.encode;

import io.strate.learn.dataset.Column;
import io.strate.learn.dataset.Dataset;
import io.strate.learn.dataset.Examples;
import io.strate.learn.dataset.Rows;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How columns become numbers, as fitted on training rows. It never changes; many threads may use
 * it.
 */
public final class Encoding {
  private final List<Source> sources;
  private final List<Remark> remarks;
  private final List<Output> outputs;

  /** A column of the dataset that is encoded. */
  record Source(String name, ColumnEncoder encoder) {}

  /** At least one source with at least one number. */
  Encoding(List<Source> sources, List<Remark> remarks) {
    this.sources = List.copyOf(sources);
    this.remarks = List.copyOf(remarks);
    List<Output> all = new ArrayList<>();
    for (Source source : sources) {
      source.encoder().meanings().forEach(m -> all.add(new Output(source.name(), m)));
    }
    this.outputs = List.copyOf(all);
  }

  /**
   * Fits without a target, for clusters.
   *
   * @throws IllegalArgumentException for a recipe that does not suit the columns, and where no
   *     column is left
   */
  public static Fitted fit(Recipe recipe, Dataset training) {
    int[] each = IntStream.range(0, training.count()).toArray();
    return new Fitting(recipe, training, each, Optional.empty()).fit();
  }

  /**
   * Fits on rows that are learnt from, and on these alone.
   *
   * @param seed of the folds that {@link Step#TARGET} encodes the training rows by; they keep
   *     groups together
   * @throws IllegalArgumentException for a recipe that does not suit the columns, and where no
   *     column is left
   */
  public static Fitted fit(Recipe recipe, Examples training, long seed) {
    return new Fitting(
            recipe,
            training.features(),
            training.groups(),
            Optional.of(Outcomes.of(training, seed)))
        .fit();
  }

  /**
   * Numbers as they are, in the order of their columns, for what was learnt elsewhere.
   *
   * @param columns at least one, each once
   * @param unknown what stands for an unknown number; NaN keeps it unknown
   */
  public static Encoding asIs(List<String> columns, double unknown) {
    NumberEncoder encoder = new NumberEncoder(new Scaling.Affine(false, 0, 1), unknown, false);
    return new Encoding(
        columns.stream().map(name -> new Source(name, encoder)).toList(), List.of());
  }

  /**
   * All rows, one after another. Where the recipe keeps unknown numbers, they are NaN in it.
   *
   * @param dataset has the columns that were fitted, whatever their order and whatever others
   * @throws IllegalArgumentException if a column is missing or of another type
   */
  public Rows encode(Dataset dataset) {
    long size = (long) dataset.count() * width();
    if (size > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(
          "encoding: expected at most %d rows of %d numbers at once, found %d; encode them in parts"
              .formatted((Integer.MAX_VALUE - 8) / width(), width(), dataset.count()));
    }
    double[] into = new double[(int) size];
    int at = 0;
    for (Source source : sources) {
      put(source, dataset.column(source.name()), into, at);
      at += source.encoder().width();
    }
    return Rows.kept(width(), into);
  }

  private void put(Source source, Column column, double[] into, int at) {
    switch (source.encoder()) {
      case NumberEncoder encoder when column instanceof Column.Numbers numbers -> {
        for (int row = 0; row < numbers.count(); row++) {
          encoder.put(numbers.values()[row], into, row * width() + at);
        }
      }
      case CategoryEncoder encoder when column instanceof Column.Categories categories -> {
        int[] places = encoder.places(categories.levels());
        for (int row = 0; row < categories.count(); row++) {
          encoder.put(places[categories.codes()[row] + 1], into, row * width() + at);
        }
      }
      case ColumnEncoder encoder -> throw otherType(source.name(), encoder, kind(column));
    }
  }

  static IllegalArgumentException otherType(String name, ColumnEncoder encoder, String found) {
    String expected =
        switch (encoder) {
          case NumberEncoder _ -> "numbers";
          case CategoryEncoder _ -> "categories";
        };
    return new IllegalArgumentException(
        "column '%s': expected %s as in the training rows, found %s; learn anew if its type has changed"
            .formatted(name, expected, found));
  }

  static String kind(Column column) {
    return switch (column) {
      case Column.Numbers _ -> "numbers";
      case Column.Categories _ -> "categories";
    };
  }

  /** A row to be filled and encoded again and again, by one thread at a time. */
  public LiveRow liveRow() {
    return new LiveRow(sources, width());
  }

  /** How many numbers an encoded row has. */
  public int width() {
    return outputs.size();
  }

  /** The columns that are encoded, in the order that a {@link LiveRow} has them. */
  public List<String> columns() {
    return sources.stream().map(Source::name).toList();
  }

  /** What the numbers of an encoded row say, one for each. */
  public List<Output> outputs() {
    return outputs;
  }

  /** Whether a level of a column is told apart by name. */
  public boolean names(String column, String level) {
    return sources.stream()
        .filter(source -> source.name().equals(column))
        .anyMatch(
            source ->
                source.encoder() instanceof CategoryEncoder categories
                    && categories.place(level) != CategoryEncoder.UNLISTED);
  }

  /** What was noticed about the columns, in their order. */
  public List<Remark> remarks() {
    return remarks;
  }

  /** As bytes that {@link #read} reads, today and by every later version. */
  public byte[] toBytes() {
    return EncodingFormat.write(sources, remarks);
  }

  /**
   * @throws IllegalArgumentException if these are not whole bytes of an encoding
   */
  public static Encoding read(byte[] bytes) {
    return EncodingFormat.read(bytes);
  }
}
