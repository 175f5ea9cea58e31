package io.strate.workspace.answer.version;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import io.strate.workspace.version.Version;
import java.util.ArrayList;
import java.util.List;

/** Shows how two versions of a definition differ, line by line. */
public final class CompareVersions {

  private CompareVersions() {}

  /** What became of a line. */
  public enum Fate {
    SAME,
    REMOVED,
    ADDED
  }

  public record Line(Fate fate, String text) {}

  /**
   * All lines of both, those that were removed before those that took their place. Takes time for
   * the lines times the differences between them.
   */
  public static List<Line> of(Version former, Version later) {
    List<String> before = lines(former);
    List<String> after = lines(later);
    List<Line> all = new ArrayList<>();
    int at = 0;
    for (AbstractDelta<String> delta : DiffUtils.diff(before, after).getDeltas()) {
      add(all, Fate.SAME, before.subList(at, delta.getSource().getPosition()));
      add(all, Fate.REMOVED, delta.getSource().getLines());
      add(all, Fate.ADDED, delta.getTarget().getLines());
      at = delta.getSource().getPosition() + delta.getSource().size();
    }
    add(all, Fate.SAME, before.subList(at, before.size()));
    return all;
  }

  private static void add(List<Line> all, Fate fate, List<String> texts) {
    texts.forEach(text -> all.add(new Line(fate, text)));
  }

  /** None of a definition that was removed. */
  private static List<String> lines(Version version) {
    return version.written().map(Version.Written::text).orElse("").lines().toList();
  }
}
