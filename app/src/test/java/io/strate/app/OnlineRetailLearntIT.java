package io.strate.app;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.strate.workspace.Circumstances;
import io.strate.workspace.Progress;
import io.strate.workspace.definition.Localized;
import io.strate.workspace.learning.card.CardJson;
import io.strate.workspace.learning.card.ClusterCard;
import io.strate.workspace.learning.card.ModelCard;
import io.strate.workspace.learning.card.ModelCard.Band;
import io.strate.workspace.learning.card.ModelCard.Judged;
import io.strate.workspace.learning.card.Verdict.Grade;
import io.strate.workspace.learning.registry.Registry;
import io.strate.workspace.open.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is learnt from a wholesaler's real orders: twice, in a JVM that sees one processor and has
 * no vector registers, and in one with both.
 */
final class OnlineRetailLearntIT {

  private static final String NOW = "2011-12-10T00:00:00Z";

  /** Of the snapshots, so many are the later ones: 15 in a hundred, as docs/learning.md says. */
  private static final double LATER = 0.15;

  private static final Offset<Double> ROUNDED = Offset.offset(1e-9);

  @TempDir static Path folder;

  private static Path csv;
  private static Path plain;
  private static Path fast;
  private static ClusterCard personas;
  private static ModelCard again;

  @BeforeAll
  static void learn() throws Exception {
    csv = Examples.data("online_retail/online_retail.csv.gz");
    assumeTrue(
        Files.exists(csv),
        "left out: the real orders are not there (see examples/online-retail/README.md)");
    plain = Examples.copy("online-retail", folder.resolve("plain"), csv);
    fast = Examples.copy("online-retail", folder.resolve("fast"), csv);
    Process one = learn(plain, "-XX:ActiveProcessorCount=1");
    Process two = learn(fast, "-XX:ActiveProcessorCount=2", "--add-modules=jdk.incubator.vector");
    await(one, plain);
    await(two, fast);
    try (Workspace workspace = look(fast)) {
      Registry registry = new Registry(workspace.ledger().notes());
      personas = CardJson.read(registry.part("personas", 1, "card"), ClusterCard.class);
      again = CardJson.read(registry.part("orders_again", 1, "card"), ModelCard.class);
    }
  }

  private static Process learn(Path workspace, String... jvm) throws IOException {
    List<String> options = new ArrayList<>(List.of("-Xmx2g"));
    options.addAll(List.of(jvm));
    return RunProcess.learn(workspace, log(workspace), options, "--as-of", NOW);
  }

  private static Path log(Path workspace) {
    return workspace.resolve("learn.log");
  }

  private static void await(Process process, Path workspace) throws Exception {
    assertThat(process.waitFor(8, TimeUnit.MINUTES)).as("learnt in time").isTrue();
    assertThat(process.exitValue()).as(Files.readString(log(workspace))).isZero();
  }

  private static Workspace look(Path workspace) {
    return Workspace.look(
        workspace, new Circumstances(() -> 0, Progress.SILENT, _ -> {}, Optional.empty()));
  }

  /** The model's bytes, the card's, all that is kept: neither threads nor registers tell. */
  @Test
  void oneThreadAndTwoLearnTheSameBytes() {
    Map<String, String> one = kept(plain);
    Map<String, String> two = kept(fast);
    assertThat(one).hasSize(4);
    one.forEach((part, bytes) -> assertThat(bytes.equals(two.get(part))).as(part).isTrue());
  }

  private static TreeMap<String, String> kept(Path folder) {
    TreeMap<String, String> kept = new TreeMap<>();
    try (Workspace workspace = look(folder)) {
      Registry registry = new Registry(workspace.ledger().notes());
      for (String name : List.of("personas", "orders_again")) {
        assertThat(registry.versions(name)).containsExactly(1);
        for (String part : List.of("model", "card")) {
          kept.put(name + "/" + part, new String(registry.part(name, 1, part), ISO_8859_1));
        }
      }
    }
    return kept;
  }

