package io.strate.server.pages.learning;

import io.strate.server.pages.Chart;
import io.strate.server.pages.Frame;
import io.strate.server.pages.MomentWords;
import io.strate.server.pages.learning.MomentView.Learnt;
import java.util.List;
import java.util.stream.IntStream;

/** Makes charts of when people react. */
public final class MomentCharts {

  private static final double PERCENT = 100;

  private final Frame frame;
  private final MomentWords words;

  MomentCharts(Frame frame) {
    this.frame = frame;
    this.words = new MomentWords(frame.words());
  }

  /** How many reactions there were in each hour of the week. */
  public Chart week(Learnt learnt) {
    List<List<Long>> week = learnt.week();
    return new Chart(
        "week",
        Chart.Kind.HEATMAP,
        frame.say("moment.week"),
        frame.say("moment.reactions"),
        frame.say("moment.hour"),
        hours(),
        IntStream.range(0, week.size())
            .mapToObj(day -> Chart.Series.of(words.weekday(day + 1), week.get(day)))
            .toList());
  }

  /** What is usual in each hour of a day. */
  public Chart hours(Learnt learnt) {
    return shares("hours", "moment.hour", hours(), learnt.hours());
  }

  /** What is usual on each day of a week. */
  public Chart weekdays(Learnt learnt) {
    List<String> days =
        IntStream.rangeClosed(1, learnt.weekdays().size()).mapToObj(words::weekday).toList();
    return shares("weekdays", "moment.weekday", days, learnt.weekdays());
  }

  private static List<String> hours() {
    return IntStream.range(0, 24).mapToObj(Integer::toString).toList();
  }

  private Chart shares(String id, String corner, List<String> labels, List<Double> shares) {
    String unit = frame.say("moment.share");
    return new Chart(
        id,
        Chart.Kind.BAR,
        frame.say("moment." + id),
        unit,
        frame.say(corner),
        labels,
        List.of(
            new Chart.Series(
                unit,
                shares.stream().map(share -> ClusterCharts.hundredths(share * PERCENT)).toList())));
  }
}
