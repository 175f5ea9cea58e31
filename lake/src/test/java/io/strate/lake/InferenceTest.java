package io.strate.lake;

import static org.assertj.core.api.Assertions.assertThat;

import io.strate.lake.Inference.Kind;
import io.strate.lake.Inference.Role;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class InferenceTest {

  @TempDir Path folder;
  TestingRows lake;

  @BeforeEach
  void open() {
    lake = new TestingRows(folder);
  }

  private Inference infer(String name, String text) {
    return lake.lake.infer(lake.write(name, text));
  }

  @Test
  void contactsHaveAnIdAndAnAddress() {
    Inference found =
        infer(
            "export.csv",
            "customer_id,e-mail,prénom,company_id,updated_at\n1,a@x.fr,Zoé,c1,2026-01-01\n2,b@x.fr,Bo,c1,2026-01-02\n");
    assertThat(found.kind()).isEqualTo(Kind.CONTACTS);
    assertThat(found.roles())
        .isEqualTo(
            Map.of(
                Role.ID,
                "customer_id",
                Role.EMAIL,
                "e-mail",
                Role.ACCOUNT,
                "company_id",
                Role.TIME,
                "updated_at"));
    assertThat(found.doubts()).isEmpty();
  }

  @Test
  void anAddressIsSeenInWhateverColumnItStands() {
    assertThat(infer("clients.csv", "ref,joindre\n1,a@x.fr\n2,b@x.fr\n").roles())
        .isEqualTo(Map.of(Role.ID, "ref", Role.EMAIL, "joindre"));
  }

  @Test
  void eventsRepeatTheirContactAndHaveATime() {
    Inference orders =
        infer(
            "data/orders/2026.csv",
            "InvoiceNo,CustomerID,InvoiceDate,Quantity\nA,7,12/1/2010 8:26,1\nB,7,12/31/2010 9:00,2\n");
    assertThat(orders.kind()).isEqualTo(Kind.EVENTS);
    assertThat(orders.roles()).isEqualTo(Map.of(Role.ID, "CustomerID", Role.TIME, "InvoiceDate"));
    assertThat(orders.timeFormat()).contains("M/d/yyyy H:mm");
    assertThat(orders.eventName()).isEqualTo("order");
    Inference tracked =
        infer(
            "x.csv",
            "contact,event,time\nc1,page,2026-01-01T10:00Z\nc1,click,2026-01-01T10:01Z\nc2,page,2026-01-02T10:00Z\n");
    assertThat(tracked.kind()).isEqualTo(Kind.EVENTS);
    assertThat(tracked.roles())
        .isEqualTo(Map.of(Role.ID, "contact", Role.EVENT, "event", Role.TIME, "time"));
    assertThat(tracked.timeFormat()).isEmpty();
  }

  @Test
  void dayAndMonthThatCannotBeToldApartAreADoubt() {
    Inference found = infer("commandes.csv", "client;date commande\n1;02/03/2026\n1;04/05/2026\n");
    assertThat(found.timeFormat()).contains("d/M/yyyy");
    assertThat(found.doubts())
        .containsExactly("'date commande' could begin with the day or with the month");
    assertThat(found.eventName()).isEqualTo("commande");
  }

  @Test
  void decimalCommasAreADoubt() {
    assertThat(infer("contacts.csv", "id;prix;zip\n1;2,50;01000\n2;3;75000\n").doubts())
        .containsExactly(
            "'prix' has decimal commas and is read as text; number(…, ',') reads it as numbers");
  }

  @Test
  void accountsAreCompanies() {
    Inference found =
        infer(
            "etablissements.csv", "SIREN,Raison sociale,effectif\n424462331,A,3\n421533720,B,4\n");
    assertThat(found.kind()).isEqualTo(Kind.ACCOUNTS);
    assertThat(found.roles()).isEqualTo(Map.of(Role.ID, "SIREN"));
  }

  @Test
  void consentsNameAChannelAndAPurpose() {
    Inference found =
        infer(
            "rgpd.csv",
            "id_client,canal,finalité,statut,date\n1,email,newsletter,given,2026-01-01\n");
    assertThat(found.kind()).isEqualTo(Kind.CONSENTS);
    assertThat(found.roles())
        .isEqualTo(
            Map.of(
                Role.ID,
                "id_client",
                Role.CHANNEL,
                "canal",
                Role.PURPOSE,
                "finalité",
                Role.STATUS,
                "statut",
                Role.TIME,
                "date"));
  }

  @Test
  void aFileWithoutAnythingKnownIsDoubted() {
    assertThat(infer("contacts.csv", "a,b\n1,1\n1,1\n").doubts())
        .containsExactly("no column looks like the id of a contact");
  }

  @Test
  void anIdWithFewExceptionsIsTheIdAndTheyAreCounted() {
    Inference contacts =
        infer(
            "export.csv",
            "first_name,id,email,updated_at\nA,1,a@x.fr,2026-01-01\nB,,b@x.fr,2026-01-02\nC,3,c@x.fr,2026-01-03\nD,4,d@x.fr,2026-01-04\n");
    assertThat(contacts.kind()).isEqualTo(Kind.CONTACTS);
    assertThat(contacts.role(Role.ID)).contains("id");
    assertThat(contacts.doubts())
        .containsExactly("'id' is empty in 1 of 4 rows: that row will be rejected");
    assertThat(infer("contacts.csv", "nom,customer_id\nA,1\nB,2\nC,1\n"))
        .satisfies(found -> assertThat(found.role(Role.ID)).contains("customer_id"))
        .satisfies(
            found ->
                assertThat(found.doubts())
                    .containsExactly(
                        "'customer_id' is repeated in 1 of 3 rows: all rows of one id are taken as a contact"));
    assertThat(infer("people.csv", "nom,e-mail\nA,a@x.fr\nB,b@x.fr\nC,\n").role(Role.ID))
        .as("rather than names that are all different")
        .contains("e-mail");
    assertThat(infer("accounts.csv", "nom,siren\nA,1\nB,2\nC,2\n").role(Role.ID)).contains("siren");
  }

  @Test
  void anIdWithManyExceptionsIsPassedOverAndItIsSaid() {
    Inference found = infer("contacts.csv", "nom,id\nA,1\nB,1\nC,2\nD,\n");
    assertThat(found.role(Role.ID)).contains("nom");
    assertThat(found.doubts())
        .containsExactly(
            "'id' is not taken for the id of a contact: it has a value of its own in only 2 of 4 rows");
  }

  @Test
  void aTimeWithFewExceptionsIsTheTimeAndTheyAreCounted() {
    String iso = "2026-01-03T10:00:00Z\n";
    Inference orders =
        infer(
            "orders.csv", "client,ordered on\n1,n/a\n1," + iso + "2," + iso + "2," + iso + "3,\n");
    assertThat(orders.role(Role.TIME)).contains("ordered on");
    assertThat(orders.timeFormat()).isEmpty();
    assertThat(orders.doubts())
        .containsExactly(
            "'ordered on' is empty in 1 of 5 rows: that row will be rejected",
            "'ordered on' holds no ISO 8601 time in 1 of 5 rows, such as 'n/a': that row will be rejected");
    Inference visits =
        infer("visits.csv", "client,date\n1,1/2/2026\n1,31/1/2026\n2,13/13/2026\n2,14/1/2026\n");
    assertThat(visits.timeFormat()).contains("d/M/yyyy");
    assertThat(visits.doubts())
        .containsExactly(
            "'date' holds no time of the form d/M/yyyy in 1 of 4 rows, such as '13/13/2026': that row will be rejected");
    assertThat(infer("visits.csv", "client,date\n1,2026-01-01\n1,x\n2,y\n").doubts())
        .containsExactly("no column looks like the time at which it happened: say `time:`");
  }

  @Test
  void aTimeThatManyContactsLackIsNotTheTimeOfTheirValues() {
    Inference found = infer("contacts.csv", "id,updated_at\n1,2026-01-01\n2,\n3,\n4,2026-01-02\n");
    assertThat(found.role(Role.TIME)).isEmpty();
    assertThat(found.doubts())
        .containsExactly(
            "'updated_at' is not taken for the time at which the values were stated: it holds none in 2 of 4 rows, which would be rejected");
  }

  @Test
  void manyRowsWithoutAContactMayStopARun() {
    assertThat(
            infer("orders.csv", "customer,time\n1,2026-01-01\n,2026-01-01\n,2026-01-02\n").doubts())
        .containsExactly(
            "'customer' is empty in 2 of 3 rows: these rows will be rejected, and may stop a run, unless `where:` leaves them out");
  }

  @Test
  void aFileWithoutRowsIsReadByItsNames() {
    Inference found = infer("contacts.csv", "nom,id\n");
    assertThat(found.role(Role.ID)).contains("id");
    assertThat(found.doubts()).isEmpty();
  }
}
