package io.strate.workspace.definition;

import static org.assertj.core.api.Assertions.assertThat;

import io.strate.domain.Entity;
import io.strate.domain.Type;
import io.strate.rule.Problem;
import io.strate.rule.definition.SegmentDefinition;
import io.strate.workspace.definition.SourceDefinition.EventName;
import io.strate.workspace.definition.SourceDefinition.Events;
import io.strate.workspace.definition.SourceDefinition.Profiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The workspace that the specification shows, with the sources beside it that it speaks of. */
public final class SpecificationTest {

  /** What the shown workspace leaves to other files. */
  private static final String MORE =
      """
      sources:
        crm:
          read: crm.csv
          as: contacts
          id: id
          attributes: [dernier_achat, tz]
        accounts: { read: accounts.csv, as: accounts, id: id }
        emails: { read: emails.csv, as: events, event: { column: type }, contact: id, time: at }
        pages: { read: pages.jsonl, as: events, event: page, contact: id, time: at }
      """;

  @TempDir Path folder;

  private final TestingColumns columns =
      new TestingColumns()
          .with(
              "contacts",
              "customer_id:number",
              "email:text",
              "company_id:text",
              "updated_at:instant",
              "region:text",
              "effectif:text")
          .with(
              "orders",
              "customer_id:number",
              "InvoiceDate:text",
              "order_line_id:number",
              "quantity:number",
              "unit_price:number",
              "stock_code:text")
          .with("crm", "id:text", "dernier_achat:instant", "tz:text")
          .with("accounts", "id:text", "fin_contrat:instant", "employees:number")
          .with(
              "emails",
              "id:text",
              "type:text",
              "at:instant",
              "email_id:text",
              "machine:text",
              "campaign.type:text",
              "quote_id:text")
          .with("pages", "id:text", "at:instant")
          .carrying(
              "emails",
              "email_opened",
              "email_clicked",
              "email_delivered",
              "unsubscribed",
              "quote_sent",
              "quote_signed");

  private Checked checked;

  @BeforeEach
  void check() throws IOException {
    Files.writeString(folder.resolve(WorkspaceFiles.MAIN), withoutSql(specification()));
    Files.writeString(folder.resolve("more.yaml"), MORE);
    Files.writeString(folder.resolve("pilotes.csv"), "customer_id;name\n17850;A\n\"0042\";B\n");
    checked = WorkspaceFiles.check(folder, columns);
  }

  private static String specification() throws IOException {
    try (var in = SpecificationTest.class.getResourceAsStream("spec.yaml")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String withoutSql(String yaml) {
    return yaml.replaceAll("(?m)^  recents_sql:\\n    sql:.*\\n", "");
  }

  private WorkspaceDefinition workspace() {
    return checked.workspace().orElseThrow();
  }

  @Test
  void nothingIsWrongWithIt() {
    assertThat(ProblemReport.of(checked.problems())).isEmpty();
  }

  @Test
  void sqlIsToldToComeLater() throws IOException {
    Files.writeString(folder.resolve(WorkspaceFiles.MAIN), specification());

    List<Problem> problems = WorkspaceFiles.check(folder, columns).problems();

    assertThat(problems)
        .extracting(Problem::message)
        .containsExactly("`sql:` comes with a later version; take it out for now");
  }

  @Test
  void settingsAreRead() {
    assertThat(workspace().name()).isEqualTo("acme");
    assertThat(workspace().zone()).isEqualTo(ZoneId.of("Europe/Paris"));
    assertThat(workspace().locale()).isEqualTo(Localized.Locale.FR);
    assertThat(workspace().store()).isEqualTo(folder.resolve("data/"));
    assertThat(workspace().definitions().contactZone()).contains("tz");
  }

  @Test
  void contactsAreReadByExactIdsAndTypedAttributes() {
    SourceDefinition source = workspace().sources().getFirst();
    Profiles contacts = (Profiles) source.rows();

    assertThat(contacts.of()).isEqualTo(Entity.CONTACT);
    assertThat(contacts.id().type()).isEqualTo(Type.TEXT);
    assertThat(contacts.identifiers()).containsOnlyKeys("email");
    assertThat(contacts.account()).isPresent();
    assertThat(contacts.attributes())
        .extracting(SourceDefinition.Attribute::name)
        .containsExactly("email", "region", "employees");
    assertThat(contacts.attributes().getLast().value().type()).isEqualTo(Type.NUMBER);
    assertThat(source.maxRejects()).isEqualTo(0.05);
  }

  @Test
  void ordersHaveTheirOwnTimeAndFilter() {
    SourceDefinition source = workspace().sources().get(1);
    Events orders = (Events) source.rows();

    assertThat(source.read()).containsExactly("orders/*.csv");
    assertThat(source.where()).isPresent();
    assertThat(orders.event()).isEqualTo(new EventName.Fixed("order"));
    assertThat(orders.contact()).containsOnlyKeys("id");
    assertThat(orders.time().format()).contains("M/d/yyyy H:mm");
    assertThat(orders.time().zone()).isEqualTo(ZoneId.of("Europe/London"));
    assertThat(orders.messageId()).isPresent();
    assertThat(orders.properties())
        .extracting(SourceDefinition.Property::path)
        .containsExactly(List.of("amount"), List.of("sku"));
  }

  @Test
  void everyOtherColumnIsAPropertyAndADotMakesARecord() {
    Events emails = (Events) workspace().sources().get(4).rows();

    assertThat(emails.properties())
        .extracting(SourceDefinition.Property::path)
        .containsExactly(
            List.of("email_id"),
            List.of("machine"),
            List.of("campaign", "type"),
            List.of("quote_id"));
  }

  @Test
  void segmentsHaveTheirLabelsListsAndFamilies() {
    assertThat(workspace().label("hyper_engages")).isEqualTo("Hyper-engagés");
    assertThat(workspace().label("seed_rule")).isEqualTo("hyper-engagé");
    assertThat(segment("hyper_engages").always()).containsExactly("17850");
    assertThat(segment("pilotes").rule().toString())
        .contains("17850", "0042")
        .doesNotContain("customer_id", "A]");
    assertThat(segment("engagement_niv/élevé").family()).contains("engagement_niv");
    assertThat(segment("chauds_idf").under()).contains("chauds");
    assertThat(segment("renouvellements").of()).isEqualTo(Entity.ACCOUNT);
    assertThat(workspace().families())
        .extracting(family -> family.name())
        .containsExactly("ouverture", "engagement_niv", "cycle");
  }

  @Test
  void eventsAreCalledByTheirLabelsInBothLanguages() {
    Description event = workspace().describe(Description.Kind.EVENT, "email_opened");

    assertThat(event.label().map(label -> label.in(Localized.Locale.FR))).contains("e-mail ouvert");
    assertThat(event.label().map(label -> label.in(Localized.Locale.EN))).contains("e-mail opened");
  }

  private SegmentDefinition segment(String name) {
    Optional<SegmentDefinition> found =
        workspace().definitions().segments().stream()
            .filter(s -> s.name().equals(name))
            .findFirst();
    return found.orElseThrow();
  }
}
