package io.strate.ledger.rocks;

import io.strate.domain.Blame;
import io.strate.domain.Failure;
import io.strate.ledger.Finding;
import io.strate.ledger.LedgerOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Makes sure that a store is whole before anything is changed in it. A sealed one must be as it was
 * sealed. One without a seal was not closed: what RocksDB would recover must reach the recovery
 * mark.
 */
final class Opening {

  private final Path folder;
  private final LedgerOptions options;

  Opening(Path folder, LedgerOptions options) {
    this.folder = folder;
    this.options = options;
  }

  /** Answers the prints of the files as they were sealed, for the next seal. */
  Map<String, Seal.Print> verify() {
    if (!StoreFormat.exists(folder)) {
      create();
      return Map.of();
    }
    StoreFormat.verify(folder);
    Optional<Seal> seal = Seal.read(folder);
    if (seal.isPresent()) {
      seal.get().verify(folder, options.verifiedBytes());
      Map<String, Seal.Print> prints = new TreeMap<>(seal.get().prints());
      Seal.remove(folder);
      return prints;
    }
    verifyRecovery();
    Seal.remove(folder);
    return Map.of();
  }

  /** What does not fit in a store that is not open. */
  static List<Finding> examine(Path folder) {
    if (!StoreFormat.exists(folder)) {
      return List.of(
          new Finding(
              Finding.Severity.DAMAGE,
              StoreFormat.FILE,
              "There is no store in " + folder + ".",
              "Name the folder of a store."));
    }
    List<Failure> failures = new ArrayList<>();
    try (FolderLock _ = FolderLock.take(folder)) {
      StoreFormat.verify(folder);
      Optional<Seal> seal = Seal.read(folder);
      if (seal.isPresent()) {
        failures.addAll(seal.get().differences(folder, Long.MAX_VALUE));
      } else {
        new Opening(folder, LedgerOptions.DEFAULT).verifyRecovery();
      }
    } catch (Failure failure) {
      failures.add(failure);
    }
    return failures.stream()
        .map(
            failure ->
                new Finding(
                    Finding.Severity.DAMAGE,
                    "",
                    String.valueOf(failure.getMessage()),
                    "Restore a backup, or rebuild the store from its sources."))
        .toList();
  }

  private void create() {
    if (Files.isDirectory(folder.resolve(Store.FOLDER)) && !isEmpty(folder.resolve(Store.FOLDER))) {
      throw Trouble.damaged(StoreFormat.FILE, "no such file beside the store's data");
    }
    if (!options.createIfMissing()) {
      throw new Failure(
          "store.missing",
          Blame.USER,
          "There is no store in " + folder + ": `strate run` makes one.");
    }
    try (RecoveryMark mark = RecoveryMark.open(folder)) {
      mark.reach(0);
      mark.sync();
    }
    StoreFormat.create(folder);
  }

  private static boolean isEmpty(Path path) {
    try (Stream<Path> children = Files.list(path)) {
      return children.findAny().isEmpty();
    } catch (IOException e) {
      throw Trouble.of(path, e);
    }
  }

  private void verifyRecovery() {
    LogFile.verifyAll(folder);
    RecoveryMark.Point point =
        RecoveryMark.read(folder)
            .orElseThrow(() -> Trouble.damaged(RecoveryMark.FILE, "no such file"));
    if (point.manifest() == 0 && point.sequence() == 0) {
      // Killed before the first acknowledgement: whatever is there may be kept.
      return;
    }
    RecoveryMark.Manifest manifest = manifest();
    if (manifest.number() < point.manifest()
        || manifest.number() == point.manifest() && manifest.size() < point.manifestSize()) {
      throw Trouble.damaged(
          Store.FOLDER + "/CURRENT", "an older list of files than the one in use when it stopped");
    }
    long reached = Store.recoverable(folder, options);
    if (reached < point.sequence()) {
      throw new Failure(
          "store.damaged",
          Blame.RESOURCES,
          "The store "
              + folder
              + " was not closed, and its log is damaged: it is whole up to write "
              + reached
              + ", but "
              + point.sequence()
              + " were acknowledged; nothing was changed. What to do: `strate restore` a backup, or"
              + " rebuild the store from its sources.");
    }
  }

  private RecoveryMark.Manifest manifest() {
    try {
      return RecoveryMark.Manifest.current(folder);
    } catch (IOException e) {
      throw Trouble.of(folder, e);
    }
  }
}
