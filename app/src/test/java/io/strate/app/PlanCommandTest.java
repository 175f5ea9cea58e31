package io.strate.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A plan names all that is new in sources and definitions, says who would move, and moves none. */
final class PlanCommandTest {

  private static final String NOW = "2026-02-01";

  @TempDir Path folder;
  private long written;

  @BeforeEach
  void aFewOrders() throws IOException {
    define("count(order)", "buyers: { when: orders >= 1 }, regular: { when: orders >= 2 }");
    write("contacts.csv", "id,region\nA,Nord\nB,Sud\nC,Sud\n");
    write("orders/1.csv", "id,at,amount\nA,2026-01-10T09:00:00Z,120\nB,2026-01-11T09:00:00Z,5\n");
  }

  private void define(String orders, String segments) throws IOException {
    write(
        "strate.yaml",
        """
        workspace: few
        locale: en
        sources:
          contacts: { read: contacts.csv, as: contacts, id: id }
          orders: { read: orders/*.csv, as: events, event: order, contact: id, time: at }
        traits:
          orders: %s
        segments: { %s }
        """
            .formatted(orders, segments));
  }

  private void write(String file, String text) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
    Files.setLastModifiedTime(path, FileTime.fromMillis(1_700_000_000_000L + ++written));
  }

  private void edit(String from, String to) throws IOException {
    String yaml = Files.readString(folder.resolve("strate.yaml"));
    assertThat(yaml).contains(from);
    write("strate.yaml", yaml.replace(from, to));
  }

  private void run() {
    assertThat(Cli.run("run", folder.toString(), "--as-of", NOW).code()).isZero();
  }

  /** The lines of a plan, without its head. */
  private List<String> plan(String... options) {
    List<String> arguments = new ArrayList<>(List.of("plan", folder.toString(), "--as-of", NOW));
    arguments.addAll(List.of("--format", "csv"));
    arguments.addAll(List.of(options));
    Cli.Result result = Cli.run(arguments.toArray(String[]::new));
    assertThat(result.code()).as(result.err()).isZero();
    List<String> lines = result.out().lines().toList();
    assertThat(lines.getFirst()).isEqualTo("what,name,of,change,members,entering,leaving");
    return lines.subList(1, lines.size());
  }

  @Test
  void aFirstRunIsPlannedWhereThereIsNoStoreYet() {
    List<String> everything =
        List.of(
            "source,contacts,,new,,,",
            "file,contacts.csv,contacts,new,,,",
            "source,orders,,new,,,",
            "file,orders/1.csv,orders,new,,,",
            "trait,orders,contacts,new,,,",
            "segment,buyers,contacts,new,2,2,0",
            "segment,regular,contacts,new,0,0,0");
    assertThat(plan()).isEqualTo(everything);
    assertThat(Cli.run("plan", folder.toString(), "--as-of", NOW).out())
        // Two orders, and the region of three contacts.
        .startsWith(
            "as of 2026-02-01T00:00:00Z, with what is new in the sources: 5 entries; rejected rows: 0\n"
                + "nothing has been run yet\n");
    assertThat(Cli.run("segments", folder.toString()).out()).doesNotContain("2026-02-01");
    assertThat(plan()).isEqualTo(everything);
    run();
    assertThat(plan()).isEmpty();
  }

  @Test
  void newRowsCountUnlessAskedNotTo() throws IOException {
    run();
    write("orders/2.csv", "id,at,amount\nA,2026-01-20T09:00:00Z,7\nC,2026-01-21T09:00:00Z,8\n");
    assertThat(plan())
        .containsExactly(
            "file,orders/2.csv,orders,new,,,",
            "segment,buyers,contacts,same,3,1,0",
            "segment,regular,contacts,same,1,1,0");
    assertThat(plan("--no-read")).containsExactly("file,orders/2.csv,orders,new,,,");
    assertThat(Cli.run("plan", folder.toString(), "--as-of", NOW, "--no-read").out())
        .startsWith("as of 2026-02-01T00:00:00Z, over the rows that were read so far\n");
    Cli.Result run = Cli.run("run", folder.toString(), "--as-of", NOW);
    assertThat(run.out()).contains("New: 2 entries");
  }

  @Test
  void rejectedRowsAreThoseThatARunWouldCount() throws IOException {
    write("orders/1.csv", "id,at,amount\nA,2026-01-10T09:00:00Z,120\n,2026-01-11T09:00:00Z,5\n");
    run();
    assertThat(rejectedRows("plan")).as("nothing to read").isEqualTo(rejectedRows("run"));
    write("orders/2.csv", "id,at,amount\nA,never,7\nB,,7\nC,2026-01-21T09:00:00Z,8\n");
    assertThat(rejectedRows("plan")).as("one that is kept, two more").isEqualTo("3");
    assertThat(rejectedRows("run")).isEqualTo("3");
  }

  private String rejectedRows(String command) {
    String out = Cli.run(command, folder.toString(), "--as-of", NOW).out();
    return out.replaceFirst("(?s).*rejected rows: (\\d+).*", "$1");
  }

  @Test
  void filesThatChangedOrAreGoneAreNamed() throws IOException {
    write("orders/2.csv", "id,at,amount\nA,2026-01-20T09:00:00Z,7\n");
    write("orders/3.csv", "id,at,amount\nC,2026-01-20T09:00:00Z,7\n");
    run();
    write("orders/1.csv", Files.readString(folder.resolve("orders/1.csv")));
    write("orders/2.csv", "id,at,amount\nA,2026-01-20T09:00:00Z,7\nB,2026-01-20T09:00:00Z,7\n");
    Files.delete(folder.resolve("orders/3.csv"));
    assertThat(plan())
        .containsExactly(
            "file,orders/1.csv,orders,touched,,,",
            "file,orders/2.csv,orders,changed,,,",
            "file,orders/3.csv,orders,gone,,,",
            "segment,regular,contacts,same,2,1,0");
  }

  @Test
  void aSourceDefinedOtherwiseIsReadAgainWithoutTheFilesThatAreGone() throws IOException {
    write("orders/2.csv", "id,at,amount\nC,2026-01-20T09:00:00Z,7\n");
    run();
    Files.delete(folder.resolve("orders/2.csv"));
    edit("event: order,", "event: order, where: amount > 5,");
    assertThat(plan())
        .containsExactly(
            "source,orders,,changed,,,",
            "file,orders/1.csv,orders,again,,,",
            "file,orders/2.csv,orders,gone,,,",
            // Only A's order is above 5 in a file that is still there.
            "segment,buyers,contacts,same,1,0,2");
  }

  @Test
  void aSourceTakenOutNoLongerCounts() throws IOException {
    run();
    edit("  orders: { read: orders/*.csv, as: events, event: order, contact: id, time: at }\n", "");
    assertThat(plan())
        .containsExactly("source,orders,,removed,,,", "segment,buyers,contacts,same,0,0,2");
  }

  @Test
  void definitionsThatAreNewChangedOrRemovedAreNamed() throws IOException {
    run();
    define(
        "count(order where amount > 5)\n  first: time of first order",
        "buyers: { when: orders >= 1 }, rich: { when: orders >= 1 and region = 'Nord' }");
    assertThat(plan())
        .containsExactly(
            "trait,orders,contacts,changed,,,",
            "trait,first,contacts,new,,,",
            "segment,buyers,contacts,same,1,0,1",
            "segment,rich,contacts,new,1,1,0",
            "segment,regular,contacts,removed,0,0,0");
    run();
    edit("  first: time of first order\n", "");
    assertThat(plan()).containsExactly("trait,first,contacts,removed,,,");
  }

  @Test
  void clusterSetsAndModelsAreNamedAndMakeSegmentsThatAreEmptyUntilTheyAreLearnt()
      throws IOException {
    run();
    String learnt =
        """
        clusters:
          groups: { features: [orders], k: 2 }
        models:
          again: { predict: did order within 90 days, features: [orders, groups] }
        """;
    write("learnt.yaml", learnt);
    assertThat(plan())
        .containsExactly(
            "cluster set,groups,contacts,new,,,",
            "model,again,contacts,new,,,",
            "segment,groups/1,contacts,new,0,0,0",
            "segment,groups/2,contacts,new,0,0,0");
    run();
    assertThat(plan()).isEmpty();
    write("learnt.yaml", learnt.replace("90 days", "60 days"));
    assertThat(plan()).containsExactly("model,again,contacts,changed,,,");
  }

  @Test
  void whatWouldStopARunStopsThePlan() throws IOException {
    run();
    write("orders/2.csv", "id,at,amount\nA,yesterday,7\n");
    Cli.Result result = Cli.run("plan", folder.toString(), "--as-of", NOW);
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.err())
        .startsWith("strate: a run would stop: source 'orders': 1 of 1 rows cannot be taken");
    assertThat(Cli.run("rejects", folder.toString(), "--format", "csv").out().lines()).hasSize(1);
  }

  @Test
  void aRunDoesWhatThePlanSaid() throws IOException {
    Path example = Examples.copy("b2b-saas", folder);
    for (String asOf : List.of("2026-01-01", "2026-06-01")) {
      List<String> planned =
          Cli.run("plan", example.toString(), "--as-of", asOf, "--format", "csv")
              .out()
              .lines()
              .filter(line -> line.startsWith("segment,"))
              .map(line -> line.replaceAll("segment,([^,]*),[^,]*,[^,]*,", "$1,"))
              .filter(line -> !line.endsWith(",0,0"))
              .toList();
      List<String> done =
          Cli.run("run", example.toString(), "--as-of", asOf, "--format", "csv")
              .out()
              .lines()
              .skip(1)
              .map(line -> line.split(","))
              .map(cells -> String.join(",", cells[0], cells[3], cells[4], cells[5]))
              .filter(line -> !line.endsWith(",0,0"))
              .toList();
      assertThat(planned).as(asOf).isEqualTo(done).hasSizeGreaterThan(10);
      if (asOf.equals("2026-01-01")) {
        halve(example.resolve("emails.csv"));
      }
    }
  }

  /** Drops the later half of a file's rows. */
  private static void halve(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    Files.write(file, lines.subList(0, lines.size() / 2));
  }

  @Test
  void nothingOfAPlanStays() throws IOException {
    run();
    write("orders/2.csv", "id,at,amount\nD,2026-01-20T09:00:00Z,7\n");
    Path rehearsals = folder.resolve(".strate/ledger/rehearsals");
    plan();
    try (Stream<Path> left = Files.list(rehearsals)) {
      assertThat(left).isEmpty();
    }
    // As a killed plan would leave it.
    Files.createDirectories(rehearsals.resolve("1/rocks"));
    Files.writeString(rehearsals.resolve("1/rocks/CURRENT"), "MANIFEST-000005\n");
    assertThat(Cli.run("profile", "D", folder.toString()).err()).contains("nobody is known as 'D'");
    assertThat(rehearsals).doesNotExist();
    assertThat(Cli.run("doctor", folder.toString()).err()).contains("the store is whole");
  }
}
