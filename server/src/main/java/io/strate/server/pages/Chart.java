package io.strate.server.pages;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A chart, and the table behind it: a row for each label, a column for each series. In a heatmap
 * the series are its rows, with two colours if some values are negative; in flows a series is where
 * people come from, and a label where they go. Ranked bars lie one below the other.
 *
 * @param id unlike any other on its page
 * @param unit what is counted or measured, for the axis
 * @param corner what the labels are, as the table's first heading
 */
public record Chart(
    String id,
    Kind kind,
    String title,
    String unit,
    String corner,
    List<String> labels,
    List<Series> series) {

  private static final int ROWS_OF_USUAL_HEIGHT = 12;

  public Chart {
    labels = List.copyOf(labels);
    series = List.copyOf(series);
    for (Series one : series) {
      if (one.values().size() != labels.size()) {
        throw new IllegalArgumentException(
            "%s has %d values for %d labels"
                .formatted(one.name(), one.values().size(), labels.size()));
      }
    }
  }

  /** Whether it has more rows than fit a usual height. */
  public boolean isTall() {
    return switch (kind) {
      case HEATMAP -> series.size() > ROWS_OF_USUAL_HEIGHT;
      case RANKED -> labels.size() > ROWS_OF_USUAL_HEIGHT;
      case LINE, BAR, STACKED, FLOWS -> false;
    };
  }

  /** How it is drawn. */
  public enum Kind {
    LINE,
    BAR,
    STACKED,
    HEATMAP,
    FLOWS,
    RANKED;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** A value for each label; null where there is none. */
  public record Series(String name, List<@Nullable Double> values) {

    /** Of whole numbers. */
    public static Series of(String name, List<Long> values) {
      return new Series(name, values.stream().map(Long::doubleValue).toList());
    }
  }

  /** What the script draws it from. */
  public String json() {
    return JsonMapper.shared()
        .writeValueAsString(new Drawing(kind.word(), title, unit, labels, series));
  }

  private record Drawing(
      String kind, String title, String unit, List<String> labels, List<Series> series) {}
}
