package io.strate.workspace.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.strate.domain.Failure;
import io.strate.workspace.edit.Edit;
import io.strate.workspace.edit.Section;
import io.strate.workspace.edit.Tree;
import io.strate.workspace.importing.Trial.Cell;
import io.strate.workspace.importing.Trial.Form;
import io.strate.workspace.importing.Trial.Heading;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The steps of an import, from a file to its rows and back. */
final class ImportFilesTest {

  private static final String CONTACTS =
      """
      Code client;Adresse e-mail;Ville;Effectif;Créé le;CA
      c1;ada@x.fr;Lyon;12;31/01/2026;1 234,50
      c2;bob@x.fr;Orléans;7;01/02/2026;0,5
      c3;;Nîmes;;;
      """;

  @TempDir Path folder;
  private TestingImports it;

  @BeforeEach
  void start() throws IOException {
    it = TestingImports.start(folder);
  }

  @AfterEach
  void close() {
    it.close();
  }

  private static Map<String, Part> parts(ImportPlan plan) {
    Map<String, Part> parts = new java.util.LinkedHashMap<>();
    plan.columns().forEach(column -> parts.put(column.column(), column.part()));
    return parts;
  }

  @Test
  void whatWasChosenForAFileThatIsGoneIsNotTakenForAnother() throws IOException {
    String file = it.receive("people.csv", CONTACTS);
    Files.delete(folder.resolve("imports").resolve(file));
    assertThat(it.receive("people.csv", "id,name\nc7,Ada\n")).isEqualTo(file);
    assertThat(parts(it.imports.at(file).plan())).containsOnlyKeys("id", "name");
  }

  @Test
  void aFrenchExportIsGuessedShownBroughtAndTakenBack() throws IOException {
    String file =
        it.receive("Salon de mars.csv", CONTACTS.getBytes(Charset.forName("windows-1252")));
    assertThat(file).isEqualTo("Salon-de-mars.csv");
    ImportStep step = it.imports.at(file);
    assertThat(step.plan().kind()).isEqualTo(RowKind.CONTACTS);
    assertThat(step.plan().source()).isEqualTo("Salon_de_mars");
    assertThat(parts(step.plan()))
        .isEqualTo(
            Map.of(
                "Code client", Part.ID,
                "Adresse e-mail", Part.EMAIL,
                "Ville", Part.VALUE,
                "Effectif", Part.VALUE,
                "Créé le", Part.VALUE,
                "CA", Part.VALUE));

    Trial trial = it.imports.tryOut(file);
    assertThat(trial.rows()).isEqualTo(3);
    assertThat(trial.rejected()).isZero();
    assertThat(trial.fresh()).isEqualTo(2);
    assertThat(trial.known()).isEqualTo(1);
    assertThat(trial.headings())
        .containsExactly(
            new Heading(Part.ID, ""),
            new Heading(Part.EMAIL, ""),
            new Heading(Part.VALUE, "Ville"),
            new Heading(Part.VALUE, "Effectif"),
            new Heading(Part.VALUE, "Créé le"),
            new Heading(Part.VALUE, "CA"));
    // 2026-01-31 begins in Paris an hour before it does in Greenwich.
    assertThat(trial.first().getFirst())
        .containsExactly(
            new Cell(Form.TEXT, "c1"),
            new Cell(Form.TEXT, "ada@x.fr"),
            new Cell(Form.TEXT, "Lyon"),
            new Cell(Form.NUMBER, "12"),
            new Cell(Form.INSTANT, "2026-01-30T23:00:00Z"),
            new Cell(Form.NUMBER, "1234.5"));
    assertThat(trial.first().get(2))
        .containsExactly(
            new Cell(Form.TEXT, "c3"),
            Cell.UNKNOWN,
            new Cell(Form.TEXT, "Nîmes"),
            Cell.UNKNOWN,
            Cell.UNKNOWN,
            Cell.UNKNOWN);
    assertThat(it.yaml()).isEqualTo(TestingImports.DEFINITIONS);
    assertThat(it.who("town is known")).containsExactly("c1");

    Imported done = it.imports.bring(file, false, "zoé");
    assertThat(done.rows()).isEqualTo(3);
    assertThat(done.fresh()).isEqualTo(2);
    assertThat(done.known()).isEqualTo(1);
    assertThat(done.rejected()).isZero();
    assertThat(it.who("Ville = 'Orléans' and Effectif = 7 and CA = 0.5")).containsExactly("c2");
    assertThat(it.who("`Créé le` < 2026-02-01")).containsExactly("c1");
    assertThat(it.yaml())
        .startsWith(TestingImports.DEFINITIONS.substring(0, 60))
        .contains("# from the CRM", "Salon_de_mars:", "read: imports/Salon-de-mars.csv");

    it.imports.undo(file, true, "zoé");
    assertThat(it.yaml()).isEqualTo(TestingImports.DEFINITIONS);
    assertThat(it.who("town is known")).containsExactly("c1");
    assertThatThrownBy(() -> it.who("Ville = 'Orléans'")).isInstanceOf(Failure.class);
    assertThat(it.isInFolder(file)).isFalse();
    assertThat(it.imports.all()).isEmpty();
  }

