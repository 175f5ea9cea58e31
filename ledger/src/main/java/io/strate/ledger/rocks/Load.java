package io.strate.ledger.rocks;

import io.strate.domain.Entity;
import io.strate.domain.Identifier;
import io.strate.ledger.BulkLoad;
import io.strate.ledger.FileMark;
import io.strate.ledger.Receipt;
import io.strate.ledger.Reject;
import io.strate.ledger.RowWriter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntUnaryOperator;
import org.roaringbitmap.RoaringBitmap;

/**
 * A bulk load: rows are buffered, sorted by profile and spilled as runs; at commit the runs are
 * merged with the chunks that are there into sorted files, which are taken in together with the
 * marks of the files that were read ({@link LoadFolder}).
 */
final class Load implements BulkLoad {

  private static final int RANGES_PER_THREAD = 4;

  private final OpenLedger ledger;
  private final long number;
  private final int origin;
  private final long now;
  private final LoadFolder folder;
  private final ClaimSpool claims;
  private final List<LoadRows> writers = new ArrayList<>();
  private final List<SortedRows> runs = new ArrayList<>();
  private final List<FileMark> read = new ArrayList<>();
  private final List<Reject> rejects = new ArrayList<>();
  private boolean done;

  Load(OpenLedger ledger, long number, int origin, long now) {
    this.ledger = ledger;
    this.number = number;
    this.origin = origin;
    this.now = now;
    this.folder = new LoadFolder(ledger.folder(), number);
    folder.create();
    this.claims = new ClaimSpool(folder.file("claims"));
  }

  @Override
  public synchronized RowWriter writer() {
    LoadRows writer =
        new LoadRows(
            this, ledger.vocabulary(), ledger.identifierTable(), ledger.messages().hash(), origin);
    writers.add(writer);
    return writer;
  }

  /** Spills a writer's rows if it has more than its share of the memory. */
  void spillIfFull(LoadRows writer) {
    RowBuffer buffer = writer.buffer();
    if (buffer.bytes() >= ledger.options().loadBufferBytes() / Math.max(1, writers.size())) {
      SortedRows run = RowRun.write(folder.file("run-" + nextRun()), buffer);
      buffer.clear();
      synchronized (this) {
        runs.add(run);
      }
    }
  }

  private final AtomicInteger runNumber = new AtomicInteger();

  private int nextRun() {
    return runNumber.incrementAndGet();
  }

  void claim(Identifier claimed, int claimant) {
    claims.add(ledger.identifierTable(), claimed, claimant);
  }

  boolean[] claimMessages(List<MessageIds.Id> ids) {
    MessageIds messages = ledger.messages();
    messages.lock().lock();
    try (Batch batch = new Batch(ledger.store())) {
      boolean[] fresh = messages.claim(ids, new MessageIds.Claim(number, origin), batch);
      batch.write();
      return fresh;
    } finally {
      messages.lock().unlock();
    }
  }

  @Override
  public synchronized void read(FileMark mark) {
    read.add(mark);
  }

  @Override
  public synchronized void reject(Reject reject) {
    rejects.add(reject);
  }

  @Override
  public synchronized Receipt commit(Progress progress) {
    if (done) {
      throw new IllegalStateException("a load is committed once");
    }
    writers.forEach(LoadRows::lookUpMessages);
    writers.stream()
        .map(LoadRows::buffer)
        .filter(b -> b.size() > 0)
        .forEach(b -> runs.add(b.sort()));
    ledger.folding().rewriting().lock();
    try {
      claims.apply(ledger.store(), ledger.identifierTable(), origin);
      Receipt receipt = commitMerged(progress);
      done = true;
      return receipt;
    } finally {
      ledger.folding().rewriting().unlock();
      close();
    }
  }

  private Receipt commitMerged(Progress progress) {
    List<LoadMerge.Made> made = mergeAll(progress);
    RoaringBitmap contacts = new RoaringBitmap();
    RoaringBitmap accounts = new RoaringBitmap();
    Map<Family, List<String>> files = new EnumMap<>(Family.class);
    long accepted = 0;
    long duplicates = writers.stream().mapToLong(LoadRows::duplicates).sum();
    for (LoadMerge.Made part : made) {
      contacts.or(part.contacts());
      accounts.or(part.accounts());
      part.chunks()
          .ifPresent(f -> files.computeIfAbsent(Family.CHUNKS, _ -> new ArrayList<>()).add(f));
      part.states()
          .ifPresent(f -> files.computeIfAbsent(Family.STATES, _ -> new ArrayList<>()).add(f));
      accepted += part.accepted();
      duplicates += part.duplicates();
    }
    long mark = publish(files, contacts, accounts);
    long barred = writers.stream().mapToLong(LoadRows::barred).sum();
    return new Receipt(accepted, duplicates, barred, mark);
  }

