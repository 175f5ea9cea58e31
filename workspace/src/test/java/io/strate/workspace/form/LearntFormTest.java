package io.strate.workspace.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.strate.domain.Entity;
import io.strate.domain.Failure;
import io.strate.rule.form.RowProblem;
import io.strate.workspace.Circumstances;
import io.strate.workspace.Progress;
import io.strate.workspace.definition.Description;
import io.strate.workspace.definition.Localized.Locale;
import io.strate.workspace.edit.DefinitionFiles;
import io.strate.workspace.edit.Edit;
import io.strate.workspace.edit.EditDefinitions;
import io.strate.workspace.edit.Foreseen;
import io.strate.workspace.edit.Section;
import io.strate.workspace.edit.Tree;
import io.strate.workspace.form.DefinitionForm.Reason;
import io.strate.workspace.form.DefinitionForm.TextOnly;
import io.strate.workspace.form.LearntForm.Auto;
import io.strate.workspace.form.LearntForm.ClusterForm;
import io.strate.workspace.form.LearntForm.Given;
import io.strate.workspace.form.LearntForm.Learns;
import io.strate.workspace.form.LearntForm.Listed;
import io.strate.workspace.form.LearntForm.Measure;
import io.strate.workspace.form.LearntForm.Measured;
import io.strate.workspace.form.LearntForm.ModelForm;
import io.strate.workspace.form.LearntForm.MomentForm;
import io.strate.workspace.form.LearntForm.Profit;
import io.strate.workspace.open.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cluster sets, models and moments become forms, and their errors stand at fields. */
final class LearntFormTest {

  private static final String MAIN =
      """
      workspace: shop
      locale: en
      traits:
        opens: count(opened within 30 days)
        last_mail: last(opened.mail)
      clusters:
        # Who is alike.
        personas:
          features: [opens, last_mail]   # more to come
          method: auto
      models:
        next: { predict: did opened within 90 days }   # soon
      moments:
        mail: { of: opened }
      """;

  @TempDir Path folder;

  private DefinitionForm form(Section section, String name, String yaml) throws IOException {
    Files.writeString(folder.resolve("strate.yaml"), yaml);
    return DefinitionForm.of(
        section, new DefinitionFiles(folder).definition(section, name).orElseThrow().tree());
  }

  // ---- forms ----

  @Test
  void a_cluster_set() throws IOException {
    assertThat(
            form(
                Section.CLUSTERS,
                "personas",
                """
                clusters:
                  personas:
                    of: accounts
                    among: a > 1
                    features: [recency, sector]
                    prepare: { recency: log }
                    method: dbscan
                    k: auto
                    eps: 0.5
                    min_points: auto
                    refresh: nightly
                    seed: 7
                """))
        .isEqualTo(
            new ClusterForm(
                Entity.ACCOUNT,
                Description.NONE,
                new Learns(
                    Optional.of("a > 1"),
                    new Listed(List.of("recency", "sector")),
                    Map.of("recency", "log")),
                Optional.of("dbscan"),
                Optional.empty(),
                Optional.of("0.5"),
                Optional.empty(),
                Optional.of("nightly"),
                Optional.of("7")));
  }

  @Test
  void a_model() throws IOException {
    ModelForm model =
        (ModelForm)
            form(
                Section.MODELS,
                "next",
                """
                models:
                  next:
                    predict: did order within 90 days
                    features: auto
                    except: [sector]
                    snapshots: weekly over 1 year
                    gap: 7 days
                    threshold: { recall_at_least: 0.8 }
                    class_weights: { yes: 3, no: 1 }
                    retrain: weekly, or drift > 0.2
                """);
    assertThat(model.predict()).isEqualTo("did order within 90 days");
    assertThat(model.learns().from()).isEqualTo(new Auto(List.of("sector")));
    assertThat(model.snapshots()).contains("weekly over 1 year");
    assertThat(model.gap()).contains("7 days");
    assertThat(model.threshold()).contains(new Measured(Measure.RECALL_AT_LEAST, "0.8"));
    assertThat(model.weights()).contains(new Given(Map.of("yes", "3", "no", "1")));
    assertThat(model.retrain()).contains("weekly, or drift > 0.2");
  }

