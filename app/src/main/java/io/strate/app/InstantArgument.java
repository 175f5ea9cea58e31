package io.strate.app;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** An instant on the command line: ISO 8601; without a zone it is UTC, without a time midnight. */
final class InstantArgument implements ITypeConverter<Long> {

  private static final List<Function<String, Instant>> FORMS =
      List.of(
          text -> OffsetDateTime.parse(text).toInstant(),
          text -> LocalDateTime.parse(text).toInstant(ZoneOffset.UTC),
          text -> LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC));

  @Override
  public Long convert(String text) {
    for (Function<String, Instant> form : FORMS) {
      try {
        return form.apply(text.replace(' ', 'T')).toEpochMilli();
      } catch (DateTimeException | ArithmeticException another) {
        continue;
      }
    }
    throw new TypeConversionException(
        "'%s' is no instant: write it like 2011-12-10 or 2011-12-10T08:30:00Z".formatted(text));
  }
}
