package io.strate.workspace.answer.profile;

import io.strate.domain.Entry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** To which accounts a contact belongs: what each source stated last. */
final class Belonging {

  private Belonging() {}

  static List<String> in(List<Entry> entries) {
    Map<Integer, Optional<String>> bySource = new TreeMap<>();
    for (Entry entry : entries) {
      if (entry instanceof Entry.AccountStated(_, var origin, var account)) {
        bySource.put(origin.source(), account);
      }
    }
    return bySource.values().stream().flatMap(Optional::stream).distinct().toList();
  }
}
