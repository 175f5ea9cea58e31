package io.strate.server.pages.learning;

import io.strate.server.pages.Words;
import io.strate.server.pages.learning.ModelView.Contribution;
import io.strate.server.pages.learning.ModelView.Explained;
import io.strate.workspace.answer.EntryText;
import io.strate.workspace.answer.ExplainMembership;
import io.strate.workspace.answer.Explanation;
import io.strate.workspace.answer.ExplanationWords;
import io.strate.workspace.answer.Measure;
import io.strate.workspace.answer.Reason;
import io.strate.workspace.answer.learnt.ExplainLearnt;
import io.strate.workspace.open.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Says why a model predicts of somebody what it does. */
final class Explaining {

  private static final double POINTS = 100;

  private final Workspace workspace;
  private final Words words;

  Explaining(Workspace workspace, Words words) {
    this.workspace = workspace;
    this.words = words;
  }

  /**
   * Empty if nothing is predicted of somebody.
   *
   * @throws io.strate.domain.Failure if there is nobody of that id
   */
  Optional<Explained> of(String model, String id) {
    Explanation it =
        new ExplainMembership(workspace, new ExplainLearnt(workspace))
            .of(id, model, OptionalLong.empty());
    return all(it.reason())
        .filter(reason -> reason.kind() == Reason.Kind.LEARNT)
        .flatMap(
            reason ->
                reason.measure().stream()
                    .flatMap(
                        measure ->
                            measure instanceof Measure.Predicted said
                                ? Stream.of(explained(it, reason, said))
                                : Stream.empty()))
        .findFirst();
  }

  private static Stream<Reason> all(Reason reason) {
    return Stream.concat(Stream.of(reason), reason.parts().stream().flatMap(Explaining::all));
  }

  private Explained explained(Explanation it, Reason reason, Measure.Predicted said) {
    ExplanationWords says = new ExplanationWords(words.language(), EntryText::instant);
    List<Contribution> contributions = new ArrayList<>();
    for (Reason part : reason.parts()) {
      if (part.measure().isPresent()
          && part.measure().get() instanceof Measure.Adds(boolean isShare, double points)) {
        contributions.add(new Contribution(part.text(), isShare ? POINTS * points : points));
      }
    }
    return new Explained(
        it.id(),
        said.isShare() ? words.percent(said.usual(), 1) : words.number(said.usual(), 2),
        said.isShare() ? words.percent(said.answer(), 1) : words.number(said.answer(), 2),
        words.say(said.isShare() ? "model.points" : "model.effect"),
        contributions,
        reason.parts().stream().map(says::line).toList());
  }
}
