package io.strate.demo;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;

/** Writes a demo by hand: FOLDER CONTACTS UNTIL [SEED]. */
final class WriteDemo {

  private WriteDemo() {}

  public static void main(String[] arguments) {
    long seed = arguments.length > 3 ? Long.parseLong(arguments[3]) : 1;
    DemoOptions options =
        new DemoOptions(
            Integer.parseInt(arguments[1]),
            seed,
            Instant.parse(arguments[2]),
            ZoneId.of("Europe/Paris"));
    System.out.println(
        DemoWorkspace.write(Path.of(arguments[0]), options, DemoWorkspace.Progress.SILENT));
  }
}
