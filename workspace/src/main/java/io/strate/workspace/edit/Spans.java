package io.strate.workspace.edit;

import io.strate.workspace.yaml.Anchors;
import io.strate.workspace.yaml.YamlNode;
import io.strate.workspace.yaml.YamlNode.Entry;
import io.strate.workspace.yaml.YamlNode.Mapping;
import io.strate.workspace.yaml.YamlNode.Scalar;
import io.strate.workspace.yaml.YamlNode.Sequence;
import io.strate.workspace.yaml.YamlNode.Style;

/** From where to where things stand in a file, as a person would mark them. */
final class Spans {

  private final String text;
  private final Anchors anchors;

  Spans(String text, Anchors anchors) {
    this.text = text;
    this.anchors = anchors;
  }

  static boolean isFlow(YamlNode node) {
    return switch (node) {
      case Scalar _ -> false;
      case Mapping mapping -> mapping.flow();
      case Sequence sequence -> sequence.source().text().charAt(sequence.start()) == '[';
    };
  }

  static boolean isBlock(YamlNode node) {
    return !(node instanceof Scalar) && !isFlow(node);
  }

  String raw(int from, int to) {
    return text.substring(from, to);
  }

  /** Behind an entry, comments on its last line included. */
  int end(Entry entry) {
    int end = valueEnd(entry);
    return isBlock(entry.value()) ? end : restOfLine(end);
  }

  /** Behind an entry's value; behind its colon if it has none. */
  int valueEnd(Entry entry) {
    int colon = colonEnd(entry);
    if (isElsewhere(entry)) {
      return anchors.lastEndIn(colon, Math.max(colon, endOfLine(colon))).orElseThrow(Unfit::new);
    }
    return Math.max(colon, end(entry.value(), colon));
  }

  /** Whether an entry repeats a value that stands at an anchor. */
  boolean isElsewhere(Entry entry) {
    return entry.value().start() < entry.key().end();
  }

  /** Behind an entry's colon. */
  int colonEnd(Entry entry) {
    int at = skipBlanks(entry.key().end());
    if (at >= text.length() || text.charAt(at) != ':') {
      throw new Unfit();
    }
    return at + 1;
  }

  /** Behind a node's own text; of what spans lines, behind its last one with its comment. */
  private int end(YamlNode node, int from) {
    return switch (node) {
      case Scalar scalar -> end(scalar);
      case Mapping mapping -> mapping.flow() ? mapping.end() : end(mapping.entries().getLast());
      case Sequence sequence -> isFlow(sequence) ? sequence.end() : itemEnd(sequence, from);
    };
  }

  private int end(Scalar scalar) {
    int end = scalar.end();
    if (scalar.style() == Style.LITERAL || scalar.style() == Style.FOLDED) {
      while (end > scalar.start() + 1 && Character.isWhitespace(text.charAt(end - 1))) {
        end--;
      }
    }
    return end;
  }

  private int itemEnd(Sequence sequence, int from) {
    YamlNode last = sequence.items().getLast();
    int alias = anchors.lastEndIn(Math.max(from, sequence.start()), sequence.end()).orElse(-1);
    boolean isAlias = alias >= 0 && last.start() < from;
    int end = isAlias ? alias : end(last, from);
    return isBlock(last) && !isAlias ? end : restOfLine(end);
  }

  /** Behind an item of a list, comments on its last line included. */
  int end(YamlNode item) {
    int end = end(item, item.start());
    return isBlock(item) ? end : restOfLine(end);
  }

  /** Behind an item's own text. */
  int valueEnd(YamlNode item) {
    return end(item, item.start());
  }

  /** The end of the line if nothing but white space and a comment follows. */
  private int restOfLine(int at) {
    int end = endOfLine(at);
    String rest = raw(at, end);
    if (rest.isBlank()
        || (Character.isWhitespace(rest.charAt(0)) && rest.strip().startsWith("#"))) {
      return end;
    }
    throw new Unfit();
  }

  int endOfLine(int at) {
    int end = at;
    while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
      end++;
    }
    return end;
  }

  int startOfLine(int at) {
    int start = at;
    while (start > 0 && text.charAt(start - 1) != '\n' && text.charAt(start - 1) != '\r') {
      start--;
    }
    return start;
  }

  int column(int at) {
    return at - startOfLine(at);
  }

  private int skipBlanks(int from) {
    int at = from;
    while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
      at++;
    }
    return at;
  }

  /** The dash of an item that stands on the item's line. */
  int dash(YamlNode item) {
    int at = item.start() - 1;
    while (at >= 0 && text.charAt(at) == ' ') {
      at--;
    }
    if (at < 0 || text.charAt(at) != '-') {
      throw new Unfit();
    }
    return at;
  }

  /** Refuses what does not begin its line. */
  void requireFirstOnLine(int at) {
    if (!raw(startOfLine(at), at).isBlank()) {
      throw new Unfit();
    }
  }
}
