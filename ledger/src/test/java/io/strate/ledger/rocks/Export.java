package io.strate.ledger.rocks;

import io.strate.domain.Entity;
import io.strate.domain.Entry;
import io.strate.ledger.Ledger;
import io.strate.timeline.PackedTimeline;
import io.strate.timeline.TimelineEntries;
import java.util.Map;
import java.util.TreeMap;

/**
 * Everything that a ledger says, as text that does not depend on numbers or on the order of
 * arrival.
 */
final class Export {

  private Export() {}

  static String of(Ledger ledger) {
    StringBuilder text = new StringBuilder();
    for (Entity of : Entity.values()) {
      profiles(ledger, of)
          .forEach((id, said) -> text.append(of).append(' ').append(id).append('\n').append(said));
    }
    ledger
        .runs()
        .segments()
        .forEach(
            (name, segment) -> {
              TreeMap<String, Long> members = new TreeMap<>();
              long[] since = ledger.runs().since(name);
              int[] at = {0};
              ledger
                  .profiles()
                  .ids(
                      segment.of(),
                      ledger.runs().members(name),
                      (_, id) -> members.put(id, since[at[0]++]));
              text.append(name).append(' ').append(members).append('\n');
            });
    ledger
        .sources()
        .declared()
        .keySet()
        .forEach(source -> text.append(source).append(ledger.rejects().of(source)).append('\n'));
    text.append(new TreeMap<>(ledger.notes().startingWith("")).keySet());
    return text.toString();
  }

  private static Map<String, String> profiles(Ledger ledger, Entity of) {
    Map<String, String> profiles = new TreeMap<>();
    int[] positions = ledger.timelines().positions();
    PackedTimeline packed = new PackedTimeline(origin -> positions[origin]);
    ledger
        .timelines()
        .scan(
            of,
            0,
            Integer.MAX_VALUE,
            (number, bytes, offset, length) -> {
              StringBuilder said = new StringBuilder();
              said.append("  ").append(ledger.profiles().identifiers(of, number)).append('\n');
              packed.wrap(bytes, offset, length, true);
              for (Entry entry : new TimelineEntries(ledger.vocabulary()).of(packed).entries()) {
                said.append("  ").append(entry).append('\n');
              }
              profiles.put(ledger.profiles().id(of, number), said.toString());
            });
    return profiles;
  }
}
