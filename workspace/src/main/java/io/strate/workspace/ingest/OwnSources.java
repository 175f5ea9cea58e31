package io.strate.workspace.ingest;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Sources that no definition names: what calls bring, and what is learnt. They stand before all
 * others, in this order, from their first use on.
 */
public final class OwnSources {

  /** The source of learnt traits' values. */
  public static final String LEARNT = "strate/learnt";

  private static final List<String> ALL = List.of(TrackedNames.SOURCE, LEARNT);

  private OwnSources() {}

  public static boolean isOwn(String source) {
    return ALL.contains(source);
  }

  /** Those that are in use, with one more. */
  static List<String> among(Set<String> declared, String... more) {
    return ALL.stream()
        .filter(own -> declared.contains(own) || Stream.of(more).anyMatch(own::equals))
        .toList();
  }
}
