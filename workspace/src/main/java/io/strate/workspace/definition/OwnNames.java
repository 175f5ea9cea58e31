package io.strate.workspace.definition;

import io.strate.rule.Problem;
import io.strate.workspace.yaml.YamlNode.Entry;
import java.util.function.Consumer;

/** Names that Strate gives to what nobody wrote: they begin with {@code @}. */
final class OwnNames {

  private OwnNames() {}

  /** Keeps definitions from taking such a name. */
  static void refuse(Entry entry, String what, Consumer<Problem> problems) {
    if (entry.name().startsWith("@")) {
      problems.accept(
          Problem.error(
              "definition.name",
              entry.key().place(),
              what + "'s name does not begin with `@`: such names are Strate's own"));
    }
  }
}
