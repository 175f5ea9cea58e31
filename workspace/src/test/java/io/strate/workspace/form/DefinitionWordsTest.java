package io.strate.workspace.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.strate.rule.form.RowProblem;
import io.strate.rule.text.RuleParser;
import io.strate.workspace.Circumstances;
import io.strate.workspace.Progress;
import io.strate.workspace.definition.Localized.Locale;
import io.strate.workspace.definition.WorkspaceDefinition;
import io.strate.workspace.edit.DefinitionFiles;
import io.strate.workspace.edit.Section;
import io.strate.workspace.edit.Tree;
import io.strate.workspace.open.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Definitions of a workspace in words, and what is wrong with half-filled ones. */
final class DefinitionWordsTest {

  private static final String YAML =
      """
      workspace: words
      timezone: Europe/Paris
      events:
        opened: { label: { fr: e-mail ouvert, en: e-mail opened } }
        clicked: { label: clic, did: { fr: a cliqué, en: clicked } }
      traits:
        rate: { value: count(opened) / 10, label: { fr: Taux d'ouverture, en: Open rate }, format: percent }
        recent: { value: opened_7 > 1, label: { fr: Actif, en: Active } }
        opened_7: count(opened within 7 days)
      scores:
        heat:
          label: { fr: Chaleur, en: Heat }
          points:
            - { each: opened, give: 10, at_most: 100 }
            - { when: no opened within 90 days, give: -15 }
          within: 180 days
          half_life: 30 days
          floor: 0
      segments:
        hot: { when: heat > 70, stay: heat > 60, label: { fr: Chauds, en: Hot } }
        hot_now: { under: hot, when: recent and opened_7 > 2, always: [17850], never: [1, 2] }
        opening:
          tiers: rate
          of: { high: "> 20%", some: "> 0% .. 20%", none: "0%", odd: otherwise }
        level:
          tiers: heat
          of: { top: ">= 50", middle: "20 .. < 50", low: "< 20" }
        cycle:
          first_match:
            client: { when: count(opened) > 3, label: { fr: Client, en: Customer } }
            cold: otherwise
        seed: IF heat > 1 THEN segment = 'semé'
        vip: { top: 5%, by: rate }
        keen: { when: count(clicked within 7 days) >= 2 and no clicked within 1 day }
        pilots: { list: [a, b] }
      """;

  @TempDir Path folder;
  private WorkspaceDefinition definition;
  private DefinitionFiles files;

  @BeforeEach
  void define() throws IOException {
    Files.writeString(folder.resolve("strate.yaml"), YAML);
    try (Workspace workspace =
        Workspace.open(
            folder, new Circumstances(() -> 0, Progress.SILENT, _ -> {}, Optional.empty()))) {
      definition = workspace.definition();
    }
    files = new DefinitionFiles(folder);
  }

  private RuleParser parser() {
    return new RuleParser(definition.catalogue(), definition.zone());
  }

  private List<Wording> words(Section section, String name, Locale locale) {
    return words(section, files.definition(section, name).orElseThrow().tree(), locale);
  }

  private List<Wording> words(Section section, Tree tree, Locale locale) {
    return new DefinitionWords(
            parser(), new WorkspaceLabels(definition, locale), locale, definition.zone())
        .of(DefinitionForm.of(section, tree));
  }

  private List<Wording> french(String segment) {
    return words(Section.SEGMENTS, segment, Locale.FR);
  }

  private static Wording line(String text) {
    return Wording.line(text);
  }

  @Test
  void conditions_with_what_belongs_to_them() {
    assertThat(french("hot"))
        .containsExactly(
            line("« Chaleur » vaut plus de 70"),
            new Wording("y reste tant que", List.of(line("« Chaleur » vaut plus de 60"))));
    assertThat(french("hot_now"))
        .containsExactly(
            line("parmi les membres de « Chauds »"),
            new Wording(
                "toutes ces conditions",
                List.of(line("« Actif » vaut vrai"), line("« opened_7 » vaut plus de 2"))),
            line("toujours dedans : 17850"),
            line("jamais dedans : 1, 2"));
    assertThat(french("seed")).containsExactly(line("« semé » : « Chaleur » vaut plus de 1"));
  }

