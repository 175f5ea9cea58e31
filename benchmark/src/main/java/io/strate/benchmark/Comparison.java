package io.strate.benchmark;

import io.strate.ledger.Ledger;
import io.strate.ledger.LedgerOptions;
import io.strate.ledger.rocks.RocksLedger;
import io.strate.rule.definition.Definitions;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** The whole comparison: generates the data, lets both sides work, prints and keeps the table. */
public final class Comparison {

  private static final double HOUR = 3_600_000;

  /** By then the virtual machine has compiled what a rebuild runs. */
  static final int WARM_UPS = 12;

  private final Options options;
  private final Shape shape;
  private final Stopwatch stopwatch;
  private final List<SegmentCase> cases;
  private final CsvFiles files;
  private final Results results = new Results();

  /** Keeps what is computed from being computed in vain. */
  static volatile long sink;

  private Comparison(Options options) {
    this.options = options;
    shape = options.shape();
    stopwatch = options.stopwatch();
    cases = SegmentCase.of(shape);
    files = new CsvFiles(options.work());
  }

  /** See {@link Options#USAGE}. */
  public static void main(String[] arguments) throws Exception {
    if (List.of(arguments).contains("--help")) {
      System.out.println(Options.USAGE);
      return;
    }
    Options options;
    try {
      options = Options.parse(arguments);
    } catch (IllegalArgumentException wrong) {
      System.err.println("benchmark: " + wrong.getMessage());
      System.exit(2);
      return;
    }
    new Comparison(options).run();
  }

  private void run() throws Exception {
    System.out.printf(
        Locale.ROOT,
        "%,d events of %,d contacts, %d segments; %s%n",
        shape.events(),
        shape.contacts(),
        shape.segments(),
        Machine.description());
    Files.createDirectories(options.work());
    if (!Files.exists(files.events())) {
      files.write(shape);
    }
    DuckSide duck = new DuckSide(options, files, cases);
    WorkspaceSide workspace = new WorkspaceSide(options.work(), cases);
    Path store = options.work().resolve("ledger");
    delete(store);
    try (Ledger ledger = RocksLedger.open(store, LedgerOptions.DEFAULT)) {
      double read = stopwatch.time(() -> workspace.read(ledger, shape));
      results.atMost("files to ledger", read, "files to tables", duck.load, 5);
    }
    try (Ledger ledger = RocksLedger.open(store, LedgerOptions.DEFAULT)) {
      runs(ledger, workspace.definitions(), duck);
      ingest(ledger);
    }
    check(workspace);
    results.amount("most memory resident, whole process", Machine.peakResidentMib() + " MiB");
    kernels();
    results.note(
        String.format(
            Locale.ROOT,
            "Load average when it ended: %.1f.",
            ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage()));
    write(duck);
  }

  private void runs(Ledger ledger, Definitions definitions, DuckSide duck) throws Exception {
    EngineSide engine = new EngineSide(ledger, options.threads());
    double first = stopwatch.time(() -> engine.rebuild(definitions, Shape.NOW));
    for (SegmentCase one : cases) {
      duck.requireSame(one, engine.members(one));
    }
    results.note("Every segment has the same members on both sides.");
    double rebuild =
        stopwatch.median(WARM_UPS, options.rounds(), () -> engine.rebuild(definitions, Shape.NOW));
    String what = "rebuild of " + shape.segments() + " segments, ledger to memberships on disk";
    results.faster(what, rebuild, "as many queries, events in order", duck.segments, 40);
    results.faster(
        what, rebuild, "as many queries, events in no order", duck.segmentsUnordered, 40);
    results.atMost(what, rebuild, "one GROUP BY contact", duck.scan, 3);
    results.amount(
        "the same, first time in the process", String.format(Locale.ROOT, "%.2f s", first));
    scaling(engine);
    DatasetBenchmark.measure(ledger, options, rebuild, results);
    updates(engine, ledger, definitions, rebuild);
  }

  private void scaling(EngineSide engine) throws Exception {
    Definitions few = EngineSide.definitions(SegmentCase.of(shape.withSegments(100)));
    Definitions many = EngineSide.definitions(SegmentCase.of(shape.withSegments(1_000)));
    double fewTime =
        stopwatch.median(WARM_UPS, options.rounds(), () -> engine.rebuild(few, Shape.NOW));
    double manyTime =
        stopwatch.median(WARM_UPS, options.rounds(), () -> engine.rebuild(many, Shape.NOW));
    results.atMost("rebuild of 1,000 segments", manyTime, "100 segments", fewTime, 2.5);
  }

