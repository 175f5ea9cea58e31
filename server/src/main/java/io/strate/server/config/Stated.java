package io.strate.server.config;

import io.strate.domain.Blame;
import io.strate.domain.Failure;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The value of a setting as somebody wrote it.
 *
 * @param place where it stands, for messages
 * @param folder to which paths are relative
 */
record Stated(String value, String place, Path folder) {

  int number(int least, int most) {
    try {
      int number = Integer.parseInt(value);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    throw wrong("a whole number from %d to %d".formatted(least, most));
  }

  double share() {
    try {
      double share = Double.parseDouble(value);
      if (share >= 0 && share <= 1) {
        return share;
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    throw wrong("a number from 0 to 1");
  }

  boolean truth() {
    return switch (value) {
      case "true" -> true;
      case "false" -> false;
      default -> throw wrong("true or false");
    };
  }

  /** Values with commas between, in lower case. */
  List<String> values() {
    return Arrays.stream(value.split(","))
        .map(each -> each.strip().toLowerCase(Locale.ROOT))
        .filter(each -> !each.isEmpty())
        .toList();
  }

  Failure wrong(String expected) {
    return new Failure(
        "usage.setting",
        Blame.USER,
        "%s: expected %s, found '%s'".formatted(place, expected, value));
  }
}
