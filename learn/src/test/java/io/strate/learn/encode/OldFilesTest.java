package io.strate.learn.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.strate.learn.dataset.Column;
import io.strate.learn.dataset.Dataset;
import io.strate.learn.dataset.Target;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Bytes that a former version wrote are read and encode as they did. The files are never made anew:
 * a later version gets a file of its own beside them.
 */
final class OldFilesTest {
  private static final double NAN = Double.NaN;

  /** What version 1 was fitted on. */
  private static Dataset four() {
    Map<String, Column> columns = new LinkedHashMap<>();
    double two = Math.expm1(2);
    columns.put("log", new Column.Numbers(new double[] {0, two, 0, two}));
    columns.put("bins", new Column.Numbers(new double[] {1, 2, 3, 4}));
    columns.put("x", new Column.Numbers(new double[] {0, 2, NAN, NAN}));
    columns.put("sector", Cases.texts("a", "b", "", "a"));
    columns.put("shop", Cases.texts("s", "s", "t", "t"));
    columns.put("town", Cases.texts("u", "v", "u", "v"));
    columns.put("many", Cases.texts("p", "p", "q", "r"));
    columns.put("same", Cases.texts("z", "z", "z", "z"));
    columns.put("blank", Cases.texts("", "", "", ""));
    columns.put("chain", Cases.texts("k", "k", "l", "l"));
    return Cases.dataset(columns);
  }

  private static final Recipe RECIPE =
      new Recipe(
          Map.of("log", Step.LOG, "bins", Step.BINS, "shop", Step.TARGET, "town", Step.EMBEDDING),
          Step.Z_SCORE,
          Step.ONE_HOT,
          2,
          false,
          1);

  /** By hand: two levels of two rows each are 1 and −1 of their own root mean square. */
  private static final double[][] EXPECTED = {
    {-1, 0.00, -1, 0, 1, 0, 0, 1, -1, 1, 0, 0, 1, 0},
    {1, 0.25, 1, 0, 0, 1, 0, 1, 1, 1, 0, 0, 1, 0},
    {-1, 0.75, 0, 1, 0, 0, 1, -1, -1, 0, 1, 0, 0, 1},
    {1, 1.00, 0, 1, 1, 0, 0, -1, 1, 0, 0, 1, 0, 1}
  };

  @Test
  void versionOneEncodesAsItDid() throws IOException {
    Encoding encoding;
    try (InputStream file = OldFilesTest.class.getResourceAsStream("version-1.bin")) {
      encoding = Encoding.read(file.readAllBytes());
    }

    for (int row = 0; row < EXPECTED.length; row++) {
      assertThat(Cases.row(encoding.encode(four()), row))
          .containsExactly(EXPECTED[row], within(1e-12));
    }
    assertThat(Cases.names(encoding))
        .containsExactly(
            "log",
            "bins",
            "x",
            "x is unknown",
            "sector=a",
            "sector=b",
            "sector is unknown",
            "shop by share of yes",
            "town #1",
            "many=p",
            "many=q",
            "many is another",
            "chain=k",
            "chain=l");
    assertThat(encoding.remarks())
        .containsExactly(
            new Remark.ManyLevels("many", 2, 3),
            new Remark.Constant("same"),
            new Remark.AllUnknown("blank"),
            new Remark.SameAs("chain", "shop"));
  }

  @Test
  void theSameIsFittedToday() {
    Target target = Target.Classes.of(new boolean[] {true, true, false, false});

    Encoding encoding = Encoding.fit(RECIPE, Cases.examples(four(), target), 1).encoding();

    for (int row = 0; row < EXPECTED.length; row++) {
      assertThat(Cases.row(encoding.encode(four()), row))
          .containsExactly(EXPECTED[row], within(1e-12));
    }
  }
}
