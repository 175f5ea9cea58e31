package io.strate.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What was learnt of made-up people: those who asked for quotes order in the month after, in 85 of
 * 100 cases, others in 5; and there are three kinds of them by what they spend and how often they
 * come.
 */
final class LearntCommandsTest {

  private static final int CONTACTS = 300;
  private static final int MONTHS = 6;
  private static final Instant END = Instant.parse("2026-07-01T00:00:00Z");

  @TempDir static Path folder;

  @BeforeAll
  static void learn() throws IOException {
    Files.writeString(
        folder.resolve("strate.yaml"),
        """
        workspace: planted
        locale: fr
        timezone: UTC
        sources:
          contacts: { read: contacts.csv, as: contacts, id: id }
          events:
            read: events.csv
            as: events
            event: { column: event }
            contact: id
            time: at
        traits:
          quotes: { value: count(quote within 30 days), label: { fr: Devis demandés, en: Quotes asked for } }
          first_open: time of first open
          opens: { value: count(open within 30 days), label: { fr: Ouvertures, en: Opens } }
        clusters:
          kinds:
            label: { fr: Genres, en: Kinds }
            of: contacts
            features: [spent, visits]
            method: kmeans
            k: 3
        models:
          buys:
            label: { fr: Achètera, en: Will buy }
            of: contacts
            predict: did order within 30 days
            snapshots: monthly over 6 months
            features: [quotes, opens, visits, first_open]
            method: logistic
        moments:
          mail: { of: open, label: { fr: Bon moment, en: Good moment } }
        segments:
          hot: { when: buys > 50%, label: { fr: Chauds, en: Hot } }
        """);
    write();
    assertThat(run("learn", "--as-of", END.toString()).err()).isEmpty();
  }

  private static void write() throws IOException {
    SplittableRandom random = new SplittableRandom(11);
    double[][] kinds = {{10, 1}, {100, 50}, {1_000, 20}};
    List<String> contacts = new ArrayList<>(List.of("id,spent,visits"));
    List<String> events = new ArrayList<>(List.of("id,event,at"));
    for (int i = 0; i < CONTACTS; i++) {
      double[] kind = kinds[i % kinds.length];
      double around = 0.9 + 0.2 * random.nextDouble();
      contacts.add("c" + i + "," + kind[0] * around + "," + kind[1] * around);
      for (int month = 0; month <= MONTHS; month++) {
        Instant snapshot = END.atZone(ZoneOffset.UTC).minusMonths(month).toInstant();
        boolean asks = i < 2 ? i == 0 : random.nextDouble() < 0.4;
        for (int quote = 0; asks && quote < 2; quote++) {
          events.add(event(i, "quote", snapshot, -1 - random.nextInt(25)));
        }
        events.add(event(i, "open", snapshot, -1 - random.nextInt(25)));
        if (month > 0 && random.nextDouble() < (asks ? 0.85 : 0.05)) {
          events.add(event(i, "order", snapshot, 1 + random.nextInt(24)));
        }
      }
    }
    Files.write(folder.resolve("contacts.csv"), contacts);
    Files.write(folder.resolve("events.csv"), events);
  }

  private static String event(int contact, String event, Instant snapshot, int days) {
    return "c" + contact + "," + event + "," + snapshot.plus(days, ChronoUnit.DAYS);
  }

  private static Cli.Result run(String command, String... arguments) {
    List<String> all = new ArrayList<>(List.of(command));
    all.addAll(List.of(arguments));
    all.add(folder.toString());
    return Cli.run(all.toArray(String[]::new));
  }

  private static JsonNode json(String command, String... arguments) throws IOException {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--format", "json"));
    Cli.Result result = run(command, all.toArray(String[]::new));
    assertThat(result.code()).as(result.err()).isZero();
    return new ObjectMapper().readTree(result.out());
  }

  // ---- lists and cards ----

  @Test
  void listsWhatIsLearntWithItsVerdictAndWhenItIsDueAgain() throws IOException {
    assertThat(run("models").out())
        .contains("buys", "Achètera", "en vigueur", "2026-07-01T00:00:00Z", "2026-07-06T02:00:00Z");
    assertThat(run("models", "--locale", "en").out()).contains("Will buy", "in force");
    JsonNode sets = json("clusters");
    assertThat(sets).hasSize(1);
    assertThat(sets.at("/0/state").asText()).isEqualTo("in force");
    assertThat(sets.at("/0/version").asInt()).isEqualTo(1);
  }

