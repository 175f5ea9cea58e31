package io.strate.workspace.run;

import io.strate.domain.Consent;
import io.strate.domain.Entity;
import io.strate.domain.Type;
import io.strate.ledger.Ledger;
import io.strate.rule.Expr;
import io.strate.timeline.ColumnKey;
import io.strate.timeline.StreamKey;
import io.strate.timeline.TimelineView;
import io.strate.timeline.Vocabulary;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.roaringbitmap.RoaringBitmap;

/**
 * What every contact's consents stated last as of an instant, for each channel and purpose that any
 * of them names.
 */
public final class Consents {

  /** What was stated last of a channel and purpose. */
  private record Last(Consent.Status status, String basis) {}

  private static final Comparator<Expr.Reachable> IN_ORDER =
      Comparator.comparing(Expr.Reachable::channel).thenComparing(Expr.Reachable::purpose);

  private final long now;
  private final Map<Expr.Reachable, Map<Last, RoaringBitmap>> stated = new TreeMap<>(IN_ORDER);

  private Consents(long now) {
    this.now = now;
  }

  /**
   * Reads the consents of everybody in a ledger, for as long as somebody waits for it.
   *
   * @throws io.strate.domain.Failure as {@link Interest#orEnd}
   */
  public static Consents at(Ledger ledger, long now, Interest interest) {
    Consents all = new Consents(now);
    if (ledger.vocabulary().findStream(StreamKey.CONSENTS) == Vocabulary.NONE) {
      return all;
    }
    Slices.each(
        ledger.profiles().count(Entity.CONTACT),
        Runtime.getRuntime().availableProcessors(),
        interest,
        () ->
            (first, end) -> {
              Consents some = new Consents(now);
              Columns columns = Columns.of(ledger.vocabulary());
              StreamScan.contacts(
                  ledger,
                  StreamKey.CONSENTS,
                  first,
                  end,
                  (contact, view) -> some.take(contact, columns, view));
              all.add(some);
            });
    return all;
  }

  /** Reads those of some contacts. */
  static Consents of(Views views, Vocabulary vocabulary, RoaringBitmap contacts, long now) {
    Consents consents = new Consents(now);
    Columns columns = Columns.of(vocabulary);
    if (columns.stream != Vocabulary.NONE) {
      views.each(
          Entity.CONTACT, contacts, (contact, view) -> consents.take(contact, columns, view));
    }
    return consents;
  }

  private synchronized void add(Consents others) {
    others.stated.forEach(
        (purpose, byLast) ->
            byLast.forEach(
                (last, contacts) ->
                    stated
                        .computeIfAbsent(purpose, _ -> new HashMap<>())
                        .merge(last, contacts, (a, b) -> RoaringBitmap.or(a, b))));
  }

  /** The channels and purposes that consents name, in the order of their texts. */
  public List<Expr.Reachable> purposes() {
    return List.copyOf(stated.keySet());
  }

  /** Contacts whose consent stated last is a withdrawal. */
  public RoaringBitmap withdrawn(Expr.Reachable purpose) {
    return all(purpose, last -> last.status() == Consent.Status.WITHDRAWN);
  }

  /** Contacts whose consent was given on consent itself, or on one of these legal bases. */
  public RoaringBitmap given(Expr.Reachable purpose, Set<String> bases) {
    return all(
        purpose,
        last ->
            last.status() == Consent.Status.GIVEN
                && (last.basis().isEmpty()
                    || last.basis().equals(Consent.BASIS_CONSENT)
                    || bases.contains(last.basis())));
  }

  /** Contacts of whom anything was stated. */
  public RoaringBitmap stated(Expr.Reachable purpose) {
    return all(purpose, _ -> true);
  }

  private RoaringBitmap all(Expr.Reachable purpose, Predicate<Last> isMeant) {
    RoaringBitmap all = new RoaringBitmap();
    stated
        .getOrDefault(purpose, Map.of())
        .forEach(
            (last, contacts) -> {
              if (isMeant.test(last)) {
                all.or(contacts);
              }
            });
    return all;
  }

  private void take(int contact, Columns columns, TimelineView view) {
    columns.read(view);
    Map<Expr.Reachable, Last> last = new HashMap<>();
    for (int i = 0; i < columns.size && columns.times[i] <= now; i++) {
      last.put(
          new Expr.Reachable(
              Columns.text(view, columns.channels[i]), Columns.text(view, columns.purposes[i])),
          new Last(
              Consent.Status.valueOf(Columns.text(view, columns.statuses[i])),
              Columns.text(view, columns.bases[i])));
    }
    last.forEach(
        (purpose, status) ->
            stated
                .computeIfAbsent(purpose, _ -> new HashMap<>())
                .computeIfAbsent(status, _ -> new RoaringBitmap())
                .add(contact));
  }

  /** The columns of one contact's consents. */
  private static final class Columns {
    private final int stream;
    private final int[] numbers;
    private int size;
    private long[] times = {};
    private int[] channels = {};
    private int[] purposes = {};
    private int[] statuses = {};
    private int[] bases = {};

    private Columns(int stream, int... numbers) {
      this.stream = stream;
      this.numbers = numbers;
    }

    static Columns of(Vocabulary vocabulary) {
      return new Columns(
          vocabulary.findStream(StreamKey.CONSENTS),
          List.of("channel", "purpose", "status", "basis").stream()
              .mapToInt(name -> vocabulary.findColumn(ColumnKey.of(Type.Scalar.TEXT, name)))
              .toArray());
    }

    void read(TimelineView view) {
      size = view.size(stream);
      if (times.length < size) {
        times = new long[size];
        channels = new int[size];
        purposes = new int[size];
        statuses = new int[size];
        bases = new int[size];
      }
      view.times(stream, times);
      view.texts(stream, numbers[0], channels);
      view.texts(stream, numbers[1], purposes);
      view.texts(stream, numbers[2], statuses);
      view.texts(stream, numbers[3], bases);
    }

    static String text(TimelineView view, int code) {
      return code == TimelineView.NO_TEXT ? "" : view.text(code);
    }
  }
}
