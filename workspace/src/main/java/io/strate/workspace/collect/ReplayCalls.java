package io.strate.workspace.collect;

import io.strate.ledger.Ledger;
import io.strate.ledger.Reject;
import io.strate.workspace.ingest.TrackedNames;
import io.strate.workspace.open.Workspace;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads calls that were kept once more, and takes those that can be taken now. They leave the list
 * only once they are on disk; a process that is killed between leaves them there, and their message
 * ids keep them from counting twice.
 */
public final class ReplayCalls {

  private static final int AT_ONCE = 500;

  private final Ledger ledger;
  private final Collector collector;
  private final CallReader reader;

  public ReplayCalls(Ledger ledger, Collector collector, CallReader reader) {
    this.ledger = ledger;
    this.collector = collector;
    this.reader = reader;
  }

  /** Of the calls that a workspace keeps. */
  public static ReplayCalls of(Workspace workspace, Collector collector, CallReader reader) {
    return new ReplayCalls(workspace.ledger(), collector, reader);
  }

  /**
   * What became of the calls that were kept.
   *
   * @param taken that have left the list
   * @param left that can still not be taken
   */
  public record Replayed(long taken, long left) {}

  private record Kept(Reject reject, Call call) {}

  public Replayed replay() {
    List<Reject> all = ledger.rejects().of(TrackedNames.SOURCE);
    long taken = 0;
    for (int from = 0; from < all.size(); from += AT_ONCE) {
      taken += replay(all.subList(from, Math.min(all.size(), from + AT_ONCE)));
    }
    return new Replayed(taken, all.size() - taken);
  }

  private long replay(List<Reject> rejects) {
    List<Kept> readable = new ArrayList<>();
    for (Reject reject : rejects) {
      Optional<Call> call = reader.read(reject.text());
      call.ifPresent(read -> readable.add(new Kept(reject, read)));
    }
    if (readable.isEmpty()) {
      return 0;
    }
    List<Call> calls = readable.stream().map(Kept::call).toList();
    Set<Call> refused = new HashSet<>(collector.collect(calls, List.of()).refused());
    List<Reject> taken =
        readable.stream().filter(kept -> !refused.contains(kept.call())).map(Kept::reject).toList();
    ledger.rejects().remove(TrackedNames.SOURCE, taken);
    return taken.size();
  }
}
