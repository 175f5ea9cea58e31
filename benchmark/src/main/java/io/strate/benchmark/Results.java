package io.strate.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What was measured, as a table that can be printed and kept. */
public final class Results {

  /**
   * @param what was done
   * @param strate how long it took or how fast it was
   * @param other the same of what it is compared with, empty if there is none
   * @param ratio of the two, in words
   * @param target what was promised, empty if nothing was
   * @param met whether the promise was kept
   */
  private record Line(
      String what, String strate, String other, String ratio, String target, boolean met) {}

  private final List<Line> lines = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  /** Something that should be at least so many times as fast as something else. */
  void faster(String what, double seconds, String otherName, double otherSeconds, double times) {
    double ratio = otherSeconds / seconds;
    add(
        what,
        seconds(seconds),
        otherName + ": " + seconds(otherSeconds),
        format("%.1f × faster", ratio),
        times > 0 ? format("at least %.0f ×", times) : "",
        times <= 0 || ratio >= times);
  }

  /** Something that should take at most so many times as long as something else. */
  void atMost(String what, double seconds, String otherName, double otherSeconds, double times) {
    double ratio = seconds / otherSeconds;
    add(
        what,
        seconds(seconds),
        otherName + ": " + seconds(otherSeconds),
        format("%.2f × the time", ratio),
        format("at most %.1f ×", times),
        ratio <= times);
  }

  /** Something that should take at most so long. */
  public void within(String what, double seconds, String limitName, double limit) {
    add(
        what,
        seconds(seconds),
        "",
        "",
        (limitName + " at most " + seconds(limit)).strip(),
        seconds <= limit);
  }

  /** Something that should happen at least so often a second. */
  public void rate(String what, double perSecond, double least) {
    add(
        what,
        format("%,.0f a second", perSecond),
        "",
        "",
        least > 0 ? format("at least %,.0f a second", least) : "",
        perSecond >= least);
  }

  /** Something of which only the amount is stated. */
  public void amount(String what, String amount) {
    add(what, amount, "", "", "", true);
  }

  public void note(String sentence) {
    notes.add(sentence);
  }

  private void add(
      String what, String strate, String other, String ratio, String target, boolean met) {
    lines.add(new Line(what, strate, other, ratio, target, met));
    System.out.printf(
        Locale.ROOT,
        "  %-72s %14s  %-44s %-18s %s%n",
        what,
        strate,
        other,
        ratio,
        target.isEmpty() ? "" : target + (met ? ": met" : ": MISSED"));
  }

  public String markdown() {
    StringBuilder text = new StringBuilder();
    text.append("| what | Strate | compared with | ratio | target | |\n");
    text.append("|---|---:|---:|---:|---|---|\n");
    for (Line line : lines) {
      text.append("| ").append(line.what);
      text.append(" | ").append(line.strate);
      text.append(" | ").append(line.other);
      text.append(" | ").append(line.ratio);
      text.append(" | ").append(line.target);
      text.append(" | ").append(line.target.isEmpty() ? "" : line.met ? "met" : "**missed**");
      text.append(" |\n");
    }
    text.append('\n');
    notes.forEach(note -> text.append("- ").append(note).append('\n'));
    return text.toString();
  }

  private static String seconds(double seconds) {
    return seconds < 1 ? format("%.0f ms", seconds * 1_000) : format("%.2f s", seconds);
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
