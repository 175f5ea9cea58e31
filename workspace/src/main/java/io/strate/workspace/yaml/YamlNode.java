package io.strate.workspace.yaml;

import io.strate.rule.Place;
import java.util.List;
import java.util.Optional;

/** A value of a YAML file, with the place where it stands. */
public sealed interface YamlNode {

  YamlText source();

  /** The offset of its first character. */
  int start();

  /** The offset after its last character. */
  int end();

  default Place place() {
    return source().place(start(), end());
  }

  /**
   * A text. YAML's own types play no role: {@code NO}, {@code on} and {@code 007} are what they
   * look like.
   */
  record Scalar(YamlText source, int start, int end, Style style, String value)
      implements YamlNode {

    /** Whether nothing is written here, or YAML's words for nothing. */
    public boolean isAbsent() {
      return style == Style.PLAIN && (value.isEmpty() || value.equals("~") || value.equals("null"));
    }

    /**
     * For each character of {@link #value}, and for its end, the offset where it stands in the
     * file.
     */
    public int[] offsets() {
      return ScalarOffsets.of(this);
    }
  }

  /** How a text is written. */
  enum Style {
    PLAIN,
    SINGLE_QUOTED,
    DOUBLE_QUOTED,
    LITERAL,
    FOLDED
  }

  /** Values by their keys, in the order of the file; no key occurs twice. */
  record Mapping(YamlText source, int start, int end, boolean flow, List<Entry> entries)
      implements YamlNode {
    public Mapping {
      entries = List.copyOf(entries);
    }

    public Optional<Entry> entry(String key) {
      return entries.stream().filter(entry -> entry.key().value().equals(key)).findFirst();
    }

    public Optional<YamlNode> get(String key) {
      return entry(key).map(Entry::value);
    }
  }

  record Entry(Scalar key, YamlNode value) {
    public String name() {
      return key.value();
    }
  }

  record Sequence(YamlText source, int start, int end, List<YamlNode> items) implements YamlNode {
    public Sequence {
      items = List.copyOf(items);
    }
  }
}
