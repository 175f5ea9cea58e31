package io.strate.workspace.learning;

import io.strate.learn.dataset.Column;
import io.strate.learn.dataset.Column.Categories;
import io.strate.learn.dataset.Dataset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Texts that so few people have that they name them. Nothing that is kept of what was learnt has
 * one: it would stay when these people are erased.
 */
public final class RareTexts {

  /** A text that fewer have is rare. */
  public static final int FEWEST = 5;

  private RareTexts() {}

  /**
   * The same rows, in which rare texts are unknown.
   *
   * @param rows one of each profile
   */
  public static Dataset hidden(Dataset rows) {
    List<Column> columns =
        rows.columns().stream()
            .map(column -> column instanceof Categories texts ? hidden(texts) : column)
            .toList();
    return new Dataset(rows.names(), columns, rows.count());
  }

  private static Column hidden(Categories texts) {
    int[] often = new int[texts.levels().size()];
    Arrays.stream(texts.codes()).filter(code -> code >= 0).forEach(code -> often[code]++);
    int[] places = new int[often.length];
    List<String> kept = new ArrayList<>();
    for (int code = 0; code < often.length; code++) {
      places[code] = often[code] < FEWEST ? Categories.UNKNOWN : kept.size();
      if (often[code] >= FEWEST) {
        kept.add(texts.levels().get(code));
      }
    }
    return new Categories(
        Arrays.stream(texts.codes()).map(code -> code < 0 ? code : places[code]).toArray(), kept);
  }
}