  @Test
  void showsTheThreeKindsWithTheirRules() throws IOException {
    JsonNode kinds = json("clusters", "kinds");
    assertThat(kinds.at("/verdict/grade").asText()).isEqualTo("fit");
    assertThat(kinds.at("/clusters")).hasSize(3);
    kinds
        .at("/clusters")
        .forEach(
            cluster -> {
              assertThat(cluster.get("size").asInt()).isEqualTo(100);
              assertThat(cluster.get("rule").asText()).containsAnyOf("spent", "visits");
              assertThat(cluster.get("precision").asDouble()).isEqualTo(1);
            });
    assertThat(run("clusters", "kinds").out())
        .contains("Genres (kinds), version 1, en vigueur", "verdict : utilisable", "== Groupes ==");
    assertThat(run("clusters", "kinds", "--locale", "en").out())
        .contains("verdict: fit", "== What makes them different ==");
  }

  @Test
  void showsWhatAModelLooksAtAndWhatItWasMeasuredToBe() throws IOException {
    String text = run("models", "buys").out();
    assertThat(text).contains("prédit : did order within 30 days", "Devis demandés");
    assertThat(run("evaluate", "buys").out())
        .contains("== Calibration ==", "au hasard", "plus tard", "== Gain des meilleurs scores ==")
        .contains(
            "au hasard 0 sur 45, selon le temps 300 sur 300"); // nobody is linked: 15 % of 300
    JsonNode measured = json("evaluate", "buys");
    // of those who asked 0.4 × 0.85 = 0.34 order, of the others 0.6 × 0.05 = 0.03
    double yes = measured.at("/byLot/yes").asDouble() / measured.at("/byLot/rows").asDouble();
    assertThat(yes).isBetween(0.3, 0.45);
    // a pair is right if only the buyer asked, and half right if both or neither did:
    // 0.919 × 0.909 + (0.919 × 0.091 + 0.081 × 0.909) / 2 = 0.914
    assertThat(measured.at("/byLot/measures/0/value").asDouble()).isBetween(0.86, 0.96);
    assertThat(measured.at("/byTime/measures/0/name").asText()).isEqualTo("auc");
    JsonNode bands = measured.at("/byTime/bands");
    assertThat(bands.at("/roc")).hasSize(41);
    assertThat(bands.at("/calibration")).hasSameSizeAs(measured.at("/byTime/calibration"));
    bands.forEach(
        curve ->
            curve.forEach(
                place ->
                    assertThat(place.get("low").asDouble())
                        .isLessThanOrEqualTo(place.get("high").asDouble())));
    measured
        .at("/learning")
        .forEach(
            size ->
                assertThat(size.at("/sure/value").asDouble())
                    .isBetween(size.at("/sure/low").asDouble(), size.at("/sure/high").asDouble()));
  }

  /** All open mails at midnight, once a month for seven months. */
  @Test
  void showsWhenPeopleReactBesideModels() throws IOException {
    assertThat(run("models").out()).contains("Achètera", "Bon moment");
    assertThat(run("models", "mail").out())
        .contains("Bon moment (mail), version 1, en vigueur", "vers 0 h")
        .contains("300 sur 300 ont réagi", "== À qui le moment est propre ==", "== Heures ==");
    JsonNode mail = json("models", "mail");
    assertThat(mail.at("/reactions").asInt()).isEqualTo(CONTACTS * (MONTHS + 1));
    assertThat(mail.at("/hours/best").asInt(-1)).isZero();
    assertThat(mail.at("/week/sureness/high").asInt())
        .as("all habits are the same")
        .isEqualTo(CONTACTS);
    assertThat(run("models", "mails").err()).contains("no model or moment is called 'mails'");
    assertThat(run("clusters", "mail").err()).contains("no cluster set is called 'mail': it is a");
  }

