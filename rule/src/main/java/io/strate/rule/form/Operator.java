package io.strate.rule.form;

import java.util.Arrays;
import java.util.Optional;

/** What a row asks of a value. */
public enum Operator {
  EQUAL("=", 1, 1),
  LESS("<", 1, 1),
  AT_MOST("<=", 1, 1),
  GREATER(">", 1, 1),
  AT_LEAST(">=", 1, 1),
  /** From the first operand to the second, both included. */
  BETWEEN("between", 2, 2),
  IN("in", 1, Integer.MAX_VALUE),
  CONTAINS("contains", 1, 1),
  STARTS_WITH("starts with", 1, 1),
  ENDS_WITH("ends with", 1, 1),
  /** The operand is a pattern. */
  MATCHES("matches", 1, 1),
  KNOWN("is known", 0, 0),
  /** The value is itself true or false. */
  TRUE("is true", 0, 0);

  private final String words;
  private final int fewest;
  private final int most;

  Operator(String words, int fewest, int most) {
    this.words = words;
    this.fewest = fewest;
    this.most = most;
  }

  /** As the rule language writes it, in English. */
  public String words() {
    return words;
  }

  /** How many operands it needs. */
  public int fewest() {
    return fewest;
  }

  public boolean takes(int operands) {
    return fewest <= operands && operands <= most;
  }

  /** The operator of these words. */
  public static Optional<Operator> of(String words) {
    return Arrays.stream(values()).filter(each -> each.words.equals(words)).findFirst();
  }
}
