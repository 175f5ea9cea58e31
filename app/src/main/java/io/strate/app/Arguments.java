package io.strate.app;

import io.strate.workspace.definition.Localized;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;

/** What the values of arguments and options may look like, and the sentence where one does not. */
final class Arguments {

  private Arguments() {}

  static void register(CommandLine line) {
    line.registerConverter(Path.class, Arguments::path)
        .registerConverter(int.class, Arguments::number)
        .registerConverter(Integer.class, Arguments::number)
        .registerConverter(Format.class, Arguments::format)
        .registerConverter(Localized.Locale.class, Arguments::locale);
  }

  /** A shell's variable that is not set leaves an empty argument: it is no folder by accident. */
  private static Path path(String text) {
    if (text.isBlank()) {
      throw new TypeConversionException("expected a path, found an empty text");
    }
    try {
      return Path.of(text);
    } catch (InvalidPathException unusable) {
      throw new TypeConversionException(
          "'%s' is no path here (%s)".formatted(text, unusable.getReason()));
    }
  }

  private static int number(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException none) {
      throw new TypeConversionException("expected a whole number, found '%s'".formatted(text));
    }
  }

  private static Format format(String text) {
    try {
      return Format.valueOf(text.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException none) {
      throw new TypeConversionException("expected table, json or csv, found '%s'".formatted(text));
    }
  }

  private static Localized.Locale locale(String text) {
    try {
      return Localized.Locale.valueOf(text.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException none) {
      throw new TypeConversionException("expected fr or en, found '%s'".formatted(text));
    }
  }
}
