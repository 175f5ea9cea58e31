package io.strate.benchmark;

import java.nio.file.Path;
import java.util.Locale;

/**
 * What a comparison is asked to do.
 *
 * @param work a folder for data and stores; what it holds is used again if the shape is the same
 * @param results the file that gets the table
 * @param strate the command
 * @param processorTime whether to compare processor time, on a machine that does other things too
 */
record Options(
    Shape shape,
    int threads,
    int rounds,
    Path work,
    Path results,
    Path strate,
    boolean processorTime) {

  static final String USAGE =
      """
      benchmark/run [--short] [--contacts N] [--events N] [--segments N] [--seed N]
                    [--threads N] [--rounds N] [--work FOLDER] [--results FILE]
                    [--processor-time]

      --processor-time compares processor time instead of time on the wall, on a machine that is
      busy with other things, too.\
      """;

  static Options parse(String[] arguments) {
    Shape shape = Shape.FULL;
    int threads = Runtime.getRuntime().availableProcessors();
    int rounds = 5;
    Path work = Path.of("target", "benchmark");
    Path results = Path.of("results.md");
    Path strate = Path.of("strate");
    boolean processorTime = false;
    for (int i = 0; i < arguments.length; i++) {
      if (arguments[i].equals("--short")) {
        shape = Shape.SHORT;
        continue;
      }
      if (arguments[i].equals("--processor-time")) {
        processorTime = true;
        continue;
      }
      if (i + 1 == arguments.length) {
        throw new IllegalArgumentException(
            arguments[i] + " is no option or has no value\n" + USAGE);
      }
      String value = arguments[i + 1];
      switch (arguments[i++]) {
        case "--contacts" ->
            shape = new Shape(number(value), shape.events(), shape.segments(), shape.seed());
        case "--events" ->
            shape = new Shape(shape.contacts(), number(value), shape.segments(), shape.seed());
        case "--segments" -> shape = shape.withSegments(number(value));
        case "--seed" ->
            shape = new Shape(shape.contacts(), shape.events(), shape.segments(), number(value));
        case "--threads" -> threads = number(value);
        case "--rounds" -> rounds = number(value);
        case "--work" -> work = Path.of(value);
        case "--results" -> results = Path.of(value);
        case "--strate" -> strate = Path.of(value);
        default -> throw new IllegalArgumentException(arguments[i - 1] + " is no option\n" + USAGE);
      }
    }
    Path folder =
        work.resolve(
            String.format(Locale.ROOT, "%d-%d-%d", shape.contacts(), shape.events(), shape.seed()));
    return new Options(
        shape,
        threads,
        rounds,
        folder.toAbsolutePath(),
        results.toAbsolutePath(),
        strate.toAbsolutePath(),
        processorTime);
  }

  /** What gives the same again, without where things are. */
  String command() {
    return String.format(
        Locale.ROOT,
        "benchmark/run --contacts %d --events %d --segments %d --seed %d --threads %d --rounds"
            + " %d%s",
        shape.contacts(),
        shape.events(),
        shape.segments(),
        shape.seed(),
        threads,
        rounds,
        processorTime ? " --processor-time" : "");
  }

  Stopwatch stopwatch() {
    return new Stopwatch(processorTime ? threads : 0);
  }

  private static int number(String text) {
    return Integer.parseInt(text.replace("_", ""));
  }
}