  @Test
  void what_is_learnt() {
    Tree model =
        Tree.of(
            Map.of(
                "predict",
                "did clicked within 7 days",
                "among",
                "heat > 70",
                "features",
                List.of("rate", "account.size"),
                "threshold",
                Map.of("recall_at_least", "0.8")));
    assertThat(words(Section.MODELS, model, Locale.FR))
        .containsExactly(
            line(
                "prévoit, comme ce sera plus tard : a cliqué au moins une fois dans les 7 derniers jours"),
            line("parmi : « Chaleur » vaut plus de 70"),
            line("d'après « Taux d'ouverture » et « size »"),
            line("trouve au moins 80 % de ceux qui se réalisent"));
    assertThat(words(Section.CLUSTERS, Tree.of(Map.of("except", List.of("rate"))), Locale.EN))
        .containsExactly(
            line("groups of contacts who are alike"), line("by all that is known but “Open rate”"));
    Tree moment = Tree.of(Map.of("of", List.of("opened", "clicked"), "within", "180 days"));
    assertThat(words(Section.MOMENTS, moment, Locale.FR))
        .containsExactly(
            new Wording(
                "l'heure et le jour où chaque contact réagit le mieux, d'après",
                List.of(line("« e-mail ouvert »"), line("« clic »"))));
  }

  @Test
  void families() {
    assertThat(french("opening"))
        .containsExactly(
            new Wording(
                "paliers de « Taux d'ouverture »",
                List.of(
                    line("« high » : plus de 20 %"),
                    line("« some » : plus de 0 % et au plus 20 %"),
                    line("« none » : exactement 0 %"),
                    line("« odd » : toutes les autres valeurs connues"))));
    assertThat(words(Section.SEGMENTS, "level", Locale.EN))
        .containsExactly(
            new Wording(
                "tiers of “Heat”",
                List.of(
                    line("“top”: at least 50"),
                    line("“middle”: from 20 to less than 50"),
                    line("“low”: less than 20"))));
    assertThat(french("cycle"))
        .containsExactly(
            new Wording(
                "le premier cas vrai décide",
                List.of(
                    line("« Client » : « e-mail ouvert » plus de 3 fois"),
                    line("« cold » : tous les autres"))));
  }

  @Test
  void events_that_say_what_somebody_did() {
    assertThat(french("keen"))
        .containsExactly(
            new Wording(
                "toutes ces conditions",
                List.of(
                    line("a cliqué au moins 2 fois dans les 7 derniers jours"),
                    line("n'a jamais cliqué dans le dernier jour"))));
  }

  @Test
  void the_highest_and_lists() {
    assertThat(french("vip"))
        .containsExactly(
            line("les 5 % de contacts aux plus hautes valeurs de « Taux d'ouverture »"));
    assertThat(words(Section.SEGMENTS, "pilots", Locale.EN)).containsExactly(line("a list: a, b"));
  }

  @Test
  void scores_and_traits() {
    assertThat(words(Section.SCORES, "heat", Locale.FR))
        .containsExactly(
            new Wording(
                "la somme de",
                List.of(
                    line("10 points pour chaque « e-mail ouvert » (100 au plus)"),
                    line("−15 points si jamais « e-mail ouvert » dans les 90 derniers jours"))),
            line("seuls comptent les événements survenus dans les 180 derniers jours"),
            line("les points d'un événement diminuent de moitié tous les 30 jours"),
            line("jamais moins de 0"));
    assertThat(words(Section.TRAITS, "rate", Locale.EN))
        .containsExactly(line("the number of “e-mail opened” ÷ 10"));
  }

  @Test
  void what_is_half_filled_is_named_by_its_field() {
    DefinitionForm tiers =
        DefinitionForm.of(
            Section.SEGMENTS,
            Tree.of(Map.of("tiers", "heat", "of", Map.of("top", "much", "", "> 3"))));
    assertThat(DefinitionCheck.of(tiers, parser(), Locale.FR))
        .extracting(RowProblem::path, RowProblem::field)
        .containsExactlyInAnyOrder(
            tuple(path((DefinitionForm.SegmentForm) tiers, "top"), "text"),
            tuple(path((DefinitionForm.SegmentForm) tiers, ""), "name"));
    DefinitionForm score =
        DefinitionForm.of(
            Section.SCORES,
            Tree.of(
                Map.of("points", List.of(Map.of("each", "", "give", "ten")), "half_life", "soon")));
    assertThat(DefinitionCheck.of(score, parser(), Locale.FR))
        .extracting(RowProblem::path, RowProblem::field)
        .containsExactly(
            tuple("/lines/0", "each"), tuple("/lines/0", "give"), tuple("", "half_life"));
    for (Section section : Section.values()) {
      files
          .definitions(section)
          .forEach(
              written ->
                  assertThat(
                          DefinitionCheck.of(
                              DefinitionForm.of(section, written.tree()), parser(), Locale.FR))
                      .as(written.name())
                      .isEmpty());
    }
  }

  private static String path(DefinitionForm.SegmentForm form, String name) {
    List<String> names =
        ((DefinitionForm.Tiers) form.members())
            .of().stream().map(DefinitionForm.Case::name).toList();
    return "/members/cases/" + names.indexOf(name);
  }
}
