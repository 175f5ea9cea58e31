package io.strate.workspace.definition;

import io.strate.rule.Place;
import io.strate.rule.draft.Name;
import io.strate.rule.text.SourceText;
import io.strate.workspace.yaml.YamlNode.Scalar;

/** Texts of YAML files as texts of the rule language that know where their characters stand. */
final class Texts {

  private Texts() {}

  static SourceText of(Scalar scalar) {
    return new SourceText(scalar.value(), new InFile(scalar));
  }

  static Name name(Scalar scalar) {
    return new Name(scalar.value(), scalar.place());
  }

  /** Finds a part of a text in its file, through quotes, escapes and folded lines. */
  private record InFile(Scalar scalar) implements SourceText.Locator {
    @Override
    public Place locate(int offset, int length) {
      int[] offsets = scalar.offsets();
      int last = offsets.length - 1;
      int start = offsets[Math.clamp(offset, 0, last)];
      int lastUnit = Math.clamp((long) offset + Math.max(0, length - 1), 0, last);
      return scalar.source().place(start, Math.max(start, offsets[lastUnit]) + 1);
    }
  }
}
