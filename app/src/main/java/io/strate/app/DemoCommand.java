package io.strate.app;

import io.strate.demo.DemoOptions;
import io.strate.demo.DemoReport;
import io.strate.demo.DemoWorkspace;
import io.strate.server.pages.Tour;
import io.strate.workspace.definition.Localized;
import io.strate.workspace.live.LiveWorkspace;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Makes a made-up vendor's workspace, serves it, and lets it live. */
@Command(
    name = "demo",
    description =
        "Makes the workspace of a made-up vendor of CRM software (in demo-crm unless WORKSPACE says otherwise), serves it, and lets it live; one that is there goes on living.",
    mixinStandardHelpOptions = true)
final class DemoCommand extends ServeCommand {

  private static final String USUAL_FOLDER = "demo-crm";

  @Option(
      names = "--contacts",
      paramLabel = "N",
      defaultValue = "" + DemoOptions.DEFAULT_CONTACTS,
      description = "How many contacts, at most 1000000 (default: ${DEFAULT-VALUE}).")
  private int contacts;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description =
          "Another seed is another vendor with other customers (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--drift",
      paramLabel = "MONTHS",
      defaultValue = "0",
      description =
          "So many months before now, at most 23, the vendor's site is redone, and what announced a purchase announces it no more (default: never).")
  private int drift;

  @Option(
      names = "--speed",
      paramLabel = "N",
      defaultValue = "20",
      description =
          "How many times as much happens as usual, at most 10000 (default: ${DEFAULT-VALUE}); 1 is a day's worth in a day.")
  private double speed;

  private @Nullable DemoOptions made;

  @Override
  void prepare(Terminal terminal) {
    folder.path = place(folder.path);
    made = DemoOptions.of(folder.path).orElseGet(() -> make(folder.path, terminal));
  }

  /** A demo that is there goes on living; without a folder named it is made below this one. */
  private static Path place(Path named) {
    boolean isElsewhere = named.equals(Path.of(".")) && DemoOptions.of(named).isEmpty();
    return isElsewhere ? Path.of(USUAL_FOLDER) : named;
  }

  private DemoOptions make(Path folder, Terminal terminal) {
    DemoOptions usual = DemoOptions.usual(Instant.ofEpochMilli(now()));
    DemoOptions options = new DemoOptions(contacts, seed, usual.until(), usual.zone(), drift);
    DemoReport report = DemoWorkspace.write(folder, options, terminal::at);
    out().println(words(Localized.Locale.FR).demoMade(folder, report));
    out().flush();
    return options;
  }

  @Override
  Tour tour(LiveWorkspace live) {
    return DemoTour.of(live);
  }

  @Override
  void live(LiveWorkspace live) {
    DemoOptions options = Objects.requireNonNull(made, "prepared before");
    try (DemoLife _ =
        DemoLife.begin(
            options, speed, live.collector(), this::warn, () -> Instant.ofEpochMilli(now()))) {
      super.live(live);
    }
  }

  private void warn(String sentence) {
    err().println("strate: " + sentence);
    err().flush();
  }

  private static long now() {
    return System.currentTimeMillis();
  }
}
