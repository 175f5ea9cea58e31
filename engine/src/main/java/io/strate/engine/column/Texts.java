package io.strate.engine.column;

import java.util.HashMap;
import java.util.Map;

/**
 * Numbers for the texts that a plan's rules name, so that equality with one of them is equality of
 * two ints. Texts that no rule names share {@link Block#OTHER_TEXT}.
 */
public final class Texts {

  private final Map<String, Integer> codes = new HashMap<>();

  /** The number of a text that a rule names, given now if it has none. */
  int add(String text) {
    return codes.computeIfAbsent(text, _ -> codes.size());
  }

  /** The number of a text, or {@link Block#OTHER_TEXT}. */
  public int code(String text) {
    Integer code = codes.get(text);
    return code == null ? Block.OTHER_TEXT : code;
  }
}
