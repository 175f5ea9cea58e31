package io.strate.ledger.rocks;

import io.strate.ledger.Ledger;
import io.strate.ledger.LedgerOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Lock;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.rocksdb.Checkpoint;
import org.rocksdb.RocksDBException;

/**
 * Copies of an open store in which something is tried out. They lie below the store, share its
 * sorted files by hard links, and are gone once closed; those of a killed process are removed when
 * the store is opened.
 */
final class Rehearsal {

  private static final String PARENT = "rehearsals";

  private Rehearsal() {}

  /** A copy that is open. */
  private record Copy(Path folder, RecoveryMark mark, Store store) {

    static Copy of(Path ledger, Store store, LedgerOptions options, Lock still, Closing closing)
        throws IOException {
      Path parent = Files.createDirectories(ledger.resolve(PARENT));
      Path folder = Files.createTempDirectory(parent, "");
      AutoCloseable leftovers = () -> remove(folder);
      closing.add(leftovers);
      still.lock();
      try {
        copy(store, folder);
      } finally {
        still.unlock();
      }
      RecoveryMark mark = closing.add(RecoveryMark.open(folder));
      return new Copy(folder, mark, closing.add(new Store(folder, options, mark::reach)));
    }
  }

  /**
   * Opens a copy of a store.
   *
   * @param still held while it is copied, which takes a moment
   */
  static Ledger of(Path ledger, Store store, LedgerOptions options, Lock still) {
    Closing closing = new Closing();
    try {
      Copy copy = Copy.of(ledger, store, options, still, closing);
      return new OpenLedger(
          copy.folder(), options, copy.store(), copy.mark(), Map.of(), closing, false);
    } catch (IOException e) {
      closing.close();
      throw Trouble.of(ledger.resolve(PARENT), e);
    } catch (RuntimeException e) {
      closing.close();
      throw e;
    }
  }

  /** Lets a copy be read, as it is, while the store goes on. */
  static void read(
      Path ledger, Store store, LedgerOptions options, Lock still, Consumer<Store> reader) {
    try (Closing closing = new Closing()) {
      reader.accept(Copy.of(ledger, store, options, still, closing).store());
    } catch (IOException e) {
      throw Trouble.of(ledger.resolve(PARENT), e);
    }
  }

  private static void copy(Store store, Path folder) {
    try (Checkpoint checkpoint = Checkpoint.create(store.db())) {
      checkpoint.createCheckpoint(folder.resolve(Store.FOLDER).toString());
    } catch (RocksDBException e) {
      throw Trouble.of(e);
    }
  }

  /** Removes all copies of a store that nobody has open. */
  static void removeAll(Path ledger) {
    remove(ledger.resolve(PARENT));
  }

  private static void remove(Path folder) {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> inside = Files.walk(folder)) {
      List<Path> deepestFirst = inside.sorted(Comparator.reverseOrder()).toList();
      for (Path each : deepestFirst) {
        Files.delete(each);
      }
    } catch (IOException e) {
      throw Trouble.of(folder, e);
    }
  }
}
