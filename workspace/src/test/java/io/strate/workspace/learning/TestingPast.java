package io.strate.workspace.learning;

import io.strate.domain.Entity;
import io.strate.domain.Entry;
import io.strate.domain.Identifier;
import io.strate.domain.Origin;
import io.strate.domain.Profile;
import io.strate.ledger.Generation;
import io.strate.ledger.Ledger;
import io.strate.ledger.LedgerOptions;
import io.strate.ledger.Posting;
import io.strate.ledger.Sources.Declaration;
import io.strate.ledger.rocks.RocksLedger;
import io.strate.rule.interpret.Population;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Generated populations in a ledger. */
final class TestingPast {

  /** Generated entries come from so many sources. */
  private static final int SOURCES = 4;

  private TestingPast() {}

  static Ledger ledger(Path folder) {
    return RocksLedger.open(folder, LedgerOptions.DEFAULT);
  }

  /** Everything of a population as postings, in canonical order. */
  static List<Posting> postings(Population population, Predicate<Entry> wanted) {
    List<Posting> postings = new ArrayList<>();
    for (Profile profile : profiles(population)) {
      Identifier who = new Identifier(profile.entity(), Identifier.DEFAULT_KIND, profile.id());
      profile.timeline().entries().stream()
          .filter(wanted)
          .forEach(entry -> postings.add(Posting.of(who, entry)));
    }
    return postings;
  }

  private static List<Profile> profiles(Population population) {
    return Stream.concat(
            population.contacts().values().stream(), population.accounts().values().stream())
        .toList();
  }

  /** Appends entries whose sources are positions. */
  static void append(Ledger ledger, List<Posting> postings) {
    List<Generation> generations =
        ledger
            .sources()
            .declare(
                IntStream.range(0, SOURCES).mapToObj(i -> new Declaration("s" + i, i)).toList());
    List<Posting> own = new ArrayList<>();
    for (Posting posting : postings) {
      Entry entry = posting.entries().getFirst();
      Origin origin =
          new Origin(generations.get(entry.origin().source()).origin(), entry.origin().identity());
      own.add(Posting.of(posting.who(), with(entry, origin)));
    }
    if (!own.isEmpty()) {
      ledger.append(own);
    }
  }

  private static Entry with(Entry entry, Origin origin) {
    return switch (entry) {
      case Entry.Event(long time, _, String name, var properties) ->
          new Entry.Event(time, origin, name, properties);
      case Entry.AttributeStated(long time, _, String name, var value) ->
          new Entry.AttributeStated(time, origin, name, value);
      case Entry.AccountStated(long time, _, var account) ->
          new Entry.AccountStated(time, origin, account);
      case Entry.ConsentStated(long time, _, var consent) ->
          new Entry.ConsentStated(time, origin, consent);
      case Entry.Named(long time, _) -> new Entry.Named(time, origin);
    };
  }

  static String id(Ledger ledger, Entity of, int number) {
    return ledger.profiles().id(of, number);
  }
}
