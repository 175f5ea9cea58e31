package io.strate.workspace.yaml;

import io.strate.rule.Problem;
import java.util.LinkedHashMap;
import java.util.Map;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Sentences about YAML that cannot be read: what is wrong, and what to write instead. */
final class Advice {

  /** What the parser says, by a part of it, and what a person can do with. */
  private static final Map<String, String> SENTENCES = new LinkedHashMap<>();

  static {
    SENTENCES.put("(TAB)", "a tab stands where YAML wants spaces; indent with spaces");
    SENTENCES.put(
        "mapping values are not allowed",
        "a colon here makes no sense to YAML: check the line's indentation, or put the text in quotes");
    SENTENCES.put(
        "sequence entries are not allowed",
        "a `- ` here makes no sense to YAML: put the list on lines of its own below the key");
    SENTENCES.put(
        "could not find expected ':'",
        "expected `key: value`, with a colon and a space; check the line and the indentation around it");
    SENTENCES.put(
        "unknown escape character",
        "a \\ inside of \" \" starts an escape; use ' ' instead of \" \"");
    SENTENCES.put(
        "expected escape sequence",
        "a \\ inside of \" \" starts an escape; use ' ' instead of \" \"");
    SENTENCES.put("unexpected end of stream", "this quote is never closed");
    SENTENCES.put("unexpected document separator", "this quote is never closed");
    SENTENCES.put(
        "expected ',' or '}'", "this { is never closed, or a text inside of it needs quotes");
    SENTENCES.put(
        "expected ',' or ']'", "this [ is never closed, or a text inside of it needs quotes");
    SENTENCES.put(
        "expected <block end>",
        "this line does not fit the lines above it: it stands deeper or less deep than its neighbours, or a text needs quotes");
    SENTENCES.put(
        "expected '<document start>'",
        "this line does not fit the lines above it: it stands deeper or less deep than its neighbours");
    SENTENCES.put("undefined tag handle", "a text that starts with ! needs quotes");
    SENTENCES.put(
        "cannot start any token", "a text cannot start with this character; put it in quotes");
  }

  /** So that a reader need not look far ahead for the colon (YAML 1.2, 7.4.2). */
  private static final int LONGEST_KEY = 1024;

  private Advice() {}

  /** A change that a line needs, with the line as it should be. */
  static Problem quotes(YamlText source, Repair.Edit edit, String repairedLine) {
    String remedy = edit.hazard() == Hazard.NO_SPACE ? "; write: " : "; put quotes around it: ";
    return Problem.error(
        "yaml.quotes",
        source.place(edit.start(), edit.end()),
        edit.hazard().reason() + remedy + shown(repairedLine.strip()));
  }

  private static String shown(String line) {
    return line.length() <= 500 ? line : line.substring(0, 500) + "…";
  }

  /** A text that needs quotes of which it is not clear where they would go. */
  static Problem hazard(YamlText source, int offset, Hazard hazard) {
    String reason =
        switch (hazard) {
          case COMMA ->
              "this has no value; write `key: value`, with a space after the colon, or put quotes around a text with commas";
          case ALIAS ->
              "there is no anchor of this name above; put a text that starts with * in quotes";
          default -> hazard.reason() + "; put quotes around it";
        };
    return Problem.error("yaml.quotes", source.place(offset, offset + 1), reason);
  }

  /** A syntax error, in our words where we have some. */
  static Problem syntax(YamlText source, MarkedYamlEngineException error, int offset, int context) {
    String said = error.getProblem() == null ? "" : error.getProblem();
    if (said.contains("could not find expected ':'") && offset - context > LONGEST_KEY) {
      return Problem.error(
          "yaml.syntax",
          source.place(context, context + 1),
          "YAML reads keys of at most %d characters; this one is longer: shorten it"
              .formatted(LONGEST_KEY));
    }
    for (Map.Entry<String, String> sentence : SENTENCES.entrySet()) {
      if (said.contains(sentence.getKey())) {
        boolean aboutOpening =
            sentence.getValue().startsWith("this quote")
                || sentence.getValue().contains("never closed,");
        int at = aboutOpening ? context : offset;
        return Problem.error("yaml.syntax", source.place(at, at + 1), sentence.getValue());
      }
    }
    return Problem.error(
        "yaml.syntax", source.place(offset, offset + 1), "YAML cannot be read here: " + said);
  }

  static Problem character(YamlText source, ReaderException error, int offset) {
    return Problem.error(
        "yaml.character",
        source.place(offset, offset + 1),
        "the character U+%04X cannot stand in a YAML file; take it out"
            .formatted(error.getCodePoint()));
  }

  static Problem other(YamlText source, YamlEngineException error) {
    String said = error.getMessage() == null ? "" : Words.shortened(error.getMessage());
    return Problem.error("yaml.syntax", source.place(0, 1), "YAML cannot be read: " + said);
  }
}
