package io.strate.workspace.form;

import java.util.List;

/**
 * A condition in words: one line, or a heading with what belongs under it.
 *
 * @param parts empty for one line
 */
public record Wording(String text, List<Wording> parts) {
  public Wording {
    parts = List.copyOf(parts);
  }

  static Wording line(String text) {
    return new Wording(text, List.of());
  }
}
