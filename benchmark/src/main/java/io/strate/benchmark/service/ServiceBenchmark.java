package io.strate.benchmark.service;

import io.strate.benchmark.CsvFiles;
import io.strate.benchmark.Machine;
import io.strate.benchmark.Results;
import io.strate.benchmark.SegmentCase;
import io.strate.benchmark.Shape;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Measures the served workspace; see {@code benchmark/serve --help}. */
public final class ServiceBenchmark {

  private static final String SOURCES =
      """
      workspace: service
      locale: en
      timezone: UTC
      sources:
        contacts: { read: contacts.csv, as: contacts, id: id }
        events:
          read: events.csv
          as: events
          event: { column: type }
          contact: contact
          time: time
      """;

  private final Path strate;
  private final Path work;
  private final Path folder;
  private final Shape shape;
  private final double seconds;
  private final Results results = new Results();

  private ServiceBenchmark(Path strate, Path work, Shape shape, double seconds) {
    this.strate = strate;
    this.work = work;
    this.folder =
        work.resolve("service-%d-%d".formatted(shape.contacts(), shape.events())).toAbsolutePath();
    this.shape = shape;
    this.seconds = seconds;
  }

  /**
   * Arguments: the command, a folder to work in, contacts, events, seconds for each load, results.
   */
  public static void main(String[] arguments) throws Exception {
    Shape shape =
        new Shape(Integer.parseInt(arguments[2]), Integer.parseInt(arguments[3]), 200, 42);
    var benchmark =
        new ServiceBenchmark(
            Path.of(arguments[0]), Path.of(arguments[1]), shape, Double.parseDouble(arguments[4]));
    benchmark.run();
    Files.writeString(Path.of(arguments[5]), benchmark.page());
  }

  private void run() throws Exception {
    System.out.println(Machine.description());
    write(folder, shape, "segments:\n  greeted: did greeting within 1 day\n");
    forget(folder.resolve(".strate"));
    String key = key(strate, folder, "write");
    String adminKey = key(strate, folder, "admin");
    try (ServedProcess served = start()) {
      took("first start", served);
    }
    try (ServedProcess served = start()) {
      took("further start", served);
      load("just started", served, key);
      load("warm", served, key);
      new Visibility(served, key, adminKey).measure(results);
      new Previews(new Api(served.port(), adminKey)).measure(results);
    }
    try (ServedProcess served = start()) {
      took("start after this load", served);
    }
    new Timers(strate, work).measure(results);
    demo();
  }

  private void took(String what, ServedProcess served) {
    results.amount(what, String.format(Locale.ROOT, "%.1f s", served.seconds()));
  }

  private void load(String state, ServedProcess served, String key) throws Exception {
    Load load = new Load(shape, served.port(), key);
    double before = served.processorSeconds();
    double batches = load.flood(8, 100, seconds);
    double used = served.processorSeconds() - before;
    results.rate("events in batches of 100, " + state, batches, 20_000);
    results.amount(
        "processor time of the server meanwhile", String.format(Locale.ROOT, "%.1f s", used));
    results.rate("single calls, " + state, load.flood(32, 1, seconds), 6_000);
    Latencies paced = load.paced(32, 2_000, seconds);
    results.within(
        "answer at 2,000 calls a second, 99 of 100, " + state, paced.quantile(0.99), "", 0.025);
    results.within("the same, 1 of 2", paced.quantile(0.5), "", 0.025);
    load.again()
        .forEach((said, times) -> results.amount("sent again, " + state + ": " + said, times + ""));
  }

  /** From a built program to the first answer over 20,000 contacts. */
  private void demo() throws Exception {
    Path demo = work.resolve("demo-" + System.currentTimeMillis());
    long begun = System.nanoTime();
    try (ServedProcess served =
        ServedProcess.start(strate, List.of("demo", "--contacts", "20000", demo.toString()))) {
      served.ask("/readyz");
      results.within(
          "demo of 20,000 contacts, to its first answer",
          (System.nanoTime() - begun) / 1e9,
          "",
          20);
    }
  }

  private ServedProcess start() throws IOException {
    return ServedProcess.start(
        strate, List.of("serve", "--allow-outbound", "127.0.0.0/8", folder.toString()));
  }

  /**
   * Writes a workspace, its files only if they are not there.
   *
   * @param definitions beside the shape's segments, the last of them segments
   */
  static void write(Path folder, Shape shape, String definitions) throws IOException {
    CsvFiles files = new CsvFiles(folder);
    if (!Files.exists(files.events())) {
      files.write(shape);
    }
    StringBuilder yaml = new StringBuilder(SOURCES).append(definitions);
    for (SegmentCase one : SegmentCase.of(shape)) {
      yaml.append("  ").append(one.name()).append(": { when: \"").append(one.rule());
      yaml.append("\" }\n");
    }
    Files.writeString(folder.resolve("strate.yaml"), yaml);
  }

  /** A run before this one leaves millions of events behind. */
  private static void forget(Path store) throws IOException {
    if (Files.exists(store)) {
      try (Stream<Path> all = Files.walk(store)) {
        for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(each);
        }
      }
    }
  }

  static String key(Path strate, Path folder, String scope)
      throws IOException, InterruptedException {
    String name = scope + "-" + System.currentTimeMillis();
    Process made =
        new ProcessBuilder(
                strate.toString(), "keys", "--make", name, "--scope", scope, folder.toString())
            .start();
    String key = new String(made.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    if (made.waitFor() != 0) {
      throw new IllegalStateException(
          new String(made.getErrorStream().readAllBytes(), StandardCharsets.UTF_8));
    }
    return key;
  }

  private String page() {
    return "# The service under load\n\n"
        + String.format(
            Locale.ROOT,
            "%s; %,d contacts with %,d events before, %d segments live; the load comes from a second process on the same cores.%n%n",
            Machine.description(),
            shape.contacts(),
            shape.events(),
            shape.segments())
        + results.markdown();
  }
}