  /** The trapezoids below the band's middle are the area that was measured otherwise. */
  @Test
  void curvesHaveBandsAndCardsStaySmall() {
    for (Judged judged : List.of(again.byLot(), again.byTime().orElseThrow())) {
      List<Band> roc = judged.bands().orElseThrow().roc();
      double area = 0;
      for (int i = 1; i < roc.size(); i++) {
        Band left = roc.get(i - 1);
        Band right = roc.get(i);
        assertThat(right.y()).isBetween(right.low(), right.high());
        area += (right.x() - left.x()) * (left.y() + right.y()) / 2;
      }
      assertThat(area).isCloseTo(judged.measure("auc"), Offset.offset(0.005));
    }
    assertThat(CardJson.write(again)).hasSizeLessThan(128 << 10);
  }

  @Test
  void personasHaveAVerdictNamesAndEverybodyIsInOne() throws SQLException {
    assertThat(personas.verdict().grade()).isNotEqualTo(Grade.UNFIT);
    assertThat(personas.clusters()).hasSizeBetween(4, 8);
    assertThat(names(Localized.Locale.FR)).hasSameSizeAs(personas.clusters());
    assertThat(names(Localized.Locale.EN)).hasSameSizeAs(personas.clusters());
    assertThat(personas.clusters().stream().mapToLong(ClusterCard.Cluster::size).sum())
        .isEqualTo(
            (long)
                sql(
                    "SELECT count(DISTINCT id) FROM bought WHERE t > day('2011-12-10') - days(365) AND t <= day('2011-12-10')"));
    for (ClusterCard.Cluster cluster : personas.clusters()) {
      assertThat(members("personas/" + cluster.number())).hasSize(cluster.size());
    }
  }

  private static Set<String> names(Localized.Locale locale) {
    return personas.clusters().stream()
        .map(cluster -> cluster.name().in(locale))
        .filter(name -> !name.isBlank())
        .collect(Collectors.toSet());
  }

  /**
   * Whom a rule names is asked of the engine; what it has in common with the cluster is counted.
   */
  @Test
  void rulesAreAsCloseToTheirPersonasAsTheyClaim() {
    List<ClusterCard.Cluster> ruled =
        personas.clusters().stream().filter(cluster -> cluster.rule().isPresent()).toList();
    assertThat(ruled).hasSizeGreaterThanOrEqualTo(personas.clusters().size() - 1);
    for (ClusterCard.Cluster cluster : ruled) {
      String rule = "(" + cluster.rule().orElseThrow() + ") and personas is known";
      Set<String> named = csv("preview", rule, "--sample", "100000");
      Set<String> inside = members("personas/" + cluster.number());
      double both = named.stream().filter(inside::contains).count();
      assertThat(cluster.precision()).as(rule).isCloseTo(both / named.size(), ROUNDED);
      assertThat(cluster.recall()).as(rule).isCloseTo(both / inside.size(), ROUNDED);
      assertThat(Math.min(cluster.precision(), cluster.recall())).as(rule).isGreaterThan(0.5);
    }
  }

  private static Set<String> members(String segment) {
    return csv("members", segment);
  }

  private static Set<String> csv(String command, String what, String... options) {
    List<String> line = new ArrayList<>(List.of(command, what, fast.toString()));
    line.addAll(List.of(options));
    line.addAll(List.of("--format", "csv"));
    Cli.Result result = Cli.run(line.toArray(String[]::new));
    assertThat(result.code()).as(result.err()).isZero();
    return result.out().lines().skip(1).map(row -> row.split(",")[0]).collect(Collectors.toSet());
  }

