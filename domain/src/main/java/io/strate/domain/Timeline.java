package io.strate.domain;

import java.util.List;

/** All entries of one profile in canonical order, each at most once. */
public record Timeline(List<Entry> entries) {

  public static final Timeline EMPTY = new Timeline(List.of());

  public Timeline {
    entries = entries.stream().sorted(Entry.ORDER).distinct().toList();
  }

  /** The entries that hold as of {@code now}: those with time ≤ now. */
  public List<Entry> asOf(long now) {
    int end = entries.size();
    while (end > 0 && entries.get(end - 1).time() > now) {
      end--;
    }
    return entries.subList(0, end);
  }
}
