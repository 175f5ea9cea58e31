package io.strate.ledger.rocks;

import io.strate.domain.Blame;
import io.strate.domain.Entity;
import io.strate.domain.Failure;
import io.strate.domain.Identifier;
import io.strate.ledger.BulkLoad;
import io.strate.ledger.Erased;
import io.strate.ledger.Finding;
import io.strate.ledger.Generation;
import io.strate.ledger.Joins;
import io.strate.ledger.Ledger;
import io.strate.ledger.LedgerOptions;
import io.strate.ledger.Notes;
import io.strate.ledger.Posting;
import io.strate.ledger.Profiles;
import io.strate.ledger.Receipt;
import io.strate.ledger.Rejects;
import io.strate.ledger.Runs;
import io.strate.ledger.Sources;
import io.strate.ledger.Timelines;
import io.strate.timeline.Vocabulary;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.roaringbitmap.RoaringBitmap;
import org.rocksdb.ReadOptions;

/** A ledger that is open: wires its parts together and hands calls to them. */
final class OpenLedger implements Ledger {

  private static final byte[] SECRET = Facts.key("secret");
  private static final byte[] UNSETTLE = Facts.key("unsettle-all");
  private static final String LOADS = "loads";

  private final Path folder;
  private final LedgerOptions options;
  private final RecoveryMark recovery;
  private final Map<String, Seal.Print> prints;
  private final Closing closing;
  private final Store store;
  private final Facts facts;
  private final StoredVocabulary vocabulary;
  private final StoredSources sources;
  private final Sources declaring;
  private final Identifiers identifiers;
  private final MessageIds messages;
  private final ReadOptions messageReads = new ReadOptions();
  private final Dirt dirt;
  private final Tails tails;
  private final Marks marks;
  private final Moments moments = new Moments();
  private final Links links;
  private final Folding folding;
  private final Settling settling;
  private final StoredJoins joins;
  private final Appending appending;
  private final StoredProfiles profiles;
  private final StoredTimelines timelines;
  private final StoredRuns runs;
  private final StoredRejects rejects;
  private final BackgroundFolding background;
  private final StoredNotes notes;
  private final boolean kept;
  private final ReentrantLock loading = new ReentrantLock();
  private boolean loadOpen;
  private boolean closed;

  /**
   * @param prints of the files as they were sealed
   * @param kept whether it is sealed when it is closed; what is not, only tries something out
   */
  OpenLedger(
      Path folder,
      LedgerOptions options,
      Store store,
      RecoveryMark recovery,
      Map<String, Seal.Print> prints,
      Closing closing,
      boolean kept) {
    this.folder = folder;
    this.options = options;
    this.store = store;
    this.recovery = recovery;
    this.prints = prints;
    this.closing = closing;
    this.kept = kept;
    closing.add(messageReads);
    facts = new Facts(store);
    for (LoadFolder left : LoadFolder.all(folder)) {
      left.intent().ifPresent(intent -> left.apply(store, intent));
      left.remove();
    }
    byte[] secret = secret();
    vocabulary = new StoredVocabulary(facts);
    sources = new StoredSources(store, this::readingsChanged);
    declaring = new DeclaringSources(sources, this::change);
    identifiers = new Identifiers(store, secret, sources::counts);
    messages = new MessageIds(store, sources, secret, messageReads);
    dirt = new Dirt(facts);
    tails = new Tails(store, dirt, StoredRuns.lastMark(facts));
    marks =
        new Marks(
            Math.max(
                Math.max(Marks.stored(facts), StoredRuns.lastMark(facts)),
                Math.max(dirt.highest(), tails.highestMark())));
    links = new Links(store);
    folding = new Folding(store, vocabulary, sources, tails, marks);
    settling = new Settling(store, identifiers, links, folding, marks, dirt);
    joins = new StoredJoins(store, identifiers, folding, settling);
    appending =
        new Appending(store, vocabulary, sources, identifiers, messages, tails, links, marks);
    profiles = new StoredProfiles(store, identifiers, links);
    timelines = new StoredTimelines(store, vocabulary, sources, moments);
    runs = new StoredRuns(store, dirt);
    rejects = new StoredRejects(store);
    notes = new StoredNotes(store);
    background = new BackgroundFolding(store, tails, this::fold);
    settleAfterChange();
  }

  /**
   * Adds to a batch what follows when readings count no more or stand in another order: all
   * profiles may have changed, all claims are to be looked at again, chunks are to be swept.
   */
  private void readingsChanged(Batch batch) {
    long mark = marks.shown() + 1;
    Folding.wantSweep(batch);
    batch.fact(Dirt.key(mark), Dirt.everything());
    batch.fact(UNSETTLE, new byte[0]);
    dirt.addAll(mark);
  }

