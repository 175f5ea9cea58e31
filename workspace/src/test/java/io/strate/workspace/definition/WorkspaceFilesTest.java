package io.strate.workspace.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.strate.domain.Failure;
import io.strate.rule.Problem;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong with the files of a workspace, and how it is told. */
final class WorkspaceFilesTest {

  @TempDir Path folder;

  private final TestingColumns columns =
      new TestingColumns()
          .with("contacts", "customer_id:text", "email:text", "region:text", "effectif:text")
          .with("orders", "customer_id:text", "at:instant", "amount:number", "sku:text");

  @Test
  void aFolderWithoutDefinitionsIsNoWorkspace() {
    assertThatThrownBy(() -> WorkspaceFiles.check(folder, columns))
        .isInstanceOf(Failure.class)
        .hasMessage(
            "there is no strate.yaml in %s; give the folder of a workspace, or make one with `strate init`"
                .formatted(folder));
  }

  @Test
  void anUnknownKeyIsAnErrorWithTheNearestOne() throws IOException {
    problems(
        "segment:\n  x: 1 = 1",
        "strate.yaml:1:1: no key 'segment' here (did you mean 'segments'?)");
    problems(
        "segments:\n  x: { wen: 1 = 1, when: 1 = 1 }",
        "strate.yaml:2:8: no key 'wen' here (did you mean 'when'?)");
    problems(
        "traits:\n  x: { value: 1, zzzzzzzz: 2 }",
        "strate.yaml:2:18: no key 'zzzzzzzz' here (known are description, folder, format, label, of, owner, unit, value)");
  }

  @Test
  void wrongShapesSayWhatIsExpected() throws IOException {
    problems(
        "segments:\n  x: { tiers: a }",
        "strate.yaml:2:8: `tiers:` needs `of:` with a name and bounds for each tier");
    problems(
        "segments:\n  x: { top: 5% }",
        "strate.yaml:2:8: `top:` needs `by:` with the value that ranks");
    problems(
        "segments:\n  x: { stay: 1 = 1, list: [a] }",
        "strate.yaml:2:8: `stay:` needs `when:` with the condition to enter");
    problems("traits: [a]", "strate.yaml:1:9: `traits:` wants traits by their names, found a list");
    problems(
        "segments:\n  x:",
        "strate.yaml:2:3: 'x' wants a rule, or a segment with when, tiers, first_match, top or list, found nothing");
    problems(
        "segments:\n  x: { label: X }",
        "strate.yaml:2:8: 'x' needs one of `when:`, `tiers:`, `first_match:`, `top:`, `list:`, `sql:`");
    problems(
        "segments:\n  x: { when: 1 = 1, list: [a] }",
        "strate.yaml:2:21: 'x' has `when:` already; `list:` goes into a definition of its own");
    problems("locale: de", "strate.yaml:1:9: `locale:` is one of fr, en, found 'de'");
    problems(
        "scores:\n  s:\n    points:\n      - { when: 1 = 1, give: ten }",
        "strate.yaml:4:30: `give:` wants a number, found a text");
    problems(
        "hello",
        "strate.yaml:1:1: the file wants the keys of a workspace (workspace, sources, traits, segments …), found a text");
  }

  @Test
  void tiersOfAccountsNeedBothKeys() throws IOException {
    problems(
        "segments:\n  x: { tiers: a, of: accounts }",
        "strate.yaml:2:22: `tiers:` needs `of:` with a name and bounds for each tier; say `entity: accounts` for tiers of accounts");
  }

  @Test
  void whatALaterVersionKnowsIsNotUnknown() throws IOException {
    problems(
        "sql:\n  x: 1", "strate.yaml:2:3: `sql:` comes with a later version; take it out for now");
    problems(
        "segments:\n  x:\n    sql: SELECT * FROM contacts",
        "strate.yaml:3:10: `sql:` comes with a later version; take it out for now");
  }