  @Test
  void puttingAnotherVersionIntoForceAndBack() throws IOException {
    assertThat(run("clusters", "kinds", "--rollback").err())
        .contains("no other version was ever in force");
    Cli.Result again = run("learn", "--only", "buys", "--as-of", END.toString());
    assertThat(again.code()).as(again.err()).isZero();
    assertThat(json("models").at("/0/version").asInt()).as("no better than the first").isEqualTo(1);
    assertThat(run("models", "buys", "--version", "2").out())
        .contains("pas meilleure au-delà du hasard");
    assertThat(run("models", "buys", "--promote", "2", "--as-of", END.toString()).err())
        .contains("« buys » a une autre version en vigueur");
    assertThat(json("models").at("/0/version").asInt()).isEqualTo(2);
    assertThat(run("models", "buys", "--rollback", "--as-of", END.toString()).code()).isZero();
    assertThat(json("models").at("/0/version").asInt()).isEqualTo(1);
    assertThat(json("models", "buys", "--version", "2").at("/inForce").asBoolean()).isFalse();
  }

  @Test
  void theRowsAreWrittenForOtherPrograms() throws IOException {
    Path file = folder.resolve("out").resolve("rows.csv");
    Files.createDirectories(file.getParent());
    Cli.Result result =
        run("learn", "--only", "buys", "--export", file.toString(), "--as-of", END.toString());
    assertThat(result.code()).as(result.err()).isZero();
    List<String> lines = Files.readAllLines(file);
    assertThat(lines.getFirst()).isEqualTo("id,snapshot,quotes,opens,visits,first_open,label");
    assertThat(lines).hasSize(1 + CONTACTS * MONTHS);
    assertThat(lines.stream().filter(line -> line.startsWith("c0,"))).hasSize(MONTHS);
    // whoever orders within a month after is a yes, however long before that they asked
    long yes = lines.stream().filter(line -> line.endsWith(",1")).count();
    assertThat((double) yes / lines.size()).isBetween(0.3, 0.45);
    assertThat(run("learn", "--export", file.toString()).err()).contains("expected --only NAME");
    assertThat(run("learn", "--only", "mail", "--export", file.toString()).err())
        .contains("moment 'mail' counts events");
  }

  @Test
  void whatIsSaidOfEachProfileIsExportedWithIt() throws IOException {
    Path file = folder.resolve("out").resolve("everybody.csv");
    Files.createDirectories(file.getParent());
    Cli.Result result = Cli.run("export", file.toString(), folder.toString());
    assertThat(result.code()).as(result.err()).isZero();
    List<String> lines = Files.readAllLines(file);
    List<String> columns = List.of(lines.getFirst().split(","));
    assertThat(columns)
        .containsSubsequence("opens", "kinds", "buys", "mail_hour", "mail_weekday", "hot");
    for (String line : lines.subList(1, lines.size())) {
      List<String> cells = List.of(line.split(","));
      String kind = cells.get(columns.indexOf("kinds"));
      assertThat(cells.get(columns.indexOf("kinds/" + kind))).as(line).isEqualTo("true");
      double buys = Double.parseDouble(cells.get(columns.indexOf("buys")));
      assertThat(cells.get(columns.indexOf("hot"))).as(line).isEqualTo("" + (buys > 0.5));
      assertThat(cells.get(columns.indexOf("mail_hour"))).as(line).isEqualTo("0");
    }
  }

  @Test
  void driftIsAskedAsOfTheLastRunIfNoInstantIsNamed() throws IOException {
    JsonNode lines = json("drift");
    assertThat(lines.at("/0/psi").isNumber()).as("%s", lines).isTrue();
    // compared with themselves, at the instant of learning, nobody has moved
    for (JsonNode line : lines) {
      assertThat(line.get("rows").asInt()).as("%s", line).isEqualTo(CONTACTS);
      assertThat(line.get("verdict").asText()).as("%s", line).isIn("steady", "");
    }
  }

  // ---- explanations ----

  @Test
  void anExplanationNamesThePlantedFeatureFirst() throws IOException {
    String text = run("explain", "c0", "hot").out();
    assertThat(text)
        .contains("✓ c0 est dans Chauds (hot)")
        .containsPattern(
            "parce que : .*— Achètera \\d+\u202f% \\(profil moyen : \\d+\u202f%\\) : Devis demandés = 2 \\(\\+\\d+ points\\)")
        .contains("· Devis demandés  = 2  → +")
        .contains("· first_open (jours depuis)  = ");
    assertThat(run("explain", "c1", "hot", "--locale", "en").out())
        .containsPattern(
            "because: .*— Will buy \\d+% \\(an average profile: \\d+%\\): Quotes asked for = 0 \\(−\\d+ points\\)");
    JsonNode learnt = json("explain", "c0", "buys").at("/reason");
    assertThat(learnt.at("/kind").asText()).isEqualTo("learnt");
    double sum = 0;
    for (JsonNode part : learnt.at("/parts")) {
      sum += part.at("/adds").asDouble();
    }
    assertThat(sum)
        .isCloseTo(learnt.at("/answer").asDouble() - learnt.at("/usual").asDouble(), within(1e-9));
    assertThat(learnt.at("/answer").asDouble())
        .isCloseTo(learnt.at("/value").asDouble(), within(1e-4));
  }

