package io.strate.workspace.yaml;

import java.util.Iterator;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Quotes for texts that YAML would not take bare. */
final class Quoting {

  private static final LoadSettings SETTINGS = LoadSettings.builder().setUseMarks(false).build();

  private Quoting() {}

  /** Whether YAML reads a text, bare as it stands, as exactly this text. */
  static boolean isSafe(String raw, boolean inFlow) {
    String line = raw.replaceAll("\\s+", " ");
    return scalar(inFlow ? "{ k: " + line + " }" : "k: " + line).filter(line::equals).isPresent();
  }

  /** Whether YAML reads a text, bare as it stands, as exactly this text, white space and all. */
  static boolean isExact(String text, boolean inFlow) {
    return text.chars().noneMatch(c -> "\n\r\u0085\u2028\u2029\uFEFF".indexOf(c) >= 0)
        && scalar(inFlow ? "{ k: " + text + " }" : "k: " + text).filter(text::equals).isPresent();
  }

  /** Whether YAML reads a text, bare as it stands, as a key of exactly this text. */
  static boolean isExactKey(String text) {
    return isExact(text, true) && key("{ " + text + ": v }").filter(text::equals).isPresent();
  }

  private static Optional<String> key(String yaml) {
    try {
      for (Event event : new Parse(SETTINGS).parseString(yaml)) {
        if (event instanceof ScalarEvent scalar) {
          return Optional.of(scalar.getValue());
        }
      }
    } catch (YamlEngineException e) {
      return Optional.empty();
    }
    return Optional.empty();
  }

  /** Whether a text is one quoted YAML scalar, whole. */
  static boolean isQuoted(String raw) {
    return !raw.isEmpty()
        && (raw.charAt(0) == '"' || raw.charAt(0) == '\'')
        && scalar("{ k: " + raw + " }").isPresent();
  }

  /** The value of the only key of a text of YAML, if that is all it holds and it is a scalar. */
  private static Optional<String> scalar(String yaml) {
    try {
      Iterator<Event> events = new Parse(SETTINGS).parseString(yaml).iterator();
      Optional<String> value = Optional.empty();
      int count = 0;
      while (events.hasNext()) {
        Event event = events.next();
        count++;
        if (count == 5
            && event instanceof ScalarEvent scalar
            && scalar.getTag().isEmpty()
            && scalar.getAnchor().isEmpty()) {
          value = Optional.of(scalar.getValue());
        }
      }
      return count == 8 ? value : Optional.empty();
    } catch (YamlEngineException e) {
      return Optional.empty();
    }
  }

  /** A text in quotes: double ones, unless single ones leave it as it is. */
  static String quoted(String raw) {
    if (raw.indexOf('"') < 0 && raw.indexOf('\\') < 0) {
      return '"' + raw + '"';
    }
    String inner = isWrapped(raw) ? raw.substring(1, raw.length() - 1) : raw;
    return "'" + inner.replace("'", "''") + "'";
  }

  /** Whether a text is in double quotes that only a wrong escape has spoilt. */
  private static boolean isWrapped(String raw) {
    return raw.length() > 2 && raw.indexOf('"', 1) == raw.length() - 1 && raw.charAt(0) == '"';
  }
}
