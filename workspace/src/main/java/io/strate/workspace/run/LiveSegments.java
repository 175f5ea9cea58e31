package io.strate.workspace.run;

import io.strate.domain.Entity;
import io.strate.ledger.Ledger;
import io.strate.ledger.Runs;
import io.strate.rule.definition.Definitions;
import io.strate.workspace.open.Workspace;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.roaringbitmap.RoaringBitmap;

/**
 * Keeps the segments of a workspace true between runs. Each turn evaluates those whose timelines
 * have changed and those whose instant has come, their accounts at most once a second, and
 * announces who entered and left. A run reads the sources, ranks anew and takes up changed
 * definitions; what follows starts from it. For one thread; others append to the ledger meanwhile.
 */
public final class LiveSegments {

  /** Of more who have news, everybody is evaluated faster than they are one by one. */
  private static final int MOST_SINGLY = 20_000;

  private final Workspace workspace;
  private final Ledger ledger;
  private final LearntValues learnt;
  private final Map<Entity, Dues> due = new EnumMap<>(Entity.class);
  private Optional<LiveEvaluation> evaluation = Optional.empty();

  /**
   * An account is as large as all its contacts together, so accounts, and contacts whose rules look
   * at their account, follow the news of others at most so often, in milliseconds.
   */
  private static final long BETWEEN_NEIGHBOURS = 1_000;

  /** Whom a turn evaluated that could not announce what it found: the next one does it again. */
  private Optional<Reach> unannounced = Optional.empty();

  /** Whose neighbours have not been looked at yet, and when they may be. */
  private final Reach news = new Reach(new RoaringBitmap(), new RoaringBitmap());

  private long neighboursFrom;
  private long seen;
  private long last = Long.MIN_VALUE;

  public LiveSegments(Workspace workspace) {
    this(workspace, LearntValues.NONE);
  }

  /**
   * @param learnt states what rules may ask for
   */
  public LiveSegments(Workspace workspace, LearntValues learnt) {
    this.workspace = workspace;
    this.learnt = learnt;
    this.ledger = workspace.ledger();
  }

  /** Runs as of now: at the start, after sources changed, and now and then to rank anew. */
  public RunReport run() {
    RunReport report = new RunSegments(workspace, learnt).run(OptionalLong.of(now()));
    start();
    return report;
  }

  /** Takes up changed definitions: a run that leaves the sources alone. */
  public RunReport redefine() {
    RunReport report = new RunSegments(workspace, learnt).runUnread(now());
    start();
    return report;
  }

  /** From the last run on. */
  private void start() {
    Definitions definitions = workspace.definition().definitions();
    Ranks ranks = new Ranks(definitions);
    Definitions given = ranks.given(ledger, ranks.announced(ledger.runs()));
    evaluation = Optional.of(new LiveEvaluation(ledger, given));
    for (Entity of : Entity.values()) {
      due.put(of, new Dues(ledger.runs().due(of)));
    }
    unannounced = Optional.empty();
    news.clear();
    seen = workspace.lastRun().mark();
  }

  /**
   * Makes the segments true as of now. One that fails changes nothing; the next makes up for it.
   *
   * @return what was announced; without segments if nothing was
   * @throws IllegalStateException before the first {@link #run}
   */
  public Runs.Changes turn() {
    LiveEvaluation live =
        evaluation.orElseThrow(() -> new IllegalStateException("nothing has been run yet"));
    long now = now();
    long mark = ledger.mark();
    RoaringBitmap contacts = news(Entity.CONTACT, now);
    news.contacts().or(contacts);
    news.accounts().or(news(Entity.ACCOUNT, now));
    boolean isWide = now >= neighboursFrom;
    boolean isLearnt = learnt.takeUp(now);
    boolean looksAround = live.plan().crosses() || isLearnt && learnt.looksAround();
    Reach reach = isWide ? wide(looksAround, contacts) : new Reach(contacts, new RoaringBitmap());
    unannounced.ifPresent(reach::add);
    unannounced = Optional.of(reach);
    if (isLearnt) {
      learnt.beforeTurn(reach.contacts(), reach.accounts(), now);
    }
    Map<String, RoaringBitmap> entered = new HashMap<>();
    Map<String, RoaringBitmap> left = new HashMap<>();
    live.refresh();
    for (Entity of : Entity.values()) {
      live.evaluate(of, reach.of(of), now, due(of), entered, left);
    }
    Runs.Changes changes = ledger.runs().announce(new Runs.Announcement(now, entered, left));
    live.take(changes);
    unannounced = Optional.empty();
    seen = mark;
    if (isWide) {
      news.clear();
      neighboursFrom = now + BETWEEN_NEIGHBOURS;
    }
    return changes;
  }

  /** Whether so many have news that {@link #redefine} is done sooner than a turn. */
  public boolean isCrowded() {
    long news = 0;
    long all = 0;
    for (Entity of : Entity.values()) {
      news += ledger.dirtySince(of, seen).getLongCardinality();
      all += ledger.profiles().count(of);
    }
    return news > Math.max(MOST_SINGLY, all / 8);
  }

  private RoaringBitmap news(Entity of, long now) {
    RoaringBitmap numbers = ledger.dirtySince(of, seen).clone();
    numbers.or(due(of).by(now));
    return numbers;
  }

  /** Whoever the news since the last wide turn can reach; contacts by themselves only now's. */
  private Reach wide(boolean looksAround, RoaringBitmap contacts) {
    Reach all = Reach.of(ledger, looksAround, news.contacts().clone(), news.accounts().clone());
    return looksAround ? all : new Reach(contacts, all.accounts());
  }

  /**
   * The instant at which there is work next although nobody sends anything: time may change a
   * membership, or neighbours are still to be looked at. Never if there is none.
   */
  public long nextDue() {
    long accounts = news.isEmpty() ? due(Entity.ACCOUNT).earliest() : neighboursFrom;
    return Math.min(due(Entity.CONTACT).earliest(), Math.max(accounts, neighboursFrom));
  }

  private Dues due(Entity of) {
    return due.computeIfAbsent(of, _ -> new Dues(new long[0]));
  }

  /** A clock that is set back stands still here until it has caught up. */
  private long now() {
    last = Math.max(last, workspace.circumstances().clock().getAsLong());
    return last;
  }
}