  @Test
  void aClusterIsExplainedByWhatMakesItNearerThanTheNext() throws IOException {
    String number = json("explain", "c2", "kinds").at("/reason/parts/0/value").asText();
    String text = run("explain", "c2", "kinds/" + number).out();
    assertThat(text)
        .contains("✓ c2 est dans")
        .containsPattern("— Genres " + number + " « .* » plutôt que \\d « .* » : spent = ")
        .contains("✓ à peu près la règle ");
    assertThat(run("explain", "c2", "kinds/" + number, "--locale", "en").out())
        .contains(" rather than ", "nearly the rule ");
  }

  // ---- mistakes ----

  @Test
  void whatIsNotThereIsSaidInASentence() {
    assertThat(run("models", "buyz").err())
        .isEqualTo("strate: no model or moment is called 'buyz' (did you mean 'buys'?)\n");
    assertThat(run("clusters", "buys").err())
        .isEqualTo("strate: no cluster set is called 'buys': it is a model\n");
    assertThat(run("models", "buys", "--version", "9").err()).contains("version 9 of 'buys'");
    assertThat(run("models", "--promote", "1").err()).contains("expected NAME");
  }

  /** As texts now, the quotes are no feature that the version in force could be asked with. */
  @Test
  void aFeatureOfAnotherTypeIsSaidInASentence(@TempDir Path changed) throws IOException {
    String yaml = Files.readString(folder.resolve("strate.yaml"));
    Files.copy(folder.resolve("events.csv"), changed.resolve("events.csv"));
    List<String> contacts = Files.readAllLines(folder.resolve("contacts.csv"));
    Files.write(
        changed.resolve("contacts.csv"),
        contacts.stream().map(line -> line + (line.startsWith("id") ? ",town" : ",Lyon")).toList());
    Files.writeString(changed.resolve("strate.yaml"), yaml);
    assertThat(Cli.run("learn", "--only", "buys", "--as-of", END.toString(), changed.toString()))
        .extracting(Cli.Result::code)
        .isEqualTo(0);
    Files.writeString(
        changed.resolve("strate.yaml"),
        yaml.replace("value: count(quote within 30 days)", "value: town"));
    Cli.Result explained = Cli.run("explain", "c0", "buys", changed.toString());
    assertThat(explained.err())
        .isEqualTo(
            "strate: version 1 of 'buys': column 'quotes': expected numbers as in the training rows, found a text; learn anew if its type has changed\n");
  }

  /** What is predicted is how many orders come: amounts are not confused with one another. */
  @Test
  void anAmountIsMeasuredByHowFarOffItIs(@TempDir Path changed) throws IOException {
    for (String file : List.of("contacts.csv", "events.csv")) {
      Files.copy(folder.resolve(file), changed.resolve(file));
    }
    Files.writeString(
        changed.resolve("strate.yaml"),
        Files.readString(folder.resolve("strate.yaml"))
            .replace("predict: did order within 30 days", "predict: count(order within 30 days)")
            .replace("method: logistic", "method: decision_tree")
            .replace("hot: { when: buys > 50%", "hot: { when: buys > 0.5"));
    Cli.Result learnt =
        Cli.run("learn", "--only", "buys", "--as-of", END.toString(), changed.toString());
    assertThat(learnt.code()).as(learnt.err()).isZero();
    Cli.Result evaluated = Cli.run("evaluate", "buys", changed.toString());
    assertThat(evaluated.code()).as(evaluated.err()).isZero();
    assertThat(evaluated.out())
        .contains("== Mesures, avec intervalles à 95 % ==")
        .doesNotContain("== Ce qui est arrivé, ce qui était prédit ==");
  }
}
