package io.strate.workspace.run;

import io.strate.domain.CodePoints;
import io.strate.domain.Entity;
import io.strate.domain.Identifier;
import io.strate.engine.World;
import io.strate.ledger.Ledger;
import io.strate.timeline.TimelineView;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.roaringbitmap.RoaringBitmap;

/** The ledger as the engine sees it from one profile. */
final class LedgerWorld implements World {

  private final Ledger ledger;
  private final Views views;
  private final Map<Entity, String[]> ids = new EnumMap<>(Entity.class);

  private LedgerWorld(Ledger ledger) {
    this.ledger = ledger;
    this.views = new Views(ledger);
  }

  /** The ledger as it is now; rankings are those that the last run announced. */
  static LedgerWorld asOfLastRun(Ledger ledger) {
    return new LedgerWorld(ledger);
  }

  @Override
  public BitSet numbers(Entity of, Set<String> names) {
    BitSet numbers = new BitSet();
    for (String name : names) {
      ledger
          .profiles()
          .number(new Identifier(of, Identifier.DEFAULT_KIND, name))
          .ifPresent(numbers::set);
    }
    return numbers;
  }

  @Override
  public int account(String id) {
    return ledger.profiles().number(Identifier.account(id)).orElse(-1);
  }

  @Override
  public int compare(Entity of, int number, int other) {
    String[] all = ids(of);
    return CodePoints.compare(all[number], all[other]);
  }

  @Override
  public TimelineView view(Entity of, int number) {
    return views.of(ledger.timelines().timeline(of, number));
  }

  @Override
  public int[] everContacts(int account) {
    RoaringBitmap contacts = ledger.profiles().contactsOf(account);
    Map<Integer, String> names = new HashMap<>();
    ledger.profiles().ids(Entity.CONTACT, contacts, names::put);
    return IntStream.of(contacts.toArray())
        .boxed()
        .sorted(Comparator.comparing(number -> names.getOrDefault(number, ""), CodePoints::compare))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  @Override
  public boolean isRanked(String segment, int number) {
    return ledger.runs().members(segment).contains(number);
  }

  /** Ties are many where they occur at all, so that all names are fetched at once. */
  private synchronized String[] ids(Entity of) {
    return ids.computeIfAbsent(
        of,
        _ -> {
          String[] all = new String[ledger.profiles().count(of)];
          Arrays.fill(all, "");
          RoaringBitmap everybody = RoaringBitmap.bitmapOfRange(0, all.length);
          ledger.profiles().ids(of, everybody, (number, id) -> all[number] = id);
          return all;
        });
  }
}