  private void updates(EngineSide engine, Ledger ledger, Definitions definitions, double rebuild)
      throws Exception {
    engine.rebuild(definitions, Shape.NOW);
    LedgerSide sender = new LedgerSide(ledger);
    int touched = shape.contacts() / 100;
    double[] taken = new double[options.rounds()];
    for (int i = 0; i < taken.length; i++) {
      sender.appendToFirst(touched, Shape.NOW + i, "update-" + i + "-");
      long now = Shape.NOW + i;
      taken[i] = stopwatch.time(() -> engine.update(definitions, now));
    }
    Arrays.sort(taken);
    results.within(
        "run after new events of 1 % of the contacts",
        taken[taken.length / 2], "at most 5 % of the rebuild plus 0.3 s", 0.05 * rebuild + 0.3);
    long later = Shape.NOW + taken.length + (long) HOUR;
    int[] due = new int[1];
    double hour = stopwatch.time(() -> due[0] = engine.update(definitions, later));
    results.within(
        String.format(
            Locale.ROOT, "run after an hour without events (%,d contacts were due)", due[0]),
        hour,
        "in proportion to the contacts, plus 0.3 s",
        0.3 + rebuild * 2 * due[0] / shape.contacts());
  }

  private void ingest(Ledger ledger) throws Exception {
    LedgerSide sender = new LedgerSide(ledger);
    sender.ingest(8, 20, 500, shape, "warm-");
    int batches = Math.clamp(shape.events() / 40_000L, 50, 250);
    results.rate(
        "durable ingest, message ids, 8 senders of batches of 500",
        sender.ingest(8, batches, 500, shape, "ingest-"),
        60_000);
  }

  private void check(WorkspaceSide workspace) throws Exception {
    if (!Files.isExecutable(options.strate())) {
      results.note("`strate check` was not measured: there is no " + options.strate() + ".");
      return;
    }
    try {
      workspace.checkByCommand(options.strate());
    } catch (IllegalStateException failed) {
      results.note("`strate check` was not measured, as it failed: " + failed.getMessage());
      return;
    }
    results.within(
        "`strate check` of " + shape.segments() + " segments, files unchanged",
        new Stopwatch(0).median(options.rounds(), () -> workspace.checkByCommand(options.strate())),
        "under 1 s",
        1);
  }

  private void kernels() throws RunnerException {
    if (options.processorTime()) {
      kernel("100", perProcessorSecond(100, 100_000));
      kernel("2000", perProcessorSecond(2_000, 20_000));
      return;
    }
    var kernel =
        new OptionsBuilder()
            .include("OneEventKernel")
            .verbosity(org.openjdk.jmh.runner.options.VerboseMode.SILENT)
            .build();
    for (RunResult each : new Runner(kernel).run()) {
      kernel(each.getParams().getParam("history"), each.getPrimaryResult().getScore());
    }
  }

  private void kernel(String history, double perSecond) {
    results.rate(
        "one event into a timeline of " + history + ", 200 segments evaluated, one core",
        perSecond,
        history.equals("100") ? 150_000 : 20_000);
  }

  /** The kernel without JMH, which knows wall time only. */
  private static double perProcessorSecond(int history, int times) {
    OneEventKernel kernel = new OneEventKernel();
    kernel.history = history;
    kernel.fill();
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    double[] rates = new double[9];
    long sum = 0;
    for (int round = 0; round < rates.length; round++) {
      long begun = threads.getCurrentThreadCpuTime();
      for (int i = 0; i < times; i++) {
        sum ^= kernel.addAndEvaluate();
      }
      rates[round] = times / ((threads.getCurrentThreadCpuTime() - begun) / 1e9);
    }
    sink = sum;
    // The first four warm up.
    Arrays.sort(rates, 4, rates.length);
    return rates[6];
  }

  private void write(DuckSide duck) throws IOException {
    String text =
        "# Speed\n\n`"
            + options.command()
            + "`: "
            + String.format(
                Locale.ROOT,
                "%,d events of %,d contacts over 400 days, 12 types, 8 windows, %d segments.%n%n",
                shape.events(),
                shape.contacts(),
                shape.segments())
            + Machine.description()
            + "; DuckDB "
            + duck.version
            + ", as many threads. "
            + times()
            + "\n\n"
            + results.markdown();
    Files.writeString(options.results(), text);
    System.out.println("written to " + options.results());
  }

  private String times() {
    return "Times are the middle of "
        + options.rounds()
        + " after one that does not count (rebuilds: after "
        + WARM_UPS
        + "), unless said otherwise"
        + (options.processorTime()
            ? ": processor time of both sides' process divided by the threads, as the machine was"
                + " busy with other things (wall time for ingest and `strate check`)."
            : ".");
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (var all = Files.walk(folder)) {
      for (Path each : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }
}