  /**
   * On later snapshots than those that it learnt from, the model beats the rule of thumb of the
   * trade, "whoever ordered last orders next", whose AUC is computed by SQL on the same rows.
   */
  @Test
  void laterOrdersAreForeseenBetterThanByRecency() throws SQLException {
    Judged byTime = again.byTime().orElseThrow();
    List<Long> snapshots = again.made().snapshots();
    int first = snapshots.size() - (int) Math.round(LATER * snapshots.size());
    String later =
        snapshots.subList(first, snapshots.size()).stream()
            .map(at -> "(" + at + ")")
            .collect(Collectors.joining(", ", "(VALUES ", ") AS s(moment)"));
    assertThat(byTime.rows()).isEqualTo((int) sql("SELECT count(*) FROM " + asked(later)));
    assertThat(byTime.yes()).isEqualTo((int) sql("SELECT sum(came) FROM " + asked(later)));
    double recency =
        sql(
            """
            SELECT (sum(place) FILTER (came = 1) - sum(came) * (sum(came) + 1) / 2)
                 / (sum(came) * (count(*) - sum(came)))
            FROM (SELECT came, rank() OVER (ORDER BY last) + (count(*) OVER (PARTITION BY last) - 1) / 2.0 AS place
                  FROM (SELECT came, last - moment AS last FROM %s))
            """
                .formatted(asked(later)));
    assertThat(recency).as("recency alone").isGreaterThan(0.6);
    assertThat(byTime.measure("auc")).isGreaterThan(recency);
    assertThat(low(byTime, "auc")).as("beyond chance").isGreaterThan(0.5);
    assertThat(again.verdict().grade()).isNotEqualTo(Grade.UNFIT);
  }

  private static double low(Judged judged, String name) {
    return judged.measures().stream()
        .filter(measure -> measure.name().equals(name))
        .mapToDouble(ModelCard.Measured::low)
        .findFirst()
        .orElseThrow();
  }

  /** Who had ordered within a year as of each snapshot, when last, and whether within 90 days. */
  private static String asked(String snapshots) {
    return """
        (SELECT moment, id, max(t) FILTER (t <= moment) AS last,
                max(CASE WHEN t > moment AND t <= moment + days(90) THEN 1 ELSE 0 END) AS came
         FROM bought, %s WHERE t > moment - days(365) AND t <= moment + days(90)
         GROUP BY moment, id HAVING max(t) FILTER (t <= moment) IS NOT NULL)
        """
        .formatted(snapshots);
  }

  @Test
  void hotAndColdAreTiersOfTheProbability() {
    Set<String> all = csv("preview", "orders_again is known", "--sample", "100000");
    Set<String> leads = members("leads_chauds");
    assertThat(leads).isNotEmpty().hasSizeLessThan(all.size() / 2);
    assertThat(leads).isEqualTo(csv("preview", "orders_again > 0.7", "--sample", "100000"));
    assertThat(members("clients_froids"))
        .isNotEmpty()
        .isEqualTo(csv("preview", "orders_again < 0.3", "--sample", "100000"));
    Set<String> tiered = new HashSet<>();
    int together = 0;
    for (String tier : List.of("heat/chaud", "heat/tiède", "heat/froid")) {
      Set<String> members = members(tier);
      assertThat(members).as(tier).isNotEmpty();
      tiered.addAll(members);
      together += members.size();
    }
    assertThat(tiered).isEqualTo(all).hasSize(together);
  }

  /** One number of the orders, by SQL that shares nothing with Strate. */
  private static double sql(String query) throws SQLException {
    try (Connection sql = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = sql.createStatement()) {
      statement.execute(
          """
          CREATE TABLE bought AS
          SELECT CustomerID AS id,
                 epoch_ms(timezone('Europe/London', strptime(InvoiceDate, '%%Y-%%m-%%d %%H:%%M:%%S'))) AS t
          FROM read_csv('%s', all_varchar = true, header = true)
          WHERE CustomerID <> '' AND CAST(Quantity AS DOUBLE) > 0 AND CAST(UnitPrice AS DOUBLE) > 0
          """
              .formatted(csv));
      statement.execute("CREATE MACRO days(n) AS CAST(n AS BIGINT) * 86400000");
      statement.execute("CREATE MACRO day(d) AS epoch_ms(CAST(d AS TIMESTAMP))");
      try (ResultSet rows = statement.executeQuery(query)) {
        rows.next();
        return rows.getDouble(1);
      }
    }
  }
}
