package io.strate.app;

import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The instant that a question is about. */
final class AsOf {

  @Nullable
  @Option(
      names = "--as-of",
      paramLabel = "INSTANT",
      converter = InstantArgument.class,
      description =
          "As of this instant, such as 2026-01-31 or 2026-01-31T10:00:00Z (default: run, plan, learn and what promotes: now; others: the last run).")
  private Long instant;

  OptionalLong asked() {
    return instant == null ? OptionalLong.empty() : OptionalLong.of(instant);
  }
}
