package io.strate.lake;

import io.strate.domain.Type;
import java.time.ZoneOffset;

/** What all cells of a text column seen so far could be. */
final class TypeGuess {

  private final InstantText instants = new InstantText(new WallClock(ZoneOffset.UTC));
  private boolean number = true;
  private boolean bool = true;
  private boolean instant = true;
  private boolean seen;

  /** Takes a column of a block into account. */
  void see(Cells cells, int column) {
    int rows = cells.rows();
    for (int r = 0; r < rows && (number || bool || instant); r++) {
      if (!cells.isEmpty(column, r)) {
        see(cells.start(column, r), cells.length(column, r));
      }
    }
    for (int r = 0; r < rows && !seen; r++) {
      seen = !cells.isEmpty(column, r);
    }
  }

  private void see(long start, int length) {
    boolean isNumber = number && !Double.isNaN(NumberText.parse(start, length));
    boolean isInstant = instant && !isNumber && instants.parse(start, length) != InstantText.NONE;
    boolean isBoolean =
        bool
            && !isNumber
            && !isInstant
            && BooleanDecoder.parse(start, length) != BooleanDecoder.NONE;
    if (!isNumber && !isInstant && !isBoolean && Cells.text(start, length).isBlank()) {
      return;
    }
    seen = true;
    number &= isNumber;
    instant &= isInstant;
    bool &= isBoolean;
  }

  /** Takes into account what another guess of the same column has seen. */
  void add(TypeGuess other) {
    seen |= other.seen;
    number &= other.number;
    instant &= other.instant;
    bool &= other.bool;
  }

  /** Whether more cells could still change the type. */
  boolean isOpen() {
    return !seen || number || instant || bool;
  }

  Type type() {
    if (!seen) {
      return Type.ANY;
    }
    return number ? Type.NUMBER : instant ? Type.INSTANT : bool ? Type.BOOLEAN : Type.TEXT;
  }
}
