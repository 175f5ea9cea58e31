package io.strate.app;

import io.strate.workspace.answer.Obstacle;
import io.strate.workspace.answer.ReachableCount;
import java.util.Locale;
import java.util.stream.Collectors;

final class ReachableWords {

  private ReachableWords() {}

  static String line(ReachableCount count) {
    String others =
        count.obstacles().entrySet().stream()
            .filter(each -> each.getValue() > 0)
            .map(each -> word(each.getKey()) + ": " + each.getValue())
            .collect(Collectors.joining(", "));
    return "reachable by %s for %s: %d%s"
        .formatted(
            count.channel(),
            count.purpose(),
            count.reachable(),
            others.isEmpty() ? "" : " (" + others + ")");
  }

  private static String word(Obstacle obstacle) {
    return obstacle.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
