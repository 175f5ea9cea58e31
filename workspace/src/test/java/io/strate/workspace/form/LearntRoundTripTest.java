package io.strate.workspace.form;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.strate.domain.Failure;
import io.strate.workspace.Circumstances;
import io.strate.workspace.Progress;
import io.strate.workspace.edit.DefinitionFiles;
import io.strate.workspace.edit.Edit;
import io.strate.workspace.edit.EditDefinitions;
import io.strate.workspace.edit.Section;
import io.strate.workspace.edit.WrittenDefinition;
import io.strate.workspace.form.LearntForm.ClusterForm;
import io.strate.workspace.form.LearntForm.ModelForm;
import io.strate.workspace.form.LearntForm.MomentForm;
import io.strate.workspace.open.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Random forms of what is learnt are written as YAML and open as they were. */
final class LearntRoundTripTest {

  private static final String EMPTY = "workspace: w\n";
  private static final int CASES = Integer.getInteger("cases", 300);

  @TempDir Path folder;
  private Workspace workspace;

  @BeforeEach
  void open() throws IOException {
    write(EMPTY);
    workspace =
        Workspace.open(
            folder, new Circumstances(() -> 0, Progress.SILENT, _ -> {}, Optional.empty()));
  }

  @AfterEach
  void close() {
    workspace.close();
  }

  private void write(String yaml) throws IOException {
    Files.writeString(folder.resolve("strate.yaml"), yaml);
  }

  private static Section section(LearntForm form) {
    return switch (form) {
      case ClusterForm _ -> Section.CLUSTERS;
      case ModelForm _ -> Section.MODELS;
      case MomentForm _ -> Section.MOMENTS;
    };
  }

  /** The section with the form put in, as the files would have it. */
  private String yaml(LearntForm form) {
    Optional<WrittenDefinition> before =
        new DefinitionFiles(folder).definition(section(form), "it");
    String text =
        new EditDefinitions(workspace)
            .foresee(
                new Edit.Put(
                    section(form),
                    "it",
                    form.tree(before.map(WrittenDefinition::tree)),
                    Edit.Expected.anything()))
            .text();
    return EMPTY + section(form).key() + ":\n" + text.indent(2);
  }

  private DefinitionForm reopened(LearntForm form) {
    return DefinitionForm.of(
        section(form),
        new DefinitionFiles(folder).definition(section(form), "it").orElseThrow().tree());
  }

  @Test
  void written_and_opened_again() throws IOException {
    RandomLearnt forms = new RandomLearnt(Long.getLong("seed", 1));
    for (int i = 0; i < CASES; i++) {
      LearntForm form = forms.next();
      write(EMPTY);
      write(yaml(form));
      assertThat(reopened(form)).as("%d", i).isEqualTo(form);
    }
  }

  @Test
  void written_over_another_and_opened_again() throws IOException {
    RandomLearnt forms = new RandomLearnt(Long.getLong("seed", 2));
    for (int i = 0; i < CASES; i++) {
      write(EMPTY);
      write(yaml(forms.next()));
      LearntForm form = forms.next();
      write(yaml(form));
      assertThat(reopened(form)).as("%d", i).isEqualTo(form);
    }
  }

  @Test
  void sent_to_a_page_and_back() throws IOException {
    RandomLearnt forms = new RandomLearnt(Long.getLong("seed", 3));
    for (int i = 0; i < CASES; i++) {
      LearntForm form = forms.next();
      String json = DefinitionJson.of(form).toString();
      assertThat(DefinitionJson.read(new ObjectMapper().readTree(json))).as(json).isEqualTo(form);
    }
  }

  /** A part of what a page sends put in another's place is refused, or read. */
  @Test
  void whatever_a_page_sends_is_answered() {
    Random random = new Random(Long.getLong("seed", 4));
    RandomLearnt forms = new RandomLearnt(random.nextLong());
    int refused = 0;
    for (int i = 0; i < CASES; i++) {
      ObjectNode json = DefinitionJson.of(forms.next());
      List<JsonNode> values = new ArrayList<>();
      json.elements().forEachRemaining(values::add);
      DefinitionJson.of(forms.next()).elements().forEachRemaining(values::add);
      List<String> names = new ArrayList<>();
      json.fieldNames().forEachRemaining(names::add);
      json.set(names.get(random.nextInt(names.size())), values.get(random.nextInt(values.size())));
      try {
        assertThat(DefinitionJson.read(json)).isInstanceOf(LearntForm.class);
      } catch (Failure failure) {
        assertThat(failure.code()).as("%s", json).isEqualTo("form.wrong");
        refused++;
      }
    }
    assertThat(refused).isBetween(CASES / 10, CASES);
  }
}
