package io.strate.workspace.ingest;

import static io.strate.workspace.ingest.TestingWorkspace.at;
import static io.strate.workspace.ingest.TestingWorkspace.number;
import static io.strate.workspace.ingest.TestingWorkspace.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.strate.domain.Consent;
import io.strate.domain.Entry;
import io.strate.domain.Value;
import io.strate.workspace.ingest.ReadReport.SourceReport;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What rows of each kind of source and each way of writing become. */
final class ReadSourcesTest {

  @TempDir Path folder;
  TestingWorkspace workspace;

  @BeforeEach
  void open() {
    workspace = new TestingWorkspace(folder);
  }

  @AfterEach
  void close() {
    workspace.close();
  }

  @Test
  void contactsAndEventsBecomeEntries() {
    workspace
        .write("contacts.csv", "customer,email,company,region\nc1,a@x.fr,acme,IdF\nc2,,,\n")
        .write(
            "orders.csv",
            """
            customer,day,quantity,unit_price,sku
            c1,5/7/2025 9:30,2,1.25,00A
            c1,5/1/2025 9:30,-2,1.25,00A
            c2,6/7/2025 10:00,1,,00B
            """)
        .define(
            """
            contacts:
              read: contacts.csv
              as: contacts
              id: customer
              identifiers: { email: email }
              account: company
            orders:
              read: orders*.csv
              as: events
              event: order
              contact: customer
              time: { column: day, format: "d/M/yyyy H:mm", timezone: Europe/London }
              where: quantity > 0
              properties:
                amount: quantity * unit_price
                sku: sku
            """);
    assertThat(workspace.read().sources())
        .extracting(SourceReport::rows, SourceReport::dropped, SourceReport::rejected)
        .containsExactly(tuple(2L, 0L, 0L), tuple(3L, 1L, 0L));
    assertThat(workspace.events("c1"))
        .containsExactly(Map.of("amount", number(2.5), "sku", text("00A")));
    assertThat(workspace.events("c2")).containsExactly(Map.of("sku", text("00B")));
    assertThat(workspace.eventTimes("c1")).containsExactly(at("2025-07-05T08:30:00Z"));
    assertThat(workspace.attributes("c1"))
        .containsExactlyInAnyOrder(
            tuple(Entry.ALWAYS, "email", text("a@x.fr")),
            tuple(Entry.ALWAYS, "region", text("IdF")));
    assertThat(workspace.accounts("c1")).containsExactly(tuple(Entry.ALWAYS, Optional.of("acme")));
    assertThat(workspace.contact("c2")).filteredOn(Entry.Named.class::isInstance).hasSize(1);
  }

  @Test
  void rowsWithATimeStateAllTheirAttributesFromThenOn() {
    workspace
        .write(
            "contacts.csv",
            """
            id,updated_at,company,plan,seats
            c1,2025-03-01,acme,pro,5
            c1,2025-01-01,,free,
            c1,2025-02-01T10:00:00+02:00,umbrella,,2
            """)
        .define(
            """
            contacts:
              read: contacts.csv
              as: contacts
              id: id
              account: company
              time: updated_at
            """);
    workspace.read();
    long january = at("2024-12-31T23:00:00Z");
    long february = at("2025-02-01T08:00:00Z");
    long march = at("2025-02-28T23:00:00Z");
    assertThat(workspace.attributes("c1"))
        .containsExactlyInAnyOrder(
            tuple(january, "plan", text("free")),
            tuple(january, "seats", Value.UNKNOWN),
            tuple(february, "plan", Value.UNKNOWN),
            tuple(february, "seats", number(2)),
            tuple(march, "plan", text("pro")),
            tuple(march, "seats", number(5)));
    assertThat(workspace.accounts("c1"))
        .containsExactly(
            tuple(january, Optional.empty()),
            tuple(february, Optional.of("umbrella")),
            tuple(march, Optional.of("acme")));
  }

  @Test
  void rowsWithoutATimeStateWhatChanged() {
    String source =
        """
        contacts:
          read: contacts.csv
          as: contacts
          id: id
          attributes: { plan: plan, seats: seats, city: city }
        """;
    workspace.write("contacts.csv", "id,plan,seats,city\nc1,free,3,Lyon\n").define(source);
    workspace.read("2025-01-01T00:00:00Z");
    workspace.write("contacts.csv", "id,plan,seats,city\nc1,pro,,Lyon\nc2,free,1,Nice\n");
    workspace.read("2025-02-01T00:00:00Z");
    long february = at("2025-02-01T00:00:00Z");
    assertThat(workspace.attributes("c1"))
        .containsExactlyInAnyOrder(
            tuple(Entry.ALWAYS, "plan", text("free")),
            tuple(Entry.ALWAYS, "seats", number(3)),
            tuple(Entry.ALWAYS, "city", text("Lyon")),
            tuple(february, "plan", text("pro")),
            tuple(february, "seats", Value.UNKNOWN));
    assertThat(workspace.attributes("c2"))
        .extracting(t -> t.toList().getFirst())
        .containsOnly(Entry.ALWAYS);
  }

