package io.strate.lake;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The texts that stand in one column, of which there ought to be few. Several threads look, each by
 * a {@link Look} of its own.
 */
final class ColumnTexts {

  final String column;
  private final int most;
  private final Set<String> texts = new TreeSet<>();
  private boolean incomplete;

  /**
   * @param most texts; of more, nothing is told
   */
  ColumnTexts(String column, int most) {
    this.column = column;
    this.most = most;
  }

  private synchronized void add(String text) {
    texts.add(text);
    incomplete |= texts.size() > most;
  }

  /** There is a file in which nobody looks. */
  synchronized void leaveOut() {
    incomplete = true;
  }

  synchronized boolean areWanted() {
    return !incomplete;
  }

  /** All texts, unless some were not seen. */
  synchronized Optional<Set<String>> all() {
    return incomplete ? Optional.empty() : Optional.of(Set.copyOf(texts));
  }

  Look look() {
    return new Look();
  }

  /** One thread's look at the column. */
  final class Look {
    private final TextDecoder decoder = new TextDecoder();
    private final Set<String> seen = new HashSet<>();

    void see(Cells cells, int at) {
      decoder.decode(cells, at);
      for (int r = 0; r < cells.rows(); r++) {
        String text = decoder.values[r];
        if (!text.isEmpty() && seen.add(text)) {
          add(text);
        }
      }
    }
  }
}
