package io.strate.server.pages.learning;

import io.strate.server.pages.Words;
import io.strate.server.pages.learning.MonitoringView.Alarm;
import io.strate.server.pages.learning.MonitoringView.AtTime;
import io.strate.server.pages.learning.MonitoringView.Check;
import io.strate.server.pages.learning.MonitoringView.ClusterPeriod;
import io.strate.server.pages.learning.MonitoringView.Drift;
import io.strate.server.pages.learning.MonitoringView.FeatureDrift;
import io.strate.server.pages.learning.MonitoringView.Watched;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** Invented views, for the page of components. */
final class SampleLearning implements LearningViews {

  private static final long DAY = 24L * 60 * 60 * 1000;
  private static final int DAYS = 30;

  @Override
  public List<LearntHead> all(Words words) {
    return List.of(SampleClusters.head(), SampleModel.head(), SampleMoment.head());
  }

  @Override
  public ClusterView clusters(Words words, String name) {
    return new SampleClusters().view();
  }

  @Override
  public ModelView model(Words words, String name, String explained) {
    return new SampleModel().view();
  }

  @Override
  public MomentView moment(Words words, String name) {
    return new SampleMoment().view(words);
  }

  @Override
  public MonitoringView monitoring(Words words) {
    return new MonitoringView(
        List.of(
            new Alarm(
                false,
                SampleClusters.LEARNT,
                "open_rate : PSI 0.23",
                "retrain: weekly, or drift > 0.2",
                SampleModel.head())),
        List.of(model(), clusters()));
  }

  private static Watched model() {
    return new Watched(
        SampleModel.head(),
        0.2,
        IntStream.range(0, DAYS)
            .mapToObj(day -> new Drift(at(day), 0.02 + 0.00025 * day * day, 0.05 - 0.0006 * day))
            .toList(),
        List.of(
            new Check("PSI", "> 0.1", "0.124", "≤ 0.034", true),
            new Check("Largest gap (KS)", "> 0.1", "0.071", "0.4%", false)),
        List.of(
            new FeatureDrift("open_rate", 0.23, 0.05, true),
            new FeatureDrift("recency", 0.04, 0.05, false)),
        course(day -> 0.79 - 0.001 * day, 0.02),
        List.of(),
        Optional.empty());
  }

  private static Watched clusters() {
    return new Watched(
        SampleClusters.head(),
        0.2,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        IntStream.range(0, 7)
            .mapToObj(
                month -> {
                  double is = 0.42 - 0.012 * month;
                  return new ClusterPeriod(
                      at(month * DAYS - 6 * DAYS),
                      month < 3 ? 1 : 3,
                      month > 0,
                      new Interval(is, is - 0.01, is + 0.01),
                      month == 0 ? 0 : 8_200 + 60 * month,
                      month == 0 ? 0 : 240 + 50 * month);
                })
            .toList(),
        Optional.of(SampleClusters.transitions()));
  }

  private static List<AtTime> course(IntToDoubleFunction value, double margin) {
    return IntStream.range(0, DAYS)
        .mapToObj(
            day -> {
              double is = value.applyAsDouble(day);
              return new AtTime(at(day), new Interval(is, is - margin, is + margin));
            })
        .toList();
  }

  private static long at(int day) {
    return SampleClusters.LEARNT - (DAYS - day) * DAY;
  }
}
