package io.strate.workspace.answer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.strate.domain.Entity;
import io.strate.domain.Value;
import io.strate.workspace.Circumstances;
import io.strate.workspace.Progress;
import io.strate.workspace.answer.Choices.Kind;
import io.strate.workspace.answer.Choices.Seen;
import io.strate.workspace.definition.Localized;
import io.strate.workspace.open.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the builder offers of a workspace with 30 contacts and 60 orders. */
final class OfferChoicesTest {

  private static final String YAML =
      """
      workspace: shop
      sources:
        people: { read: people.csv, as: contacts, id: id }
        orders: { read: orders.csv, as: events, event: order, contact: id, time: at }
        yes: { read: yes.csv, as: consents, contact: id, channel: channel, purpose: purpose, status: status, time: at }
      events:
        order: { label: { fr: commande, en: order } }
      traits:
        spent: { value: sum(order.amount), label: { fr: Dépense, en: Spent }, unit: EUR }
      scores:
        heat: { points: [{ each: order, give: 1 }], label: Chaleur }
      segments:
        vip: { when: spent > 10, label: VIP }
        level: { tiers: heat, of: { high: "> 1", low: "<= 1" }, label: { fr: Niveau, en: Level } }
        mail: reachable by email for 'offers'
      """;

  @TempDir Path folder;
  private Workspace workspace;

  @BeforeEach
  void open() throws IOException {
    StringBuilder people = new StringBuilder("id,town,mail,since\n");
    StringBuilder orders = new StringBuilder("id,at,sku,amount\n");
    for (int i = 0; i < 30; i++) {
      String town = i < 20 ? "Paris" : "Lyon";
      people.append("%d,%s,p%d@x.fr,2026-01-0%d\n".formatted(i, town, i, 1 + i % 9));
      orders.append("%d,2026-01-01T10:00:00Z,A,%d\n".formatted(i, i % 2));
      orders.append("%d,2026-01-02T10:00:00Z,%s,5\n".formatted(i, i < 10 ? "B" : "A"));
    }
    Files.writeString(folder.resolve("people.csv"), people);
    Files.writeString(folder.resolve("orders.csv"), orders);
    Files.writeString(
        folder.resolve("yes.csv"),
        "id,channel,purpose,status,at\n1,email,newsletter,given,2026-01-01T00:00:00Z\n");
    Files.writeString(folder.resolve("strate.yaml"), YAML);
    workspace =
        Workspace.open(
            folder, new Circumstances(() -> 0, Progress.SILENT, _ -> {}, Optional.empty()));
    workspace.readSources(1_770_000_000_000L);
  }

  @AfterEach
  void close() {
    workspace.close();
  }

  private static Seen seen(Value value, long times) {
    return new Seen(value, times);
  }

  @Test
  void properties_of_events_come_with_their_values() {
    assertThat(OfferChoices.of(workspace).events())
        .containsExactly(
            new Choices.Event(
                "order",
                new Localized("commande", "order"),
                List.of(
                    new Choices.Property(
                        List.of("amount"),
                        Kind.NUMBER,
                        List.of(
                            seen(Value.number(5), 30),
                            seen(Value.number(0), 15),
                            seen(Value.number(1), 15))),
                    new Choices.Property(
                        List.of("sku"),
                        Kind.TEXT,
                        List.of(seen(Value.text("A"), 50), seen(Value.text("B"), 10))))));
  }

  @Test
  void attributes_traits_and_scores() {
    Choices choices = OfferChoices.of(workspace);
    assertThat(choices.values())
        .filteredOn(value -> value.of() == Entity.CONTACT)
        .extracting(Choices.Named::name)
        .contains("heat", "mail", "since", "spent", "town");
    assertThat(named(choices, "town").seen())
        .containsExactly(seen(Value.text("Paris"), 20), seen(Value.text("Lyon"), 10));
    assertThat(named(choices, "since").kind()).isEqualTo(Kind.INSTANT);
    assertThat(named(choices, "spent"))
        .isEqualTo(
            new Choices.Named(
                Entity.CONTACT,
                "spent",
                Choices.Origin.TRAIT,
                new Localized("Dépense", "Spent"),
                Kind.NUMBER,
                "EUR",
                "",
                List.of()));
    assertThat(named(choices, "heat").origin()).isEqualTo(Choices.Origin.SCORE);
  }

  @Test
  void what_only_one_person_has_is_not_offered() {
    assertThat(named(OfferChoices.of(workspace), "mail").seen()).isEmpty();
  }

  private static Choices.Named named(Choices choices, String name) {
    return choices.values().stream().filter(v -> v.name().equals(name)).findFirst().orElseThrow();
  }

  @Test
  void segments_families_and_purposes() {
    Choices choices = OfferChoices.of(workspace);
    assertThat(choices.segments())
        .extracting(Choices.Segment::name)
        .containsExactlyInAnyOrder("vip", "level/high", "level/low", "mail");
    assertThat(choices.families())
        .containsExactly(
            new Choices.Family(
                Entity.CONTACT,
                "level",
                new Localized("Niveau", "Level"),
                true,
                List.of("level/high", "level/low")));
    assertThat(choices.channels())
        .containsExactly(
            new Choices.Channel("email", Localized.same("email"), List.of("newsletter", "offers")));
    assertThat(choices.sampled()).isEqualTo(30);
  }

  @Test
  void the_json_says_which_tests_a_kind_takes() {
    JsonNode json = ChoicesJson.of(OfferChoices.of(workspace));
    assertThat(json.at("/events/0/properties/1/seen/0").toString())
        .isEqualTo("{\"times\":50,\"value\":\"A\"}");
    assertThat(json.at("/operators/number/0").toString())
        .isEqualTo(
            "{\"row\":\"test\",\"operator\":\">=\",\"not\":false,\"label\":{\"fr\":\"vaut au moins\",\"en\":\"is at least\"}}");
  }

  @Test
  void choices_are_kept_until_something_changes() throws IOException {
    KeptChoices kept = new KeptChoices();
    Choices first = kept.of(workspace);
    assertThat(kept.of(workspace)).isSameAs(first);
    Files.writeString(folder.resolve("strate.yaml"), YAML.replace("label: VIP", "label: Best"));
    workspace.reload();
    assertThat(kept.of(workspace).segments())
        .extracting(segment -> segment.label().en())
        .contains("Best");
  }
}
