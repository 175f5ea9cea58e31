package io.strate.engine;

import io.strate.domain.Value;
import io.strate.engine.column.Block;
import io.strate.engine.column.Slot;
import io.strate.engine.column.Texts;

/** Takes values from an account's row to a contact's. */
final class AccountValues {

  private static final Texts NO_TEXTS = new Texts();

  private AccountValues() {}

  /** Of a contact without account, everything of it is unknown. */
  static void clear(Block block, Slot slot, int row) {
    block.put(slot, row, Value.UNKNOWN, NO_TEXTS);
  }

  /** Copies the only row of an account's block. */
  static void copy(Block from, Slot there, Block to, Slot here, Texts literals) {
    to.put(here, 0, from.value(there, 0), literals);
  }
}