  @Test
  void accountsHaveAttributesOfTheirOwn() {
    workspace
        .write("companies.csv", "siret,effectif,name\n00123,50,Acme\n")
        .define(
            """
            companies:
              read: companies.csv
              as: accounts
              id: siret
              attributes: { employees: number(effectif), name: upper(name) }
            """);
    workspace.read();
    assertThat(workspace.account("00123"))
        .extracting(
            e -> ((Entry.AttributeStated) e).name(), e -> ((Entry.AttributeStated) e).value())
        .containsExactlyInAnyOrder(tuple("employees", number(50)), tuple("name", text("ACME")));
  }

  @Test
  void aColumnCanNameTheEventAndSeveralColumnsTheContact() {
    workspace
        .write("contacts.csv", "id,mail\nc1,a@x.fr\n")
        .write(
            "web.csv",
            """
            kind,customer,mail,visitor,at,page
            page,,,v1,2025-01-01T10:00Z,/home
            signup,c1,a@x.fr,v1,2025-01-01T11:00Z,/join
            click,,a@x.fr,,2025-01-01T12:00Z,
            """)
        .define(
            """
            contacts: { read: contacts.csv, as: contacts, id: id, identifiers: { email: mail } }
            web:
              read: web.csv
              as: events
              event: { column: kind }
              contact: { email: mail, anonymous: visitor, id: customer }
              time: at
              properties: [page]
            """);
    workspace.read();
    assertThat(workspace.contact("c1"))
        .filteredOn(Entry.Event.class::isInstance)
        .extracting(e -> ((Entry.Event) e).name())
        .containsExactly("page", "signup", "click");
    assertThat(workspace.schemas.events("web", List.of("web.csv"), kind()))
        .containsExactly("click", "page", "signup");
  }

  private static io.strate.rule.Expr kind() {
    return new io.strate.rule.Expr.Property(List.of("kind"), io.strate.domain.Type.TEXT);
  }

  @Test
  void consentsAreGivenByWordsOrByACondition() {
    workspace
        .write(
            "consents.csv",
            """
            who,channel,topic,answer,at,basis,form
            c1,email,newsletter,Oui,2025-01-01T10:00Z,,web
            c1,email,newsletter,opt-out,2025-02-01T10:00Z,,
            c1,sms,alerts,granted,2025-01-01T10:00Z,legitimate interest,
            c1,sms,alerts,perhaps,2025-01-01T10:00Z,,
            """)
        .define(
            """
            words:
              read: consents.csv
              as: consents
              contact: who
              channel: channel
              purpose: topic
              status: answer
              time: at
              basis: basis
              how: form
            condition:
              read: consents.csv
              as: consents
              contact: who
              channel: "'post'"
              purpose: topic
              given: answer = 'granted'
              time: at
              where: channel = 'sms' and answer != 'perhaps'
            """);
    workspace.read();
    assertThat(workspace.contact("c1"))
        .extracting(Entry::time, e -> ((Entry.ConsentStated) e).consent())
        .containsExactlyInAnyOrder(
            tuple(
                at("2025-01-01T10:00:00Z"),
                new Consent("email", "newsletter", Consent.Status.GIVEN, "", "web", "")),
            tuple(
                at("2025-02-01T10:00:00Z"),
                new Consent("email", "newsletter", Consent.Status.WITHDRAWN, "", "", "")),
            tuple(
                at("2025-01-01T10:00:00Z"),
                new Consent("sms", "alerts", Consent.Status.GIVEN, "legitimate interest", "", "")),
            tuple(
                at("2025-01-01T10:00:00Z"),
                new Consent("post", "alerts", Consent.Status.GIVEN, "", "", "")));
    assertThat(SourceNotes.rejects(workspace.ledger, "words"))
        .extracting(r -> r.line(), r -> r.column(), r -> r.reason())
        .containsExactly(
            tuple(5L, "answer", "expected given or withdrawn (or yes or no), found 'perhaps'"));
  }

