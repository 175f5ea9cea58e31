package io.strate.workspace.form;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.strate.domain.Entity;
import io.strate.workspace.definition.Description;
import io.strate.workspace.definition.Localized;
import io.strate.workspace.definition.SpecificationTest;
import io.strate.workspace.edit.DefinitionFiles;
import io.strate.workspace.edit.Section;
import io.strate.workspace.edit.Tree;
import io.strate.workspace.edit.WrittenDefinition;
import io.strate.workspace.form.DefinitionForm.Case;
import io.strate.workspace.form.DefinitionForm.EachLine;
import io.strate.workspace.form.DefinitionForm.Ids;
import io.strate.workspace.form.DefinitionForm.Reason;
import io.strate.workspace.form.DefinitionForm.ScoreForm;
import io.strate.workspace.form.DefinitionForm.SegmentForm;
import io.strate.workspace.form.DefinitionForm.TextOnly;
import io.strate.workspace.form.DefinitionForm.Tiers;
import io.strate.workspace.form.DefinitionForm.TraitForm;
import io.strate.workspace.form.DefinitionForm.When;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Definitions of files become forms, and back. */
final class DefinitionFormTest {

  private static final Path DEMO = Path.of("../demo/src/main/resources/io/strate/demo/strate.yaml");

  @TempDir Path folder;

  private List<WrittenDefinition> definitions(byte[] yaml) throws IOException {
    Files.write(folder.resolve("strate.yaml"), yaml);
    return Stream.of(Section.values())
        .flatMap(section -> new DefinitionFiles(folder).definitions(section).stream())
        .toList();
  }

  private static byte[] specification() throws IOException {
    try (InputStream in = SpecificationTest.class.getResourceAsStream("spec.yaml")) {
      return in.readAllBytes();
    }
  }

  /** The demo's definitions, whose time zone is filled in when it is written. */
  private static byte[] demo() throws IOException {
    return Files.readString(DEMO).replace("{{zone}}", "UTC").getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void every_definition_comes_back_from_its_form() throws IOException {
    List<WrittenDefinition> all = new ArrayList<>(definitions(specification()));
    all.addAll(definitions(demo()));
    assertThat(all).hasSizeGreaterThan(60);
    for (WrittenDefinition written : all) {
      DefinitionForm form = DefinitionForm.of(written.section(), written.tree());
      Tree back = form.tree(Optional.of(written.tree()));
      assertThat(back.isSame(written.tree())).as("%s: %s", written.name(), back).isTrue();
      String json = DefinitionJson.of(form).toString();
      assertThat(DefinitionJson.read(new ObjectMapper().readTree(json))).as(json).isEqualTo(form);
    }
  }

  @Test
  void of_the_specification_only_the_query_stays_text() throws IOException {
    assertThat(
            definitions(specification()).stream()
                .filter(written -> written.section() != Section.SOURCES)
                .filter(
                    written ->
                        DefinitionForm.of(written.section(), written.tree()) instanceof TextOnly)
                .map(WrittenDefinition::name))
        .containsExactly("recents_sql");
  }

  @Test
  void short_and_long_forms() {
    TraitForm trait = new TraitForm(Entity.CONTACT, Description.NONE, "count(order)");
    assertThat(DefinitionForm.of(Section.TRAITS, Tree.of("count(order)"))).isEqualTo(trait);
    assertThat(trait.tree(Optional.empty())).isEqualTo(Tree.of("count(order)"));
    Tree written = Tree.of(Map.of("value", "count(order)"));
    assertThat(DefinitionForm.of(Section.TRAITS, written)).isEqualTo(trait);
    assertThat(trait.tree(Optional.of(written))).isEqualTo(written);
  }

  @Test
  void tiers_of_accounts() throws IOException {
    assertThat(
            form(
                """
                segments:
                  size:
                    label: { fr: Taille, en: Size }
                    folder: Comptes
                    entity: accounts
                    tiers: employees
                    of: { big: "> 50", small: { bounds: "0 .. 50", label: Petits } }
                """))
        .isEqualTo(
            new SegmentForm(
                Entity.ACCOUNT,
                new Description(
                    Optional.of(new Localized("Taille", "Size")),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of("Comptes"),
                    Optional.empty()),
                Optional.empty(),
                new Tiers(
                    "employees",
                    List.of(
                        new Case("big", "> 50", Optional.empty(), Optional.empty()),
                        new Case(
                            "small",
                            "0 .. 50",
                            Optional.of(Localized.same("Petits")),
                            Optional.empty()))),
                new Ids(Optional.empty(), List.of()),
                new Ids(Optional.empty(), List.of())));
  }

  @Test
  void scores_and_lists() throws IOException {
    assertThat(
            form(
                """
                scores:
                  hot:
                    points:
                      - { each: order, give: 10, at_most: 100 }
                    half_life: 30 days
                """))
        .isEqualTo(
            new ScoreForm(
                Entity.CONTACT,
                Description.NONE,
                List.of(new EachLine("order", "10", Optional.of("100"), Description.NONE)),
                Optional.empty(),
                Optional.of("30 days"),
                Optional.empty(),
                Optional.empty()));
    SegmentForm kept =
        (SegmentForm)
            form("segments:\n  s: { when: a > 1, always: [17850], never: out.csv, under: t }\n");
    assertThat(kept.members()).isEqualTo(new When("a > 1", Optional.empty()));
    assertThat(kept.always()).isEqualTo(new Ids(Optional.empty(), List.of("17850")));
    assertThat(kept.never()).isEqualTo(new Ids(Optional.of("out.csv"), List.of()));
    assertThat(kept.under()).contains("t");
  }

  @Test
  void what_a_form_cannot_hold_stays_text() throws IOException {
    assertThat(form("segments:\n  s: { sql: SELECT 1 }\n"))
        .isInstanceOfSatisfying(
            TextOnly.class, text -> assertThat(text.why()).isEqualTo(Reason.SQL));
    assertThat(form("segments:\n  s: { when: a > 1, colour: red }\n"))
        .isInstanceOfSatisfying(
            TextOnly.class, text -> assertThat(text.why()).isEqualTo(Reason.UNKNOWN));
  }

  private DefinitionForm form(String yaml) throws IOException {
    WrittenDefinition written = definitions(yaml.getBytes(StandardCharsets.UTF_8)).getFirst();
    return DefinitionForm.of(written.section(), written.tree());
  }
}