  @Test
  void sourcesKnowTheirKeysByWhatTheyAreReadAs() throws IOException {
    problems(
        "sources:\n  contacts: { read: c.csv }",
        "strate.yaml:2:13: 'contacts' needs `as:`, one of contacts, accounts, events, consents");
    problems(
        "sources:\n  contacts: { read: c.csv, as: contact, id: customer_id }",
        "strate.yaml:2:32: `as:` is one of contacts, accounts, events, consents, found 'contact' (did you mean 'contacts'?)");
    problems(
        "sources:\n  contacts: { read: c.csv, as: contacts, id: customer_id, contact: x }",
        "strate.yaml:2:59: `contact:` belongs to events and consents, not to a source of contacts");
    problems(
        "sources:\n  orders: { read: o.csv, as: events, event: order, contact: customer_id }",
        "strate.yaml:2:13: 'orders' needs `time:`, a column, or an expression over columns, or { column: …, format: …, timezone: … }");
  }

  @Test
  void anExpressionOverColumnsThatAreNotThereIsShownInItsPlace() throws IOException {
    problems(
        "sources:\n  contacts: { read: c.csv, as: contacts, id: custmer_id }",
        "strate.yaml:2:46: no column called 'custmer_id' (did you mean 'customer_id'?) in 'c.csv' of source 'contacts'; name a column that is there, or put it back into the file");
    problems(
        "sources:\n  gone: { read: gone.csv, as: contacts, id: a }",
        "strate.yaml:2:17: there is no file 'gone.csv'");
    problems(
        "sources:\n  contacts: { read: c.csv, as: contacts, id: customer_id, where: lower(region) }",
        "strate.yaml:2:66: `where:` wants a condition, found text");
    problems(
        "sources:\n  orders: { read: o.csv, as: events, event: order, contact: customer_id, time: { column: at, timezone: Europe/Pariss } }",
        "strate.yaml:2:104: no time zone called 'Europe/Pariss' (did you mean 'Europe/Paris'?); write such as Europe/Paris or UTC");
    problems(
        "sources:\n  orders: { read: o.csv, as: events, event: order, contact: customer_id, time: at, max_rejects: 200% }",
        "strate.yaml:2:97: `max_rejects:` wants a share from 0% to 100%, found '200%'");
  }

  @Test
  void namesAreDefinedOnceOverAllFiles() throws IOException {
    Files.writeString(folder.resolve("more.yaml"), "traits:\n  b: 2\n  a: 3\n");
    problems(
        "traits:\n  a: 1\n",
        "more.yaml:3:3: 'a' is defined twice, here and at strate.yaml:2:3; keep one");
  }

  @Test
  void allProblemsOfAllFilesComeAtOnceInOrder() throws IOException {
    Files.writeString(
        folder.resolve("more.yaml"), "segments:\n  y: { when: 1 in (1, 2) }\nstor: a\n");
    Files.write(folder.resolve("latin.yml"), "owner: é".getBytes(Charset.forName("windows-1252")));
    Files.writeString(folder.resolve(".hidden.yaml"), "nonsense");
    problems(
        "locale: de\nsegment: 1\n",
        "latin.yml:1:8: the byte 0xE9 here is not UTF-8; save the file as UTF-8",
        "more.yaml:2:14: inside { } and [ ] a comma ends a text; put quotes around it: y: { when: \"1 in (1, 2)\" }",
        "more.yaml:3:1: no key 'stor' here (did you mean 'store'?)",
        "strate.yaml:1:9: `locale:` is one of fr, en, found 'de'",
        "strate.yaml:2:1: no key 'segment' here (did you mean 'segments'?)");
  }

  @Test
  void aStoreIsAFolder() throws IOException {
    problems("store: \"a\\0b\"", "strate.yaml:1:8: `store:` wants a folder such as data/");
  }

  @Test
  void listsOfIdsAreReadFromFiles() throws IOException {
    problems(
        "segments:\n  x: { list: gone.csv }",
        "strate.yaml:2:14: the list 'gone.csv' cannot be read; give a file beside strate.yaml, or ids in [ ]");
  }

  /** A workspace with this file has exactly these problems. */
  private void problems(String yaml, String... expected) throws IOException {
    Files.writeString(folder.resolve(WorkspaceFiles.MAIN), yaml);
    Checked checked = WorkspaceFiles.check(folder, columns);
    List<String> told = checked.problems().stream().map(WorkspaceFilesTest::text).toList();
    assertThat(told).containsExactly(expected);
    assertThat(checked.workspace()).isEmpty();
  }

  private static String text(Problem problem) {
    return problem.place() + ": " + problem.message();
  }
}
