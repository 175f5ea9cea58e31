package io.strate.benchmark.service;

import com.microsoft.playwright.Page;
import io.strate.benchmark.Machine;
import io.strate.benchmark.Results;
import io.strate.benchmark.Shape;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Measures the pages of the served workspace; see {@code benchmark/pages --help}. */
public final class PagesBenchmark {

  /** What the pages show beside plain segments. */
  private static final String DEFINITIONS =
      """
      traits:
        logins: count(login)
      segments:
        use: { tiers: logins, of: { high: "> 10", low: "1 .. 10", none: "0" } }
        region: { when: "region is known" }
      """;

  private static final String CONTACT = "/contacts/" + Shape.FIRST_CONTACT;

  private static final List<String> PAGES =
      List.of(
          "/",
          "/segments/use%2Fhigh",
          "/segments/region",
          "/segments/new",
          "/segments/region/edit",
          CONTACT,
          CONTACT + "/why/use%2Fhigh",
          "/compare?first=use%2Fhigh&second=region",
          "/search?q=a",
          "/profiles",
          "/analyses",
          "/analyses/flows",
          "/analyses/distribution?of=contacts&name=logins&segment=",
          "/sources",
          "/import",
          "/settings",
          "/settings/log",
          "/account");

  private static final int BEFORE = 5;
  private static final int TIMES = 20;
  private static final int PAINTS = 5;
  private static final double MEBIBYTE = 1 << 20;

  private final Path strate;
  private final Path folder;
  private final Shape shape;
  private final Results results = new Results();

  private PagesBenchmark(Path strate, Path work, Shape shape) {
    this.strate = strate;
    this.folder = work.resolve("pages-%d-%d".formatted(shape.contacts(), shape.events()));
    this.shape = shape;
  }

  /** Arguments: the command, a folder to work in, contacts, events, results. */
  public static void main(String[] arguments) throws Exception {
    Shape shape =
        new Shape(Integer.parseInt(arguments[2]), Integer.parseInt(arguments[3]), 200, 42);
    PagesBenchmark benchmark =
        new PagesBenchmark(
            Path.of(arguments[0]), Path.of(arguments[1]).toAbsolutePath().normalize(), shape);
    benchmark.run();
    Files.writeString(Path.of(arguments[4]), benchmark.page());
  }

  private void run() throws Exception {
    System.out.println(Machine.description());
    ServiceBenchmark.write(folder, shape, DEFINITIONS);
    try (ServedProcess first = start()) {
      first.ask("/readyz"); // everything is read once
    }
    String link = invite();
    try (ServedProcess served = start();
        Reader reader = new Reader(served.port(), link)) {
      for (String path : PAGES) {
        measure(reader, path);
      }
      for (boolean isEstimate : List.of(true, false)) {
        count(reader, isEstimate);
      }
    }
  }

  /** What the server needs, what comes over the wire, and when something is seen. */
  private void measure(Reader reader, String path) throws Exception {
    double[] seconds = new double[TIMES];
    for (int i = -BEFORE; i < TIMES; i++) {
      double taken = reader.ask(path);
      if (i >= 0) {
        seconds[i] = taken;
      }
    }
    Arrays.sort(seconds);
    results.within(path + ", server, 19 of 20", seconds[TIMES - 2], "", 0.2);
    double[] paints = new double[PAINTS];
    long bytes = 0;
    for (int i = 0; i < PAINTS; i++) {
      try (Reader.Look look = reader.look()) {
        Page page = look.open(path);
        paints[i] = look.firstPaint(page);
        bytes = look.bytes();
      }
    }
    Arrays.sort(paints);
    results.within(path + ", first contentful paint, 1 of 2", paints[PAINTS / 2], "", 1);
    results.amount(
        path + ", compressed with all it loads",
        String.format(
            Locale.ROOT,
            "%.2f MB%s",
            bytes / MEBIBYTE,
            bytes <= 1.5 * MEBIBYTE ? "" : " (more than 1.5)"));
  }

  /** Another condition each time, as while somebody types. */
  private void count(Reader reader, boolean isEstimate) throws Exception {
    double[] seconds = new double[TIMES];
    for (int i = -BEFORE; i < TIMES; i++) {
      String question =
          """
          {"condition": "count(login within %d days) > 2 and region is known", "under": "", "of": "contacts", "page": "p", "estimate": %s}"""
              .formatted(100 + i, isEstimate);
      double taken = reader.post("/builder/count", question);
      if (i >= 0) {
        seconds[i] = taken;
      }
    }
    Arrays.sort(seconds);
    results.within(
        isEstimate ? "the builder's first count, 19 of 20" : "its exact count, 19 of 20",
        seconds[TIMES - 2],
        "",
        isEstimate ? 0.15 : 1.5);
  }

  private ServedProcess start() throws IOException {
    return ServedProcess.start(strate, List.of("serve", folder.toString()));
  }

  /** What opens the link for an owner's password. */
  private String invite() throws IOException, InterruptedException {
    String name = "reader-" + System.currentTimeMillis();
    Process made =
        new ProcessBuilder(
                strate.toString(), "users", "--invite", name, "--role", "owner", folder.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String link = new String(made.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    if (made.waitFor() != 0) {
      throw new IllegalStateException("nobody could be invited");
    }
    return link.substring(link.indexOf('#') + 1);
  }

  private String page() {
    return "# The pages\n\n"
        + String.format(
            Locale.ROOT,
            "%s; %,d contacts with %,d events, %d segments; browser and server on the same cores.%n%n",
            Machine.description(),
            shape.contacts(),
            shape.events(),
            shape.segments())
        + results.markdown();
  }
}