  @Test
  void datesThatCouldBeginWithTheMonthAreReadAsChosenAndInTheChosenZone() {
    String file =
        it.receive(
            "orders.csv", "contact,date,total\nc1,03/02/2026 10:00,5\nc1,04/02/2026 09:30,7\n");
    ImportStep step = it.imports.at(file);
    assertThat(step.plan().kind()).isEqualTo(RowKind.EVENTS);
    assertThat(step.plan().event()).isEqualTo("order");
    assertThat(step.columns().get(1).timeFormats())
        .containsExactly("d/M/yyyy H:mm", "M/d/yyyy H:mm");
    assertThat(step.columns().get(1).isAmbiguous()).isTrue();
    // Ten o'clock of 3 February, winter, in Paris.
    assertThat(it.imports.tryOut(file).first().getFirst())
        .contains(new Cell(Form.INSTANT, "2026-02-03T09:00:00Z"), new Cell(Form.TEXT, "order"));

    ImportPlan plan = step.plan();
    List<MappedColumn> columns =
        plan.columns().stream()
            .map(
                each ->
                    each.part() == Part.TIME
                        ? new MappedColumn(each.column(), Part.TIME, each.name(), "M/d/yyyy H:mm")
                        : each)
            .toList();
    ImportPlan other =
        new ImportPlan("achats", plan.kind(), columns, "achat", "", "", "America/New_York", false);
    assertThat(it.imports.plan(file, other)).isEmpty();
    assertThat(it.imports.at(file).trial()).isEmpty();
    // 2 March, four weeks before clocks change in Paris and one before they do in New York.
    assertThat(it.imports.tryOut(file).first().getFirst())
        .contains(new Cell(Form.INSTANT, "2026-03-02T15:00:00Z"), new Cell(Form.TEXT, "achat"));
    assertThat(it.imports.bring(file, false, "zoé").known()).isEqualTo(1);
    // April is later than now; before the first of March nothing was bought.
    assertThat(it.who("did achat")).isEmpty();
    it.imports.undo(file, false, "zoé");
    assertThat(it.imports.plan(file, plan)).isEmpty();
    it.imports.bring(file, false, "zoé");
    assertThat(it.who("sum(order.total) = 12")).containsExactly("c1");
  }

  @Test
  void rowsThatCannotBeTakenAreToldWithTheirReasons() {
    String file =
        it.receive("visits.csv", "contact,date\nc1,2026-02-01\n,2026-02-02\nc3,2026-02-31\nc4,\n");
    it.imports.say(file, RowKind.EVENTS);
    Trial trial = it.imports.tryOut(file);
    assertThat(trial.rows()).isEqualTo(4);
    // 31 February makes the column one of texts; as a time it is none.
    assertThat(trial.rejected()).isEqualTo(3);
    assertThat(trial.rejects())
        .extracting(line -> line.line() + " " + line.column())
        .containsExactly("3 contact", "4 date", "5 date");
    assertThat(trial.rejects().getFirst().reason()).contains("identifier");
    assertThat(trial.first()).hasSize(1);
  }

  @Test
  void aFileThatIsMostlyWrongIsBroughtOnlyIfThatIsWanted() throws IOException {
    StringBuilder rows = new StringBuilder("contact,date\n");
    for (int i = 0; i < 30; i++) {
      rows.append(i < 6 ? "c" + i : "").append(",2026-02-01\n");
    }
    String file = it.receive("visits.csv", rows.toString());
    it.imports.say(file, RowKind.EVENTS);
    Trial trial = it.imports.tryOut(file);
    assertThat(trial.rejected()).isEqualTo(24);
    assertThat(trial.isTooBad()).isTrue();
    assertThatThrownBy(() -> it.imports.bring(file, false, "zoé"))
        .hasMessageContaining("24 of 30 rows");
    assertThat(it.yaml()).isEqualTo(TestingImports.DEFINITIONS);
    assertThat(it.who("town is known")).containsExactly("c1");

    Imported done = it.imports.bring(file, true, "zoé");
    assertThat(done.rejected()).isEqualTo(24);
    assertThat(done.fresh()).isEqualTo(5);
    assertThat(done.known()).isEqualTo(1);
    assertThat(it.who("did visit")).hasSize(6);
  }

  @Test
  void contactsKnownByTheirAddressAloneClaimItFromNobody() {
    String file = it.receive("leads.csv", "email,firm\nada@x.fr,Acme\nzoe@x.fr,Bmce\n");
    it.imports.bring(file, false, "zoé");
    assertThat(it.who("firm is known")).containsExactly("ada@x.fr", "zoe@x.fr");
    assertThat(it.who("town = 'Lyon' and email = 'ada@x.fr'")).containsExactly("c1");
    String visits = it.receive("visits.csv", "email,date\nada@x.fr,2026-02-01\n");
    it.imports.say(visits, RowKind.EVENTS);
    it.imports.bring(visits, false, "zoé");
    assertThat(it.who("did visit")).containsExactly("c1");
  }