  @Test
  void timesAreReadInManyWays() {
    workspace
        .write(
            "e.csv",
            """
            who,iso,seconds,millis,french
            c1,2025-01-01 12:00:00,1735729200,1735729200500,01.01.2025 12h00
            c2,0001-01-01,-62135596800,-62135596800000,01.01.0001 12h00
            c3,9999-12-31T23:59:59.999Z,253402300799,253402300799999,31.12.9999 23h59
            """)
        .define(
            """
            iso: { read: e.csv, as: events, event: iso, contact: who, time: iso, properties: [] }
            seconds: { read: e.csv, as: events, event: seconds, contact: who, time: seconds, properties: [] }
            millis: { read: e.csv, as: events, event: millis, contact: who, time: millis, properties: [] }
            french:
              read: e.csv
              as: events
              event: french
              contact: who
              time: { column: french, format: "dd.MM.yyyy HH'h'mm", timezone: America/New_York }
              properties: []
            computed:
              read: e.csv
              as: events
              event: computed
              contact: who
              time: iso + 2 days
              properties: []
            """);
    workspace.read();
    assertThat(workspace.eventTimesByName("c1"))
        .containsEntry("iso", at("2025-01-01T11:00:00Z"))
        .containsEntry("seconds", at("2025-01-01T11:00:00Z"))
        .containsEntry("millis", at("2025-01-01T11:00:00.500Z"))
        .containsEntry("french", at("2025-01-01T17:00:00Z"))
        .containsEntry("computed", at("2025-01-03T11:00:00Z"));
    assertThat(workspace.eventTimesByName("c2"))
        .containsEntry("seconds", at("0001-01-01T00:00:00Z"));
    assertThat(workspace.eventTimesByName("c3"))
        .containsEntry("iso", at("9999-12-31T23:59:59.999Z"))
        .containsEntry("french", at("+10000-01-01T04:59:00Z"));
  }

  @Test
  void whatIsNotFiniteIsUnknown() {
    workspace
        .write(
            "e.csv",
            "who,at,a,b\nc1,2025-01-01,1,0\nc1,2025-01-02,1e308,1e-308\nc1,2025-01-03,4,2\n")
        .define(
            """
            e:
              read: e.csv
              as: events
              event: e
              contact: who
              time: at
              properties: { ratio: a / b, product: a * a * a }
            """);
    workspace.read();
    assertThat(workspace.events("c1"))
        .containsExactly(
            Map.of("product", number(1)),
            Map.of(),
            Map.of("ratio", number(2), "product", number(64)));
  }

  @Test
  void listsAndRecordsKeepTheirShape() {
    workspace
        .write(
            "orders.jsonl",
            """
            {"who":"c1","at":"2025-01-01T00:00:00Z","campaign":{"type":"promo","id":7},"products":[{"sku":"A","n":2},{"sku":"B","n":1}],"tags":["x","y"]}
            {"who":"c1","at":"2025-01-02T00:00:00Z","campaign":null,"products":[],"tags":null}
            """)
        .define(
            """
            orders: { read: orders.jsonl, as: events, event: order, contact: who, time: at }
            """);
    workspace.read();
    List<Map<String, Value>> events = workspace.events("c1");
    assertThat(events.getFirst())
        .containsEntry(
            "campaign", new Value.RecordOf(Map.of("type", text("promo"), "id", number(7))))
        .containsEntry("tags", new Value.ListOf(List.of(text("x"), text("y"))));
    assertThat(new Value.RecordOf(events.getFirst()).at(List.of("products", "sku")))
        .isEqualTo(new Value.ListOf(List.of(text("A"), text("B"))));
    assertThat(events.getLast()).doesNotContainKeys("campaign", "tags");
  }

  @Test
  void aDotInAColumnsNameMakesARecord() {
    workspace
        .write("mails.csv", "who,at,campaign.type,campaign.id\nc1,2025-01-01,promo,7\n")
        .define("mails: { read: mails.csv, as: events, event: opened, contact: who, time: at }\n");
    workspace.read();
    assertThat(workspace.events("c1"))
        .containsExactly(
            Map.of("campaign", new Value.RecordOf(Map.of("type", text("promo"), "id", number(7)))));
  }

  @Test
  void textThatIsNotUtf8IsReadAsWindows1252AndSaidSo() {
    workspace
        .write(
            "contacts.csv",
            "id,city\nc1,Orléans\nc2,Œuilly\n".getBytes(Charset.forName("windows-1252")))
        .define("contacts: { read: contacts.csv, as: contacts, id: id }\n");
    workspace.read();
    assertThat(workspace.attributes("c2"))
        .containsExactly(tuple(Entry.ALWAYS, "city", text("Œuilly")));
    assertThat(workspace.warnings).singleElement().asString().contains("Windows-1252");
  }

  @Test
  void identifiersAreTheExactTextOfTheirCells() {
    workspace
        .write("contacts.csv", "id,zip\n007,75001\n1e3,69001\n")
        .write("e.csv", "id,at\n007,2025-01-01\n1e3,2025-01-01\n")
        .define(
            """
            contacts: { read: contacts.csv, as: contacts, id: id }
            e: { read: e.csv, as: events, event: e, contact: id, time: at }
            """);
    workspace.read();
    assertThat(workspace.entries(io.strate.domain.Entity.CONTACT)).containsOnlyKeys("007", "1e3");
  }

  @Test
  void aComputedIdentifierIsAText() {
    workspace
        .write("e.csv", "mail,at\n A@X.fr ,2025-01-01\n")
        .define(
            """
            e: { read: e.csv, as: events, event: e, contact: { email: lower(trim(mail)) }, time: at }
            """);
    workspace.read();
    assertThat(workspace.entries(io.strate.domain.Entity.CONTACT)).containsOnlyKeys("a@x.fr");
  }
}