  @Test
  void a_moment_of_one_event_or_of_several() throws IOException {
    String yaml = "moments:\n  mail: { of: %s, within: 180 days }\n";
    MomentForm one = (MomentForm) form(Section.MOMENTS, "mail", yaml.formatted("opened"));
    assertThat(one.events()).containsExactly("opened");
    assertThat(one.within()).contains("180 days");
    MomentForm two =
        (MomentForm) form(Section.MOMENTS, "mail", yaml.formatted("[opened, clicked]"));
    assertThat(two.events()).containsExactly("opened", "clicked");
    assertThat(
            form(Section.MOMENTS, "mail", "moments:\n  mail: { of: opened, entity: accounts }\n"))
        .isEqualTo(
            new MomentForm(Entity.ACCOUNT, Description.NONE, List.of("opened"), Optional.empty()));
    assertThat(one.tree(Optional.empty()))
        .isEqualTo(Tree.of(Map.of("of", "opened", "within", "180 days")));
  }

  @Test
  void what_is_as_usual_stays_written_and_is_not_written_down_otherwise() throws IOException {
    String yaml =
        "clusters:\n  personas: { of: contacts, features: auto, method: auto, k: auto }\n";
    DefinitionForm form = form(Section.CLUSTERS, "personas", yaml);
    Tree before =
        Tree.of(Map.of("of", "contacts", "features", "auto", "method", "auto", "k", "auto"));
    assertThat(form.tree(Optional.of(before)).isSame(before)).isTrue();
    assertThat(form.tree(Optional.empty())).isEqualTo(new Tree.Keys(Map.of()));
  }

  @Test
  void what_no_form_holds_opens_as_text() throws IOException {
    List<String> odd =
        List.of(
            "{ predict: a > 1, onnx: model.onnx }",
            "{ predict: a > 1, features: everything }",
            "{ predict: a > 1, threshold: { maximise: f1, top: 5 } }",
            "{ predict: a > 1, threshold: { median: 1 } }",
            "{ predict: a > 1, threshold: { profit: { tp: 1, xp: 2 } } }",
            "{ predict: a > 1, class_weights: heavy }",
            "{ predict: a > 1, prepare: { x: { by: log } } }",
            "{ predict: a > 1, features: [x], except: [y] }");
    for (String model : odd) {
      assertThat(form(Section.MODELS, "m", "models:\n  m: " + model + "\n"))
          .as(model)
          .isInstanceOfSatisfying(
              TextOnly.class, text -> assertThat(text.why()).isEqualTo(Reason.UNKNOWN));
    }
    assertThat(form(Section.MOMENTS, "m", "moments:\n  m: { of: [{ a: b }] }\n"))
        .isInstanceOf(TextOnly.class);
  }

  // ---- as pages send them ----

  private static DefinitionForm read(String json) throws IOException {
    return DefinitionJson.read(new ObjectMapper().readTree(json));
  }

