package io.strate.app;

import io.strate.workspace.InstantText;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** An instant on the command line. */
final class InstantArgument implements ITypeConverter<Long> {

  @Override
  public Long convert(String text) {
    return InstantText.parse(text)
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "'%s' is no instant: write it like 2011-12-10 or 2011-12-10T08:30:00Z"
                        .formatted(text)));
  }
}