  @Test
  void consentsNeedAChannelAndAPurposeFromAColumnOrFromWords() {
    String file =
        it.receive(
            "optin.csv", "email,statut,date\nada@x.fr,oui,2026-02-01\nbob@x.fr,non,2026-02-01\n");
    ImportPlan guessed = it.imports.at(file).plan();
    assertThat(guessed.kind()).isEqualTo(RowKind.CONSENTS);
    ImportPlan plan =
        new ImportPlan(
            "optin",
            RowKind.CONSENTS,
            guessed.columns(),
            "",
            "email",
            "l'infolettre",
            "Europe/Paris",
            false);
    assertThat(it.imports.plan(file, plan)).isEmpty();
    it.imports.bring(file, false, "zoé");
    assertThat(it.who("reachable by email for 'l''infolettre'")).containsExactly("c1");
  }

  @Test
  void whatWasChosenIsThereAfterARestart() {
    String file = it.receive("a.csv", "id,town\nc1,Lyon\n");
    it.map(file, "town", column -> new MappedColumn("town", Part.VALUE, "lieu", ""));
    Trial tried = it.imports.tryOut(file);
    it.close();
    it = TestingImports.again(folder);
    ImportStep step = it.imports.at(file);
    assertThat(step.trial()).contains(tried);
    assertThat(step.plan().columns().getLast().name()).isEqualTo("lieu");
    it.imports.bring(file, false, "zoé");
    it.close();
    it = TestingImports.again(folder);
    assertThat(it.imports.at(file).imported()).isPresent();
    assertThat(it.who("lieu = 'Lyon'")).containsExactly("c1");
  }

  @Test
  void theSameFileBroughtTwiceIsOne() {
    String first = it.receive("a.csv", "id,town\nc1,Lyon\n");
    assertThat(it.receive("again.csv", "id,town\nc1,Lyon\n")).isEqualTo(first);
    assertThat(it.receive("a.csv", "id,town\nc2,Lyon\n")).isEqualTo("a-2.csv");
    assertThat(it.imports.at("a-2.csv").plan().source()).isEqualTo("a_2");
  }

  @Test
  void anImportThatASegmentNeedsIsNotTakenBack() {
    String file = it.receive("a.csv", "id,sector\nc1,bank\n");
    it.imports.bring(file, false, "zoé");
    Edit segment =
        new Edit.Put(
            Section.SEGMENTS, "banks", new Tree.Text("sector = 'bank'"), Edit.Expected.absent());
    assertThat(it.live.change(segment)).isPresent();
    assertThatThrownBy(() -> it.imports.undo(file, true, "zoé")).hasMessageContaining("banks");
    assertThat(it.isInFolder(file)).isTrue();
    assertThat(it.who("sector = 'bank'")).containsExactly("c1");
  }

  @Test
  void anImportThatSomebodyChangedIsNotTakenBack() throws IOException {
    String file = it.receive("a.csv", "id,sector\nc1,bank\n");
    Imported done = it.imports.bring(file, false, "zoé");
    Files.writeString(
        folder.resolve("strate.yaml"),
        it.yaml().replace("as: contacts\n    id: id", "as: contacts\n    id: id # ours"));
    assertThatThrownBy(() -> it.imports.undo(file, true, "zoé"))
        .hasMessageContaining("somebody else changed source '" + done.source() + "'");
  }

  @Test
  void anImportIsBroughtOnce() {
    String file = it.receive("a.csv", "id,sector\nc1,bank\n");
    it.imports.bring(file, false, "zoé");
    assertThatThrownBy(() -> it.imports.bring(file, false, "zoé"))
        .hasMessageContaining("take that back");
    assertThatThrownBy(() -> it.imports.say(file, RowKind.EVENTS))
        .hasMessageContaining("take that back");
    assertThatThrownBy(() -> it.imports.delete(file)).hasMessageContaining("reads");
    assertThat(it.imports.at(file).imported()).isPresent();
  }

  @Test
  void anAttributeThatClashesWithADefinitionIsToldAndNothingWritten() throws IOException {
    Edit trait =
        new Edit.Put(Section.TRAITS, "size", new Tree.Text("count(order)"), Edit.Expected.absent());
    assertThat(it.live.change(trait)).isPresent();
    String before = it.yaml();
    String file = it.receive("a.csv", "id,size\nc1,3\n");
    assertThatThrownBy(() -> it.imports.tryOut(file)).hasMessageContaining("size");
    assertThatThrownBy(() -> it.imports.bring(file, false, "zoé")).hasMessageContaining("size");
    assertThat(it.yaml()).isEqualTo(before);
    assertThat(it.imports.at(file).imported()).isEqualTo(Optional.empty());
  }
}
