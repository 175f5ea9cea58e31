package io.strate.workspace.live;

import io.strate.ledger.Runs;
import io.strate.workspace.run.Implied;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Tells a listener of each change once, in order. Segments that nobody wrote are nobody's news. For
 * one thread.
 */
final class Telling {

  private final Runs runs;
  private final Consumer<Runs.Changes> listener;

  /** The last run or announcement that the listener was told of. */
  private long told;

  /** Behind which position notices are news. */
  private long noticed;

  /** From what is announced now on. */
  Telling(Runs runs, Consumer<Runs.Changes> listener) {
    this.runs = runs;
    this.listener = listener;
    long run = runs.last().map(Runs.RunRecord::number).orElse(0L);
    List<Runs.Changes> since = runs.changesAfter(run, Integer.MAX_VALUE);
    this.told = since.isEmpty() ? run : since.getLast().number();
    this.noticed = runs.lastMove();
  }

  void tellAllNew() {
    runs.changesAfter(told, Integer.MAX_VALUE).forEach(this::tell);
  }

  /** Tells of notices by changes that are of no segment. */
  void tellNotices() {
    long last = runs.lastMove();
    if (last > noticed && !runs.noticesAfter(noticed, 1).isEmpty()) {
      listener.accept(new Runs.Changes(told, 0, Map.of()));
    }
    noticed = last;
  }

  void tell(Runs.Changes changes) {
    if (changes.segments().isEmpty()) {
      return;
    }
    told = changes.number();
    Map<String, Runs.Delta> ofPeople = new HashMap<>(changes.segments());
    ofPeople.keySet().removeIf(Implied::isImplied);
    if (!ofPeople.isEmpty()) {
      listener.accept(new Runs.Changes(changes.number(), changes.asOf(), ofPeople));
    }
  }
}