  @Test
  void a_page_leaves_out_what_is_empty() throws IOException {
    assertThat(
            read(
                """
                {"definition": "model", "of": "contacts", "predict": "", "among": " ", "gap": "",
                 "threshold": {"profit": {"tp": " 120 "}}}"""))
        .isEqualTo(
            new ModelForm(
                Entity.CONTACT,
                Description.NONE,
                "",
                new Learns(Optional.empty(), new Auto(List.of()), Map.of()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new Profit(Map.of("tp", "120"))),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
  }

  @Test
  void what_no_page_sends_is_refused() {
    for (String json :
        List.of(
            "{\"definition\": \"model\", \"of\": \"contacts\", \"onnx\": \"m\"}",
            "{\"definition\": \"clusters\", \"of\": \"contacts\", \"k\": [2]}",
            "{\"definition\": \"clusters\", \"of\": \"contacts\", \"features\": [[\"x\"]]}",
            "{\"definition\": \"moment\", \"of\": \"contacts\", \"events\": {}}",
            "{\"definition\": \"moment\", \"of\": \"contacts\"}",
            "{\"definition\": \"model\", \"of\": \"contacts\", \"prepare\": [\"x\"]}")) {
      assertThatThrownBy(() -> read(json))
          .as(json)
          .isInstanceOfSatisfying(
              Failure.class, failure -> assertThat(failure.code()).isEqualTo("form.wrong"));
    }
  }

  // ---- what is wrong ----

  @Test
  void what_lacks_is_said_at_its_field() throws IOException {
    assertThat(lacking("{\"definition\": \"model\", \"of\": \"contacts\"}"))
        .containsExactly(" predict");
    assertThat(lacking("{\"definition\": \"clusters\", \"of\": \"contacts\", \"features\": []}"))
        .containsExactly(" features");
    assertThat(
            lacking(
                "{\"definition\": \"moment\", \"of\": \"contacts\", \"events\": [\"opened\", \"\"]}"))
        .containsExactly("/events 1");
    assertThat(lacking("{\"definition\": \"moment\", \"of\": \"contacts\", \"events\": []}"))
        .containsExactly(" events");
    assertThat(
            lacking(
                """
                {"definition": "model", "of": "contacts", "predict": "a > 1", "threshold": {"top": ""},
                 "class_weights": {"yes": ""}}"""))
        .containsExactly("/threshold top", "/class_weights yes");
    assertThat(
            lacking(
                """
                {"definition": "model", "of": "contacts", "predict": "last(a)", "class_weights": {}}"""))
        .containsExactly(" class_weights");
  }

  private static List<String> lacking(String json) throws IOException {
    return LearntCheck.of((LearntForm) read(json), Locale.EN).stream()
        .map(problem -> problem.path() + " " + problem.field())
        .toList();
  }

  @Test
  void errors_of_all_definitions_stand_at_their_fields() throws IOException {
    assertThat(wrong(Section.MODELS, "next", "{ predict: did opened }"))
        .containsExactly(" predict");
    assertThat(
            wrong(
                Section.MODELS,
                "more",
                """
                { predict: did opened within 9 days, among: nobody > 1, features: [opens, none],
                  snapshots: hourly, threshold: { recall_at_least: 2 }, retrain: often }"""))
        .containsExactlyInAnyOrder(
            " among", "/features 1", " snapshots", "/threshold recall_at_least", " retrain");
    assertThat(
            wrong(
                Section.CLUSTERS,
                "personas",
                "{ features: [opens], prepare: { opens: one_hot }, k: 1, method: ward }"))
        .contains(" method", "/prepare opens", " k");
    assertThat(wrong(Section.MOMENTS, "mail", "{ of: opened where }")).containsExactly("/events 0");
    assertThat(wrong(Section.MOMENTS, "mail", "{ of: [opened, opened where], within: soon }"))
        .containsExactlyInAnyOrder("/events 1", " within");
    assertThat(wrong(Section.CLUSTERS, "firms", "{ of: accounts }")).containsExactly(" features");
    assertThat(wrong(Section.MODELS, "opens", "{ predict: did opened within 9 days }"))
        .containsExactly(" name");
  }

  @Test
  void a_label_without_a_window_is_said_in_the_language_of_the_page() throws IOException {
    Foreseen foreseen = foreseen(Section.MODELS, "next", "{ predict: did opened }");
    DefinitionForm form = read("{\"definition\": \"model\", \"of\": \"contacts\"}");
    assertThat(LearntCheck.placed(foreseen, form, Locale.EN).getFirst().sentence())
        .startsWith("'opened' has no window");
    assertThat(LearntCheck.placed(foreseen, form, Locale.FR).getFirst().sentence())
        .contains("donnez une période à chaque événement");
  }

  @Test
  void what_is_foreseen_keeps_comments_and_is_written_nowhere() throws IOException {
    Foreseen foreseen =
        foreseen(Section.CLUSTERS, "personas", "{ features: [opens], method: auto, k: 4 }");
    assertThat(foreseen.wrong()).isEmpty();
    assertThat(foreseen.text())
        .isEqualTo(
            """
            personas:
              features: [opens]   # more to come
              method: auto
              k: 4""");
    assertThat(Files.readString(folder.resolve("strate.yaml"))).isEqualTo(MAIN);
  }

  private List<String> wrong(Section section, String name, String flow) throws IOException {
    Tree tree = tree(flow);
    return LearntCheck.placed(
            foreseen(section, name, flow), DefinitionForm.of(section, tree), Locale.EN)
        .stream()
        .map((RowProblem problem) -> problem.path() + " " + problem.field())
        .toList();
  }

  private Tree tree(String flow) throws IOException {
    Files.writeString(folder.resolve("strate.yaml"), "models:\n  it: " + flow + "\n");
    return new DefinitionFiles(folder).definition(Section.MODELS, "it").orElseThrow().tree();
  }

  private Foreseen foreseen(Section section, String name, String flow) throws IOException {
    Tree tree = tree(flow);
    Files.writeString(folder.resolve("strate.yaml"), MAIN);
    try (Workspace workspace =
        Workspace.open(
            folder, new Circumstances(() -> 0, Progress.SILENT, _ -> {}, Optional.empty()))) {
      return new EditDefinitions(workspace)
          .foresee(new Edit.Put(section, name, tree, Edit.Expected.anything()));
    }
  }
}
