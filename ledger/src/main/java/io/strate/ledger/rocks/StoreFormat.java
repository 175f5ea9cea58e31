package io.strate.ledger.rocks;

import io.strate.domain.Blame;
import io.strate.domain.Failure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The file that says that a folder is a store, and of which format. */
final class StoreFormat {

  static final String FILE = "format";

  /**
   * 2: rows are recognised whatever the order of their columns; marks of files say what they held.
   */
  private static final int VERSION = 2;

  private static final String NAME = "strate-ledger ";
  private static final String TEXT = NAME + VERSION + "\n";

  private StoreFormat() {}

  static boolean exists(Path ledger) {
    return Files.exists(ledger.resolve(FILE));
  }

  static void create(Path ledger) {
    Path file = ledger.resolve(FILE);
    try {
      Files.writeString(file, TEXT, StandardCharsets.US_ASCII);
      Seal.sync(file);
      Seal.sync(ledger);
    } catch (IOException e) {
      throw Trouble.of(file, e);
    }
  }

  /** Refuses what is no store, or one of a format that this version does not read. */
  static void verify(Path ledger) {
    Path file = ledger.resolve(FILE);
    try {
      String found = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
      if (found.equals(TEXT)) {
        return;
      }
      if (found.matches(NAME + "\\d{1,9}\n")) {
        String version = found.substring(NAME.length()).strip();
        throw new Failure(
            "store.format",
            Blame.USER,
            "The store "
                + ledger
                + " has format "
                + version
                + ", this version of Strate reads format "
                + VERSION
                + ": use the version that wrote it, or rebuild the store from its sources.");
      }
      throw Trouble.damaged(FILE, "no name of a format");
    } catch (IOException e) {
      throw Trouble.of(file, e);
    }
  }
}
