package io.strate.server.pages.builder;

import io.strate.rule.form.RowProblem;
import io.strate.server.pages.Words;
import io.strate.workspace.edit.Edit;
import io.strate.workspace.edit.Foreseen;
import io.strate.workspace.edit.Section;
import io.strate.workspace.form.DefinitionCheck;
import io.strate.workspace.form.DefinitionForm;
import io.strate.workspace.form.LearntCheck;
import io.strate.workspace.live.LiveWorkspace;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is wrong with a definition that is being made.
 *
 * @param yaml how it would be written, of what is learnt: that is held against all definitions
 */
record Judged(List<RowProblem> problems, Optional<String> yaml) {

  /** What the pages of learning make. */
  static final Set<Section> LEARNT = EnumSet.of(Section.CLUSTERS, Section.MODELS, Section.MOMENTS);

  /** No definition has this name; it stands for one while there is none that can be taken. */
  private static final String NAMELESS = "…";

  Judged {
    problems = List.copyOf(problems);
  }

  static Judged of(Sent sent, LiveWorkspace live, Tongue tongue, Words words) {
    DefinitionForm form = sent.definition();
    List<RowProblem> problems =
        new ArrayList<>(DefinitionCheck.of(form, tongue.parser(), tongue.locale()));
    Optional<RowProblem> ofName = new NameCheck(live, words).of(sent, form);
    Optional<String> yaml = Optional.empty();
    if (LEARNT.contains(sent.section())) {
      String name = ofName.isPresent() ? NAMELESS : sent.name();
      Foreseen foreseen =
          live.foresee(
              new Edit.Put(sent.section(), name, sent.tree(live), Edit.Expected.anything()));
      yaml = Optional.of(foreseen.text());
      if (problems.isEmpty()) { // What lacks comes first, and makes more wrong than it is.
        problems.addAll(LearntCheck.placed(foreseen, form, tongue.locale()));
      }
    }
    ofName.ifPresent(
        it -> {
          problems.removeIf(problem -> problem.path().isEmpty() && problem.field().equals("name"));
          problems.addFirst(it);
        });
    return new Judged(problems, yaml);
  }
}