  /** Commits what was merged, and makes it visible. */
  private long publish(
      Map<Family, List<String>> files, RoaringBitmap contacts, RoaringBitmap accounts) {
    // What the files refer to, identifiers and words, must be on disk before them.
    ledger.store().sync();
    return ledger
        .marks()
        .next(mark -> ledger.moments().change(() -> publish(files, contacts, accounts, mark)));
  }

  private void publish(
      Map<Family, List<String>> files, RoaringBitmap contacts, RoaringBitmap accounts, long mark) {
    StoredSources sources = ledger.storedSources();
    StoredSources.Table table;
    LoadFolder.Intent intent;
    try (Batch batch = new Batch(ledger.store())) {
      boolean fresh = sources.isFresh(origin);
      table = sources.activate(batch, origin);
      read.forEach(file -> StoredSources.mark(batch, origin, file));
      ledger.storedRejects().replace(batch, sources.source(origin), fresh, read, rejects);
      batch.fact(Dirt.key(mark), Dirt.bytes(contacts, accounts));
      Marks.keep(batch, mark);
      ledger.messages().commit(batch, number);
      intent = new LoadFolder.Intent(files, batch.bytes());
    }
    folder.commit(intent);
    folder.apply(ledger.store(), intent);
    sources.install(table);
    ledger.dirt().add(contacts, accounts, mark);
  }

  private List<LoadMerge.Made> mergeAll(Progress progress) {
    int threads = ledger.options().threads();
    int[] bounds = bounds(threads * RANGES_PER_THREAD);
    List<Future<LoadMerge.Made>> futures = new ArrayList<>();
    AtomicInteger finished = new AtomicInteger();
    try (View view = ledger.store().view();
        ExecutorService executor = Executors.newFixedThreadPool(threads)) {
      LoadMerge.Setting setting = setting(view);
      for (int i = 0; i < bounds.length; i++) {
        int first = bounds[i];
        int end = i + 1 < bounds.length ? bounds[i + 1] : 0;
        String name = String.format("%05d.sst", i);
        futures.add(
            executor.submit(
                () -> {
                  try (LoadMerge merge = new LoadMerge(setting, runs, first, end, name)) {
                    LoadMerge.Made made = merge.merge();
                    progress.at(finished.incrementAndGet(), bounds.length);
                    return made;
                  }
                }));
      }
      return results(futures);
    }
  }

  private static List<LoadMerge.Made> results(List<Future<LoadMerge.Made>> futures) {
    List<LoadMerge.Made> made = new ArrayList<>();
    try {
      for (Future<LoadMerge.Made> future : futures) {
        made.add(future.get());
      }
      return made;
    } catch (ExecutionException e) {
      futures.forEach(future -> future.cancel(false));
      throw e.getCause() instanceof RuntimeException failure
          ? failure
          : new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      futures.forEach(future -> future.cancel(false));
      throw new IllegalStateException("interrupted while a load was merged", e);
    }
  }

  /** Positions as they will be once this load counts. */
  private LoadMerge.Setting setting(View view) {
    int[] positions = ledger.storedSources().positionsWith(origin);
    IntUnaryOperator position = from -> from >= 0 && from < positions.length ? positions[from] : -1;
    return new LoadMerge.Setting(
        ledger.store(),
        view,
        ledger.vocabulary(),
        position,
        ledger.identifierTable(),
        ledger.messages(),
        ledger.links(),
        origin,
        now,
        folder);
  }

  /** Where ranges of profiles begin: contacts in equal parts, then all accounts. */
  private int[] bounds(int parts) {
    int contacts = ledger.identifierTable().count(Entity.CONTACT);
    int accounts = ledger.identifierTable().count(Entity.ACCOUNT);
    int width = Math.max(1, (int) (((long) contacts + parts - 1) / parts));
    List<Integer> bounds = new ArrayList<>();
    for (long at = 0; at == 0 || at < contacts; at += width) {
      bounds.add((int) at);
    }
    if (accounts > 0) {
      bounds.add(Integer.MIN_VALUE);
    }
    return bounds.stream().mapToInt(Integer::intValue).toArray();
  }

  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    claims.close();
    runs.forEach(SortedRows::close);
    writers.clear();
    folder.remove();
    ledger.loadEnded(number, done);
  }

  private boolean closed;
}
