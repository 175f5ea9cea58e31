package io.strate.benchmark;

import io.strate.ledger.Ledger;
import io.strate.ledger.LedgerOptions;
import io.strate.ledger.rocks.RocksLedger;
import io.strate.rule.definition.Definitions;
import java.nio.file.Path;

/** Datasets beside a rebuild, over the store that a comparison has left. */
public final class DatasetBenchmark {

  private DatasetBenchmark() {}

  /** See {@link Options#USAGE}. */
  public static void main(String[] arguments) throws Exception {
    Options options = Options.parse(arguments);
    Path store = options.work().resolve("ledger");
    try (Ledger ledger = RocksLedger.open(store, LedgerOptions.DEFAULT)) {
      Results results = new Results();
      measure(ledger, options, results);
    }
  }

  /** Measures both, one after the other, and again. */
  static void measure(Ledger ledger, Options options, Results results) throws Exception {
    Definitions definitions = EngineSide.definitions(SegmentCase.of(options.shape()));
    EngineSide engine = new EngineSide(ledger, options.threads());
    DatasetSide datasets = new DatasetSide(ledger);
    Stopwatch stopwatch = options.stopwatch();
    int rows = datasets.build(definitions).count();
    double rebuild =
        stopwatch.median(
            Comparison.WARM_UPS, options.rounds(), () -> engine.rebuild(definitions, Shape.NOW));
    double built =
        stopwatch.median(
            3, options.rounds(), () -> Comparison.sink = datasets.build(definitions).count());
    results.atMost(
        String.format(
            java.util.Locale.ROOT,
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
