package io.strate.workspace.definition;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers as they stand in the definitions. */
final class Numbers {

  private static final Pattern NUMBER =
      Pattern.compile(
          "[-+]?(?:[0-9]{1,300}(?:\\.[0-9]{0,300})?|\\.[0-9]{1,300})(?:[eE][-+]?[0-9]{1,3})?");
  private static final Pattern SHARE = Pattern.compile("([0-9]{1,3}(?:\\.[0-9]{1,9})?)\\s*(%?)");

  private Numbers() {}

  static OptionalDouble read(String text) {
    String number = text.strip();
    double value = NUMBER.matcher(number).matches() ? Double.parseDouble(number) : Double.NaN;
    return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
  }

  /** A share between 0 and 1: {@code 5%} or {@code 0.05}. */
  static Optional<BigDecimal> share(String text) {
    Matcher share = SHARE.matcher(text.strip());
    if (!share.matches()) {
      return Optional.empty();
    }
    BigDecimal number = new BigDecimal(share.group(1));
    BigDecimal part = share.group(2).isEmpty() ? number : number.movePointLeft(2);
    return part.compareTo(BigDecimal.ONE) > 0 ? Optional.empty() : Optional.of(part);
  }
}