  /** Changes what counts, in one step for all who look. */
  private void change(Runnable steps) {
    marks.next(_ -> moments.change(steps));
    settleAfterChange();
  }

  private void settleAfterChange() {
    if (facts.get(UNSETTLE).isPresent()) {
      identifiers.unsettled().addAll();
      try (Batch batch = new Batch(store)) {
        batch.delete(Family.META, UNSETTLE).write();
      }
    }
    settling.settle();
  }

  private byte[] secret() {
    return facts
        .get(SECRET)
        .orElseGet(
            () -> {
              byte[] fresh = new byte[SipHash.KEY_LENGTH];
              new SecureRandom().nextBytes(fresh);
              try (Batch batch = new Batch(store)) {
                batch.fact(SECRET, fresh).writeSynced();
              }
              return fresh;
            });
  }

  // ---- parts, for each other ----

  Path folder() {
    return folder;
  }

  LedgerOptions options() {
    return options;
  }

  Store store() {
    return store;
  }

  StoredSources storedSources() {
    return sources;
  }

  Identifiers identifierTable() {
    return identifiers;
  }

  MessageIds messages() {
    return messages;
  }

  StoredRejects storedRejects() {
    return rejects;
  }

  StoredRuns storedRuns() {
    return runs;
  }

  StoredJoins storedJoins() {
    return joins;
  }

  Folding folding() {
    return folding;
  }

  Appending appending() {
    return appending;
  }

  Links links() {
    return links;
  }

  Marks marks() {
    return marks;
  }

  Moments moments() {
    return moments;
  }

  Dirt dirt() {
    return dirt;
  }

  // ---- what a ledger offers ----

  @Override
  public Vocabulary vocabulary() {
    return vocabulary;
  }

  @Override
  public Sources sources() {
    return declaring;
  }

  @Override
  public Profiles profiles() {
    return profiles;
  }

  @Override
  public Joins joins() {
    return joins;
  }

  @Override
  public Timelines timelines() {
    return timelines;
  }

  @Override
  public Runs runs() {
    return runs;
  }

  @Override
  public Rejects rejects() {
    return rejects;
  }

  @Override
  public Notes notes() {
    return notes;
  }

  @Override
  public Receipt append(List<Posting> postings) {
    Receipt receipt = appending.append(postings);
    settling.settleIfAny();
    background.foldIfDue();
    return receipt;
  }

  @Override
  public BulkLoad load(Generation generation, long now) {
    sources.requireDeclared(generation.origin());
    loading.lock();
    try {
      if (loadOpen) {
        throw new Failure(
            "store.loading",
            Blame.INTERNAL,
            "A second load was begun before the first one ended: end the first one.");
      }
      long number = facts.number(LOADS, 0) + 1;
      facts.put(Facts.key(LOADS), Facts.number(number));
      messages.begin(number);
      settling.hold();
      loadOpen = true;
      return new Load(this, number, generation.origin(), now);
    } finally {
      loading.unlock();
    }
  }

  void loadEnded(long number, boolean committed) {
    messages.end(number, committed);
    loading.lock();
    try {
      loadOpen = false;
    } finally {
      loading.unlock();
    }
    settling.release();
    settleAfterChange();
  }

  @Override
  public long mark() {
    dirt.cut();
    return marks.shown();
  }

  @Override
  public RoaringBitmap dirtySince(Entity of, long mark) {
    return dirt.since(of, mark, identifiers.count(of));
  }

  @Override
  public void fold() {
    folding.fold(runs.last().map(Runs.RunRecord::mark).orElse(0L));
  }

  @Override
  public Erased erase(Identifier identifier) {
    requireNoLoad("erase");
    Erased erased = new Erasure(this).erase(identifier);
    settling.settle();
    return erased;
  }

  private void requireNoLoad(String work) {
    loading.lock();
    try {
      if (loadOpen) {
        throw new Failure(
            "store.loading",
            Blame.RESOURCES,
            "Sources are being read just now: " + work + " again when they have been.");
      }
    } finally {
      loading.unlock();
    }
  }

  @Override
  public void readmit(Identifier identifier) {
    identifiers.unbar(identifiers.spell(identifier).key());
  }

  @Override
  public List<Finding> doctor() {
    return new Doctor(this).examine();
  }

  @Override
  public void backup(Path backups) {
    Rehearsal.read(folder, store, options, folding.rewriting(), new Backups(backups)::add);
  }

  @Override
  public Ledger rehearsal() {
    requireNoLoad("try");
    return Rehearsal.of(folder, store, options, folding.rewriting());
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    try (closing) {
      background.await();
      if (kept) {
        seal();
      }
    }
  }

  private void seal() {
    settling.settle();
    fold();
    store.flush();
    store.sync();
    recovery.sync();
    closing.closeDownTo(store);
    Seal.write(folder, prints);
  }
}
