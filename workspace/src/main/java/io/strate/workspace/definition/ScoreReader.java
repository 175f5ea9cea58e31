package io.strate.workspace.definition;

import io.strate.rule.draft.ScoreDraft;
import io.strate.rule.draft.ScoreDraft.Each;
import io.strate.rule.draft.ScoreDraft.Line;
import io.strate.rule.draft.ScoreDraft.When;
import io.strate.workspace.yaml.YamlNode.Entry;
import java.util.Optional;

/** Reads the scores of a workspace's files. */
final class ScoreReader {

  private ScoreReader() {}

  static ScoreDraft read(Entry entry) {
    Fields fields = Fields.of(entry.value());
    return new ScoreDraft(
        fields.entity(),
        Texts.name(entry.key()),
        fields.items("points").stream().flatMap(point -> line(Fields.of(point)).stream()).toList(),
        fields.rule("within"),
        fields.rule("half_life"),
        fields.number("floor"),
        fields.number("ceiling"));
  }

  /** One line of points; none if it does not say for what. */
  private static Optional<Line> line(Fields fields) {
    double give = fields.number("give").orElse(0);
    Optional<Line> each =
        fields.rule("each").map(events -> new Each(events, give, fields.number("at_most")));
    return each.or(() -> fields.rule("when").map(when -> new When(when, give)));
  }
}
