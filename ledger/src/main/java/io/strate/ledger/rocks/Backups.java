package io.strate.ledger.rocks;

import io.strate.domain.Blame;
import io.strate.domain.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.rocksdb.BackupEngine;
import org.rocksdb.BackupEngineOptions;
import org.rocksdb.Env;
import org.rocksdb.RestoreOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;

/** A folder of backups: files that several backups share are kept once. */
final class Backups {

  static {
    RocksDB.loadLibrary();
  }

  private final Path folder;

  Backups(Path folder) {
    this.folder = folder;
  }

  void add(Store store) {
    try {
      Files.createDirectories(folder);
      if (!StoreFormat.exists(folder)) {
        StoreFormat.create(folder);
      }
      StoreFormat.verify(folder);
    } catch (IOException e) {
      throw Trouble.of(folder, e);
    }
    try (BackupEngineOptions options = options();
        BackupEngine engine = BackupEngine.open(Env.getDefault(), options)) {
      engine.createNewBackup(store.db(), true);
    } catch (RocksDBException e) {
      throw Trouble.of(e);
    }
  }

  private BackupEngineOptions options() {
    return new BackupEngineOptions(folder.toString()).setSync(true);
  }

  /** There is a backup, and nothing where it is to go. */
  void verify(Path ledger) {
    if (!Files.isDirectory(folder) || !StoreFormat.exists(folder)) {
      throw new Failure(
          "store.backup",
          Blame.USER,
          "There is no backup in " + folder + ": name the folder that `strate backup` wrote into.");
    }
    StoreFormat.verify(folder);
    requireEmpty(ledger);
  }

  /** Puts the newest backup into an empty folder. */
  void restore(Path ledger) {
    String rocks = ledger.resolve(Store.FOLDER).toString();
    try (BackupEngineOptions options = options();
        BackupEngine engine = BackupEngine.open(Env.getDefault(), options);
        RestoreOptions how = new RestoreOptions(false)) {
      Files.createDirectories(ledger.resolve(Store.FOLDER));
      engine.restoreDbFromLatestBackup(rocks, rocks, how);
    } catch (RocksDBException e) {
      throw Trouble.backup(folder, e);
    } catch (IOException e) {
      throw Trouble.of(ledger, e);
    }
    try (RecoveryMark mark = RecoveryMark.open(ledger)) {
      mark.reach(0);
      mark.sync();
    }
    StoreFormat.create(ledger);
  }

  private static void requireEmpty(Path ledger) {
    if (!Files.exists(ledger)) {
      return;
    }
    try (Stream<Path> children = Files.list(ledger)) {
      if (children.anyMatch(child -> !child.endsWith(FolderLock.FILE))) {
        throw new Failure(
            "store.exists",
            Blame.USER,
            "The folder " + ledger + " is not empty: move the old store away, then restore again.");
      }
    } catch (IOException e) {
      throw Trouble.of(ledger, e);
    }
  }
}
