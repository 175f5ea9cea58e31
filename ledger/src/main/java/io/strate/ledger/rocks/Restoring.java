package io.strate.ledger.rocks;

import io.strate.ledger.Finding;
import io.strate.ledger.Ledger;
import io.strate.ledger.LedgerOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Brings a backup back beside the place where it is to go, looks at it there, and moves it: what is
 * damaged, or killed on the way, leaves no half store behind.
 */
final class Restoring {

  private final Backups backups;
  private final Path folder;
  private final Path beside;

  Restoring(Backups backups, Path folder) {
    this.backups = backups;
    this.folder = folder;
    this.beside = folder.resolveSibling(folder.getFileName() + ".restoring");
  }

  void restore() {
    backups.verify(folder);
    try {
      Files.createDirectories(folder);
      try (FolderLock _ = FolderLock.take(folder)) {
        backups.verify(folder); // Nobody came before the lock was taken.
        delete(beside);
        Files.createDirectories(beside);
        backups.restore(beside);
        examine();
        Files.delete(folder.resolve(FolderLock.FILE));
        Files.delete(folder);
        Files.move(beside, folder, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        deleteQuietly();
      }
    } catch (IOException e) {
      throw Trouble.of(folder, e);
    }
  }

  private void examine() {
    try (Ledger ledger = RocksLedger.open(beside, LedgerOptions.DEFAULT)) {
      ledger.doctor().stream()
          .filter(finding -> finding.severity() == Finding.Severity.DAMAGE)
          .findFirst()
          .ifPresent(
              finding -> {
                throw Trouble.damaged("", "in the backup " + finding.what());
              });
    }
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    List<Path> deepestFirst;
    try (Stream<Path> files = Files.walk(folder)) {
      deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : deepestFirst) {
      Files.delete(file);
    }
  }

  private void deleteQuietly() {
    try {
      delete(beside);
    } catch (IOException e) {
      // The next restoring clears it away.
    }
  }
}
