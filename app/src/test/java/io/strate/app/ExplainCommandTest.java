package io.strate.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Explanations of a few orders whose reasons can be told by hand. */
final class ExplainCommandTest {

  @TempDir Path folder;

  @BeforeEach
  void runOnAFewOrders() throws IOException {
    Files.writeString(
        folder.resolve("strate.yaml"),
        """
        workspace: few
        locale: fr
        timezone: Europe/Paris
        sources:
          contacts: { read: contacts.csv, as: contacts, id: id }
          orders:
            read: orders.csv
            as: events
            event: order
            contact: id
            time: at
            properties: [amount]
        traits:
          orders_30d: count(order within 30 days)
        scores:
          heat:
            points:
              - { each: order, give: 10, at_most: 15 }
              - { when: no order within 30 days, give: -4 }
            floor: 0
        segments:
          regular: { when: orders_30d >= 2, label: Réguliers }
          asleep: { when: no order within 90 days, never: [C] }
          best: { top: 1, by: sum(order.amount) }
        """);
    Files.writeString(folder.resolve("contacts.csv"), "id,region\nA,Nord\nB,Sud\nC,Sud\n");
    Files.writeString(
        folder.resolve("orders.csv"),
        """
        id,at,amount
        A,2026-01-10T09:00:00Z,120
        A,2026-01-20T10:00:00Z,80.5
        A,2025-11-01T10:00:00Z,7
        B,2026-01-15T08:30:00Z,300
        """);
    assertThat(run("run", "--as-of", "2026-01-31T00:00:00Z").code()).isZero();
  }

  private Cli.Result run(String command, String... arguments) {
    String[] all = new String[arguments.length + 2];
    all[0] = command;
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    all[all.length - 1] = folder.toString();
    return Cli.run(all);
  }

  private JsonNode explained(String... arguments) throws IOException {
    String[] all = new String[arguments.length + 2];
    System.arraycopy(arguments, 0, all, 0, arguments.length);
    all[arguments.length] = "--format";
    all[arguments.length + 1] = "json";
    Cli.Result result = run("explain", all);
    assertThat(result.code()).as(result.err()).isZero();
    return new ObjectMapper().readTree(result.out());
  }

  @Test
  void namesTheOrdersThatDecidedAndTheInstantsOfEnteringAndLeaving() {
    String text = run("explain", "A", "regular").out();
    assertThat(text)
        .contains("✓ A est dans Réguliers (regular) au 2026-01-31T00:00:00Z")
        .contains("parce que : orders_30d >= 2 (= 2)")
        .contains("membre depuis le 2026-01-20T10:00:00Z")
        .contains("annoncé par le calcul du 2026-01-31T00:00:00Z")
        .contains("membre jusqu'au 2026-02-09T09:00:00Z si rien ne se passe")
        .contains("- 2026-01-10T09:00:00Z  order {amount: 120}  (orders)")
        .contains("- 2026-01-20T10:00:00Z  order {amount: 80.5}  (orders)")
        .doesNotContain("2025-11-01T10:00:00Z");
  }

  @Test
  void saysWhyNotWithTheConditionThatFails() {
    assertThat(run("explain", "B", "regular").out())
        .contains("✗ B n'est pas dans Réguliers (regular)")
        .contains("parce que : orders_30d >= 2 (= 1)")
        .contains("n'a jamais été membre")
        .contains("cela ne change pas si rien ne se passe")
        .contains("- 2026-01-15T08:30:00Z  order {amount: 300}  (orders)");
  }

  @Test
  void saysWhenSomebodyWillEnterByTimeAlone() throws IOException {
    JsonNode asleep = explained("A", "asleep");
    assertThat(asleep.at("/member").asBoolean()).isFalse();
    assertThat(asleep.at("/since/at").asText()).isEqualTo("2025-11-01T10:00:00Z");
    assertThat(asleep.at("/next/at").asText()).isEqualTo("2026-04-20T10:00:00Z");
  }

  @Test
  void listsGoBeforeTheRule() {
    assertThat(run("explain", "C", "asleep").out())
        .contains("parce que : reste dehors quoi que dise la règle (never) : C");
  }

  @Test
  void tellsWhereThePointsOfAScoreComeFrom() throws IOException {
    JsonNode heat = explained("A", "heat");
    assertThat(heat.at("/value").asDouble()).isEqualTo(15);
    JsonNode orders = heat.at("/reason/parts/0");
    assertThat(orders.at("/events").asInt()).isEqualTo(3);
    assertThat(orders.at("/uncapped").asDouble()).isEqualTo(30);
    assertThat(orders.at("/given").asDouble()).isEqualTo(15);
    assertThat(heat.at("/reason/parts/1/given").asDouble()).isZero();
    JsonNode cold = explained("C", "heat");
    assertThat(cold.at("/value").asDouble()).isZero();
    assertThat(cold.at("/reason/sum").asDouble()).isEqualTo(-4);
  }

  @Test
  void tellsTheRankAndTheThresholdOfTheHighest() throws IOException {
    JsonNode top = explained("A", "best").at("/reason/parts/0");
    assertThat(top.at("/verdict").asText()).isEqualTo("no");
    assertThat(top.at("/place").asInt()).isEqualTo(2);
    assertThat(top.at("/ranked").asInt()).isEqualTo(3);
    assertThat(top.at("/threshold").asDouble()).isEqualTo(300);
    assertThat(explained("B", "best").at("/member").asBoolean()).isTrue();
  }

  @Test
  void looksAtThePast() throws IOException {
    assertThat(explained("A", "best", "--as-of", "2026-01-12T00:00:00Z").at("/member").asBoolean())
        .isTrue();
    assertThat(
            explained("A", "regular", "--as-of", "2026-01-12T00:00:00Z").at("/member").asBoolean())
        .isFalse();
  }

  @Test
  void offersTheNearestName() {
    Cli.Result segment = run("explain", "A", "regulr");
    assertThat(segment.err()).contains("did you mean 'regular'?");
    assertThat(segment.code()).isEqualTo(2);
    assertThat(run("explain", "a1", "regular").err()).contains("no contact is known as 'a1'");
  }
}
