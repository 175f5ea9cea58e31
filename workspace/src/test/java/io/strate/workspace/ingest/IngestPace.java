package io.strate.workspace.ingest;

import io.strate.lake.Lake;
import io.strate.lake.LakeOptions;
import io.strate.ledger.Ledger;
import io.strate.ledger.LedgerOptions;
import io.strate.ledger.rocks.RocksLedger;
import io.strate.workspace.Progress;
import io.strate.workspace.definition.SourceDefinition;
import io.strate.workspace.definition.TestingDefinitions;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * How fast files come into the ledger, beside DuckDB's own reading of them into a table on disk:
 * {@code IngestPace <folder> <rows> <contacts> [rounds]}.
 */
public final class IngestPace {

  private static final String SOURCE =
      """
      sources:
        events:
          read: events.csv
          as: events
          event: { column: type }
          contact: contact
          time: time
      """;

  private IngestPace() {}

  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args[0]);
    int rows = Integer.parseInt(args[1]);
    int contacts = Integer.parseInt(args[2]);
    int rounds = args.length > 3 ? Integer.parseInt(args[3]) : 3;
    Files.createDirectories(folder);
    Path file = folder.resolve("events.csv");
    if (!Files.exists(file)) {
      generate(file, rows, contacts);
    }
    System.out.printf("%d rows, %.1f MB%n", rows, Files.size(file) / 1e6);
    for (int round = 0; round < rounds; round++) {
      double duck = duckDb(folder, file);
      double strate = strate(folder);
      System.out.printf(
          "DuckDB %.2f s, Strate %.2f s (%.0f rows/s), ratio %.2f%n",
          duck, strate, rows / strate, strate / duck);
    }
  }

  private static void generate(Path file, int rows, int contacts) throws IOException {
    SplittableRandom random = new SplittableRandom(42);
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write("contact,type,time,amount,sku\n");
      for (int i = 0; i < rows; i++) {
        Instant time = Instant.ofEpochSecond(1_700_000_000L + random.nextInt(63_000_000));
        out.write("contact-" + random.nextInt(contacts));
        out.write(",event" + random.nextInt(12));
        out.write("," + time);
        out.write("," + random.nextInt(100_000) / 100.0);
        out.write(",sku-" + random.nextInt(100) + "\n");
      }
    }
  }

  private static double duckDb(Path folder, Path file) throws SQLException, IOException {
    Path database = folder.resolve("duck.db");
    Files.deleteIfExists(database);
    long start = System.nanoTime();
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + database);
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE events AS SELECT * FROM read_csv('" + file + "')");
      statement.execute("CHECKPOINT");
    }
    return (System.nanoTime() - start) / 1e9;
  }

  private static double strate(Path folder) throws IOException {
    delete(folder.resolve("store"));
    long start = System.nanoTime();
    Lake lake = new Lake(LakeOptions.in(folder.resolve("scratch")));
    try (Ledger ledger = RocksLedger.open(folder.resolve("store"), LedgerOptions.DEFAULT)) {
      CachedSchemas schemas = CachedSchemas.in(folder, folder.resolve("store/schemas"), lake);
      List<SourceDefinition> sources = TestingDefinitions.sources(folder, SOURCE, schemas);
      System.out.printf("  check %.2f s%n", (System.nanoTime() - start) / 1e9);
      long[] reading = {0};
      Progress progress =
          (task, _, _) -> reading[0] = task.startsWith("reading") ? System.nanoTime() : reading[0];
      ReadReport report =
          new ReadSources(
                  folder, sources, ZoneOffset.UTC, ledger, lake, progress, System.out::println)
              .read(0);
      System.out.printf("  read  %.2f s%n", (reading[0] - start) / 1e9);
      System.out.printf("  done  %.2f s %s%n", (System.nanoTime() - start) / 1e9, report);
    }
    return (System.nanoTime() - start) / 1e9;
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
