package io.strate.workspace.learning.watch;

import io.strate.workspace.learning.card.CardJson;
import io.strate.workspace.learning.registry.Registry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What was found when something learnt was watched: the last time in full, before in short. */
public final class WatchNotes {

  private static final String LAST = "watched";
  private static final String TRIED = "watched/tried";
  private static final String HISTORY = "watched/history";

  /** More than a year of nights. */
  private static final int MOST = 400;

  private final Registry registry;

  public WatchNotes(Registry registry) {
    this.registry = registry;
  }

  /**
   * One time in short.
   *
   * @param drift as {@link Watched#drift}
   * @param auc of the latest snapshot that has been answered; NaN without one
   * @param retention of clusters; NaN without any
   * @param alarms how many alerts were alarms
   * @param furthest as {@link Watched#furthest}; empty of times before it was kept
   */
  public record Line(
      long at,
      int version,
      double drift,
      double auc,
      double retention,
      double silhouette,
      int alerts,
      int alarms,
      Optional<Watched.Index> furthest) {}

  private record History(List<Line> lines) {}

  /** The instant as of which it was last tried to watch it. */
  public OptionalLong tried(String name) {
    return registry.noted(name, TRIED).stream()
        .mapToLong(bytes -> CardJson.read(bytes, Long.class))
        .findFirst();
  }

  void trying(String name, long now) {
    registry.note(name, TRIED, CardJson.write(now));
  }

  /** What was found the last time. */
  public Optional<Watched> last(String name) {
    return registry.noted(name, LAST).map(bytes -> CardJson.read(bytes, Watched.class));
  }

  /** All times that are kept, the earliest first. */
  public List<Line> history(String name) {
    return registry
        .noted(name, HISTORY)
        .map(bytes -> CardJson.read(bytes, History.class).lines())
        .orElse(List.of());
  }

  /** Keeps what was found; of two times as of one instant, the later. */
  void keep(Watched watched) {
    List<Line> lines = new ArrayList<>(history(watched.name()));
    lines.removeIf(line -> line.at() >= watched.at());
    lines.add(line(watched));
    List<Line> kept = lines.subList(Math.max(0, lines.size() - MOST), lines.size());
    registry.note(watched.name(), HISTORY, CardJson.write(new History(kept)));
    registry.note(watched.name(), LAST, CardJson.write(watched));
  }

  private static Line line(Watched watched) {
    double auc =
        watched.periods().stream()
            .flatMap(period -> period.measures().stream())
            .filter(measure -> measure.name().equals("auc"))
            .reduce((_, later) -> later)
            .map(measure -> measure.value())
            .orElse(Double.NaN);
    return new Line(
        watched.at(),
        watched.version(),
        watched.drift(),
        auc,
        watched.moved().map(Watched.Moved::retention).orElse(Double.NaN),
        watched.silhouette(),
        watched.alerts().size(),
        (int)
            watched.alerts().stream().filter(alert -> alert.level() == Watched.Level.ALARM).count(),
        watched.furthest());
  }
}
