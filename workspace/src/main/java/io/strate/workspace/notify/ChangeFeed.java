package io.strate.workspace.notify;

import io.strate.ledger.Ledger;
import io.strate.ledger.Runs.Move;
import io.strate.workspace.open.Gate;
import io.strate.workspace.open.Workspace;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.roaringbitmap.RoaringBitmap;

/**
 * What was announced, to be followed by any number of readers, each at its own pace: it is read
 * from the history, so that nothing is kept for a slow one. Safe for several threads.
 */
public final class ChangeFeed implements AutoCloseable {

  /** People that are named in one change; more of them make further changes. */
  public static final int MOST_NAMES = 1_000;

  private final Ledger ledger;
  private final Consumer<String> verifier;
  private final Gate gate = new Gate();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition news = lock.newCondition();
  private boolean closed;

  /**
   * @param verifier throws if there is no segment of a name
   */
  public ChangeFeed(Ledger ledger, Consumer<String> verifier) {
    this.ledger = ledger;
    this.verifier = verifier;
  }

  public static ChangeFeed of(Workspace workspace) {
    return new ChangeFeed(workspace.ledger(), workspace::segment);
  }

  /** Something was announced. Cheap, from any thread. */
  public void wake() {
    lock.lock();
    try {
      news.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** The position behind which everything is still to come. */
  public long last() {
    return gate.pass(() -> ledger.runs().lastMove());
  }

  /**
   * Waits until something was announced behind a position, or a time has passed.
   *
   * @return false if nothing will be any more
   */
  public boolean await(long position, Duration longest) throws InterruptedException {
    lock.lock();
    try {
      if (!closed && last() <= position) {
        boolean _ = news.await(longest.toMillis(), TimeUnit.MILLISECONDS);
      }
      return !closed;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Changes behind a position, oldest first, with {@link #MOST_NAMES} people at most; none if there
   * are none.
   *
   * @param segments only these; all that somebody wrote if empty
   */
  public List<Change> after(long position, Set<String> segments) {
    return gate.pass(
        () -> {
          List<Change> changes = new ArrayList<>();
          List<Move> same = new ArrayList<>();
          for (Move move : moves(position, segments)) {
            if (!same.isEmpty() && !belong(same.getLast(), move)) {
              changes.add(change(same));
              same.clear();
            }
            same.add(move);
          }
          if (!same.isEmpty()) {
            changes.add(change(same));
          }
          return changes;
        });
  }

  /**
   * The segments that can be asked for.
   *
   * @throws io.strate.domain.Failure with the nearest name if there is none of a name
   */
  public void verify(Set<String> segments) {
    segments.forEach(verifier);
  }

  private List<Move> moves(long position, Set<String> segments) {
    return ledger
        .runs()
        .movesAfter(
            position,
            MOST_NAMES,
            segment ->
                LogOutbox.isTold(segment) && (segments.isEmpty() || segments.contains(segment)));
  }

  private static boolean belong(Move one, Move other) {
    return one.run() == other.run() && one.segment().equals(other.segment());
  }

  private Change change(List<Move> moves) {
    Move last = moves.getLast();
    RoaringBitmap who = new RoaringBitmap();
    moves.forEach(move -> who.add(move.profile()));
    Map<Integer, String> names = new TreeMap<>();
    ledger.profiles().ids(last.of(), who, names::put);
    return new Change(
        last.position(),
        last.run(),
        Instant.ofEpochMilli(last.asOf()),
        last.segment(),
        last.of(),
        named(moves, names, true),
        named(moves, names, false),
        ledger.runs().members(last.segment()).getLongCardinality());
  }

  /** Whoever has no name was erased. */
  private static List<String> named(List<Move> moves, Map<Integer, String> names, boolean entered) {
    return moves.stream()
        .filter(move -> move.entered() == entered)
        .map(move -> names.getOrDefault(move.profile(), ""))
        .filter(name -> !name.isEmpty())
        .toList();
  }

  /** Lets everybody who waits go. */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      news.signalAll();
    } finally {
      lock.unlock();
    }
    gate.close();
  }
}
