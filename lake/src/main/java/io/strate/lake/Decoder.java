package io.strate.lake;

import io.strate.domain.Value;
import java.util.BitSet;

/**
 * Turns one column of cells into values of one type: a sealed family, so that each loop over a
 * block is small and knows its array. Cells that break the type are marked in {@code bad}.
 */
sealed interface Decoder
    permits NumberDecoder, InstantDecoder, BooleanDecoder, TextDecoder, ValueDecoder {

  /** Decodes all rows of a block. */
  void decode(Cells cells, int column, BitSet bad);

  /** Every row unknown: the file has no such column. */
  void clear(int rows);

  Value value(int row);

  /** What was expected of a cell, for messages: {@code a number}. */
  String expected();
}
