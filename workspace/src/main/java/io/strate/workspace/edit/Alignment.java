package io.strate.workspace.edit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Which of what stands in a file becomes which of what is wanted; −1 for what is new. */
final class Alignment {

  private Alignment() {}

  /** Of lists: equal beginnings and ends stay, what is between goes in pairs. */
  static List<Integer> ofItems(List<Tree> old, List<Tree> asked) {
    int most = Math.min(old.size(), asked.size());
    int head = 0;
    while (head < most && old.get(head).isSame(asked.get(head))) {
      head++;
    }
    int tail = 0;
    while (tail < most - head
        && old.get(old.size() - 1 - tail).isSame(asked.get(asked.size() - 1 - tail))) {
      tail++;
    }
    List<Integer> from = new ArrayList<>(Collections.nCopies(asked.size(), -1));
    for (int i = 0; i < asked.size(); i++) {
      int fromEnd = asked.size() - i;
      if (i < head || (i < old.size() - tail && fromEnd > tail)) {
        from.set(i, i);
      } else if (fromEnd <= tail) {
        from.set(i, old.size() - fromEnd);
      }
    }
    return from;
  }

  /** The keys in the order in which they are to stand: those that are there, then the new ones. */
  static List<String> ofKeys(List<String> old, Map<String, Tree> asked, boolean isOrdered) {
    if (isOrdered) {
      return List.copyOf(asked.keySet());
    }
    List<String> keys = new ArrayList<>(old);
    keys.retainAll(asked.keySet());
    asked.keySet().stream().filter(key -> !old.contains(key)).forEach(keys::add);
    return keys;
  }
}
