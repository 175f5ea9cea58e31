package io.strate.workspace.run;

import io.strate.domain.Entity;
import io.strate.domain.Profile;
import io.strate.domain.Timeline;
import io.strate.ledger.Ledger;
import io.strate.timeline.PackedTimeline;
import io.strate.timeline.TimelineEntries;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Reads the entries of all contacts, or of all accounts with those of their contacts, on several
 * threads.
 */
public final class ScanTimelines {

  private ScanTimelines() {}

  /** Takes some profiles, for one thread. */
  @FunctionalInterface
  public interface Sink {
    /**
     * @param profile a contact without its id, or an account
     * @param contacts whoever ever belonged to an account, without their identifiers; none of a
     *     contact
     */
    void take(int number, Profile profile, List<Profile> contacts);
  }

  /**
   * Shows every contact that has entries, or every account, for as long as somebody waits for it.
   *
   * @param sinks makes one for each thread
   * @throws io.strate.domain.Failure as {@link Interest#orEnd}
   */
  public static void profiles(Ledger ledger, Entity of, Interest interest, Supplier<Sink> sinks) {
    Slices.each(
        ledger.profiles().count(of),
        Runtime.getRuntime().availableProcessors(),
        interest,
        () -> {
          Reader reader = new Reader(ledger, sinks.get());
          return of == Entity.CONTACT ? reader::contacts : reader::accounts;
        });
  }

  /** Reads for one thread. */
  private static final class Reader {

    private static final String NO_ID = "";

    private final Ledger ledger;
    private final Sink sink;
    private final TimelineEntries entries;
    private final PackedTimeline view;

    Reader(Ledger ledger, Sink sink) {
      this.ledger = ledger;
      this.sink = sink;
      this.entries = new TimelineEntries(ledger.vocabulary());
      this.view = new Views(ledger).moving();
    }

    private Timeline timeline(byte[] bytes, int offset, int length) {
      view.wrap(bytes, offset, length, true);
      return entries.of(view);
    }

    void contacts(int first, int end) {
      ledger
          .timelines()
          .scan(
              Entity.CONTACT,
              first,
              end,
              (number, bytes, offset, length) -> {
                Timeline timeline = timeline(bytes, offset, length);
                sink.take(number, new Profile(Entity.CONTACT, NO_ID, timeline), List.of());
              });
    }

    void accounts(int first, int end) {
      for (int number = first; number < end; number++) {
        byte[] own = ledger.timelines().timeline(Entity.ACCOUNT, number);
        Timeline timeline = own.length == 0 ? Timeline.EMPTY : timeline(own, 0, own.length);
        String id = ledger.profiles().id(Entity.ACCOUNT, number);
        sink.take(number, new Profile(Entity.ACCOUNT, id, timeline), contactsOf(number));
      }
    }

    private List<Profile> contactsOf(int account) {
      List<Profile> contacts = new ArrayList<>();
      ledger
          .timelines()
          .scan(
              Entity.CONTACT,
              ledger.profiles().contactsOf(account),
              (number, bytes, offset, length) ->
                  contacts.add(
                      new Profile(
                          Entity.CONTACT,
                          Integer.toString(number),
                          timeline(bytes, offset, length))));
      return contacts;
    }
  }
}
