package io.strate.workspace.definition;

import io.strate.domain.Entity;
import io.strate.rule.Problem;
import io.strate.rule.draft.MomentDraft;
import io.strate.rule.text.SourceText;
import io.strate.workspace.yaml.YamlNode.Entry;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads the best moments of a workspace's files. */
final class MomentReader {

  private MomentReader() {}

  /** One moment; none if it does not say of what. */
  static Optional<MomentDraft> read(Entry entry, Consumer<Problem> problems) {
    LearntFields.checkName(entry, "a moment", problems);
    Fields fields = Fields.of(entry.value());
    if (!fields.has("of")) {
      return Optional.empty();
    }
    List<SourceText> several =
        fields.items("of").stream()
            .flatMap(item -> Fields.scalar(item).stream())
            .map(Texts::of)
            .toList();
    return Optional.of(
        new MomentDraft(
            fields.text("entity").filter("accounts"::equals).isPresent()
                ? Entity.ACCOUNT
                : Entity.CONTACT,
            Texts.name(entry.key()),
            fields.rule("of").map(List::of).orElse(several),
            fields.rule("within")));
  }
}
