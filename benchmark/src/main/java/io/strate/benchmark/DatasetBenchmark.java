package io.strate.benchmark;

import io.strate.ledger.Ledger;
import io.strate.ledger.LedgerOptions;
import io.strate.ledger.rocks.RocksLedger;
import io.strate.rule.definition.Definitions;
import java.nio.file.Path;
import java.util.Locale;

/** Datasets beside a rebuild, over the store that a comparison has left. */
public final class DatasetBenchmark {

  /** By then the virtual machine has compiled what building a dataset runs. */
  private static final int WARM_UPS = 4;

  private DatasetBenchmark() {}

  /** See {@link Options#USAGE}. */
  public static void main(String[] arguments) throws Exception {
    Options options = Options.parse(arguments);
    Definitions definitions = EngineSide.definitions(SegmentCase.of(options.shape()));
    Path store = options.work().resolve("ledger");
    try (Ledger ledger = RocksLedger.open(store, LedgerOptions.DEFAULT)) {
      EngineSide engine = new EngineSide(ledger, options.threads());
      double rebuild =
          options
              .stopwatch()
              .median(
                  Comparison.WARM_UPS,
                  options.rounds(),
                  () -> engine.rebuild(definitions, Shape.NOW));
      measure(ledger, options, rebuild, new Results());
    }
  }

  /**
   * Builds datasets of everybody.
   *
   * @param rebuild how long one takes
   */
  static void measure(Ledger ledger, Options options, double rebuild, Results results)
      throws Exception {
    DatasetSide datasets = new DatasetSide(ledger);
    int rows = datasets.build().count();
    double built =
        options
            .stopwatch()
            .median(WARM_UPS, options.rounds(), () -> Comparison.sink = datasets.build().count());
    results.atMost(
        String.format(
            Locale.ROOT,
            "dataset of %d snapshots, %d features and a label: %,d rows",
            DatasetSide.SNAPSHOTS,
            DatasetSide.features().size(),
            rows),
        built,
        "rebuild of " + options.shape().segments() + " segments",
        rebuild,
        6);
  }
}
