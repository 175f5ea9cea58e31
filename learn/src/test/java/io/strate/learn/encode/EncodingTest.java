package io.strate.learn.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.strate.learn.dataset.Column;
import io.strate.learn.dataset.Dataset;
import io.strate.learn.dataset.Examples;
import io.strate.learn.dataset.Matrix;
import io.strate.learn.dataset.Rows;
import io.strate.learn.dataset.Target;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

final class EncodingTest {
  private static final double NAN = Double.NaN;

  static Stream<Recipe> recipes() {
    return Stream.of(
        Recipe.predictions(),
        Recipe.trees(),
        Recipe.predictions().with("town", Step.EMBEDDING).with("revenue", Step.BINS),
        Recipe.predictions().with("town", Step.ONE_HOT).with("age", Step.LOG),
        Recipe.trees().with("sector", Step.ORDINAL).with("age", Step.ROBUST));
  }

  @ParameterizedTest
  @MethodSource("recipes")
  void oneRowIsEncodedAsAmongAll(Recipe recipe) {
    Encoding encoding = Encoding.fit(recipe, Cases.bought(), 1).encoding();
    Dataset dataset = Cases.given();
    Rows all = encoding.encode(dataset);
    LiveRow live = encoding.liveRow();

    for (int row = 0; row < dataset.count(); row++) {
      live.clear();
      for (int i = 0; i < encoding.columns().size(); i++) {
        set(live, i, dataset.column(encoding.columns().get(i)), row);
      }
      assertThat(live.encode()).containsExactly(Cases.row(all, row));
    }
  }

  private static void set(LiveRow live, int place, Column column, int row) {
    switch (column) {
      case Column.Numbers numbers -> live.number(place, numbers.values()[row]);
      case Column.Categories texts -> {
        if (texts.isKnown(row)) {
          live.text(place, texts.levels().get(texts.codes()[row]));
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("recipes")
  void whatIsReadFromBytesEncodesTheSame(Recipe recipe) {
    Encoding encoding = Encoding.fit(recipe, Cases.bought(), 1).encoding();

    Encoding read = Encoding.read(encoding.toBytes());

    assertThat(read.toBytes()).isEqualTo(encoding.toBytes());
    assertThat(read.outputs()).isEqualTo(encoding.outputs());
    assertThat(read.columns()).isEqualTo(encoding.columns());
    assertThat(read.encode(Cases.given()).values())
        .containsExactly(encoding.encode(Cases.given()).values());
  }

  @ParameterizedTest
  @MethodSource("recipes")
  void codesOfLevelsPlayNoPart(Recipe recipe) {
    Map<String, Column> renamed = new LinkedHashMap<>();
    for (String name : Cases.given().names()) {
      renamed.put(
          name,
          switch (Cases.given().column(name)) {
            case Column.Numbers numbers -> numbers;
            case Column.Categories texts -> backwards(texts);
          });
    }

    byte[] bytes =
        Encoding.fit(recipe, Cases.examples(Cases.dataset(renamed), Cases.bought().target()), 1)
            .encoding()
            .toBytes();

    assertThat(bytes).isEqualTo(Encoding.fit(recipe, Cases.bought(), 1).encoding().toBytes());
  }

  private static Column.Categories backwards(Column.Categories texts) {
    int last = texts.levels().size() - 1;
    return new Column.Categories(
        Arrays.stream(texts.codes()).map(code -> code < 0 ? code : last - code).toArray(),
        texts.levels().reversed());
  }

  @Test
  void everyNumberKnowsItsFeature() {
    Encoding encoding =
        Encoding.fit(Recipe.clusters(), Cases.given().only(List.of("sector", "age"))).encoding();

    assertThat(encoding.outputs())
        .containsExactly(
            new Output("sector", new Meaning.Level("s0")),
            new Output("sector", new Meaning.Level("s1")),
            new Output("sector", new Meaning.Level("s2")),
            new Output("sector", new Meaning.Level("s3")),
            new Output("sector", new Meaning.Unknown()),
            new Output("age", new Meaning.Value()),
            new Output("age", new Meaning.Unknown()));
  }

  @Test
  void manyLevelsAreHandledByPurpose() {
    assertThat(Cases.names(Encoding.fit(Recipe.trees(), Cases.bought(), 1).encoding()))
        .startsWith("town by share of yes", "sector=s0");
    Encoding clusters = Encoding.fit(Recipe.clusters(), Cases.given()).encoding();
    assertThat(Cases.names(clusters))
        .filteredOn(name -> name.startsWith("town"))
        .hasSize(21)
        .endsWith("town is another");
    assertThat(clusters.remarks()).containsExactly(new Remark.ManyLevels("town", 20, 30));
  }

  @Test
  void unknownNumbersAreKeptForThoseWhoWantThem() {
    Dataset dataset = Cases.dataset("x", new Column.Numbers(new double[] {1, NAN, 4, 2}));

    Fitted kept = Encoding.fit(Recipe.trees(), dataset);
    Fitted filled = Encoding.fit(Recipe.trees().keepingUnknown(false), dataset);

    assertThat(kept.rows().values()).containsExactly(1, NAN, 4, 2);
    assertThat(filled.rows().values()).containsExactly(1, 0, 2, 1, 4, 0, 2, 0);
  }

  @Test
  void unknownLaterButNeverInTrainingIsTheMedian() {
    Dataset training = Cases.dataset("x", new Column.Numbers(new double[] {1, 7, 2}));
    Encoding encoding = Encoding.fit(Recipe.clusters().with("x", Step.NONE), training).encoding();

    assertThat(encoding.encode(Cases.dataset("x", new Column.Numbers(new double[] {NAN}))).values())
        .containsExactly(2);
  }

  @Test
  void flagsOfZeroAndOneStayAsTheyAre() {
    Dataset dataset = Cases.dataset("x", new Column.Numbers(new double[] {0, 1, 0, 0}));

    assertThat(Encoding.fit(Recipe.clusters(), dataset).rows().values())
        .containsExactly(0, 1, 0, 0);
  }

  @Test
  void aLevelThatNoTrainingRowHadIsUnknownOrOneOfTheOthers() {
    Dataset later = Cases.dataset("x", Cases.texts("new", "a", ""));
    Recipe few = new Recipe(Map.of(), Step.Z_SCORE, Step.ONE_HOT, 2, false, 1);

    assertThat(encoded(few, Cases.texts("a", "b"), later)).containsExactly(0, 0, 1, 0, 0, 0);
    assertThat(encoded(few, Cases.texts("a", "b", ""), later))
        .containsExactly(0, 0, 1, 1, 0, 0, 0, 0, 1);
    // a and b have a column, c and d share one, and unknown has the last.
    assertThat(encoded(few, Cases.texts("a", "a", "b", "b", "c", "d", ""), later))
        .containsExactly(0, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0, 1);
    assertThat(encoded(few.with("x", Step.ORDINAL), Cases.texts("a", "b", "c"), later))
        .containsExactly(0.5, 0, 0.5);
  }

  private static double[] encoded(Recipe recipe, Column training, Dataset later) {
    return Encoding.fit(recipe, Cases.dataset("x", training)).encoding().encode(later).values();
  }

  @Test
  void mostlyEqualNumbersStillScale() {
    Column zeros = new Column.Numbers(new double[] {0, 0, 0, 0, 0, 0, 0, 0, 3, 9});

    // Quartiles are equal: the deviation, root of (1.8·1.2... ) by hand: mean 1.2, squares 90/10 −
    // 1.44.
    assertThat(
            encoded(Recipe.clusters().with("x", Step.ROBUST), zeros, Cases.dataset("x", zeros))[9])
        .isEqualTo(9 / Math.sqrt(9 - 1.44));
    assertThat(encoded(Recipe.clusters().with("x", Step.BINS), zeros, Cases.dataset("x", zeros)))
        .containsExactly(0, 0, 0, 0, 0, 0, 0, 0, 1, 1);
  }

  @Test
  void whatTellsNothingIsLeftOutWithItsReason() {
    Map<String, Column> columns = new LinkedHashMap<>();
    columns.put("same", new Column.Numbers(new double[] {3, 3, 3}));
    columns.put("country", Cases.texts("fr", "fr", "fr"));
    columns.put("empty", new Column.Numbers(new double[] {NAN, NAN, NAN}));
    columns.put("blank", Cases.texts("", "", ""));
    columns.put("x", new Column.Numbers(new double[] {1, 2, NAN}));
    columns.put("y", new Column.Numbers(new double[] {1, 2, NAN}));
    columns.put("code", Cases.texts("a", "b", "a"));
    columns.put("name", Cases.texts("Berlin", "Aix", "Berlin"));

    Encoding encoding = Encoding.fit(Recipe.clusters(), Cases.dataset(columns)).encoding();

    assertThat(encoding.columns()).containsExactly("x", "y", "code", "name");
    assertThat(encoding.remarks())
        .containsExactly(
            new Remark.Constant("same"),
            new Remark.Constant("country"),
            new Remark.AllUnknown("empty"),
            new Remark.AllUnknown("blank"),
            new Remark.SameAs("y", "x"),
            new Remark.SameAs("name", "code"));
    assertThat(Encoding.read(encoding.toBytes()).remarks()).isEqualTo(encoding.remarks());
    assertThat(encoding.remarks().getFirst().sentence())
        .isEqualTo("column 'same': left out, as it is the same in all training rows");
  }

  @Test
  void whatCannotBeEncodedIsRefusedWithASentence() {
    Dataset one = Cases.dataset("x", new Column.Numbers(new double[] {1, 2, 3}));
    Dataset texts = Cases.dataset("x", Cases.texts("a", "b", "a"));
    assertRefused(
        Recipe.clusters(),
        Cases.dataset("x", new Column.Numbers(new double[3])),
        "encoding: expected a column that differs between training rows, found none in 1 columns of 3 rows; bring other columns or more rows");
    assertRefused(
        Recipe.clusters().with("x", Step.ONE_HOT),
        one,
        "column 'x': expected a step for numbers, found one_hot; use one of z_score, min_max, robust, log, bins, none");
    assertRefused(
        Recipe.clusters().with("x", Step.LOG),
        texts,
        "column 'x': expected a step for categories, found log; use one of one_hot, ordinal, target, embedding");
    assertRefused(
        Recipe.clusters().with("y", Step.LOG),
        one,
        "dataset: expected one of the columns [x], found 'y'; name a column of the dataset");
    assertRefused(
        Recipe.clusters().with("x", Step.TARGET),
        texts,
        "column 'x': expected a target to average for the step target, found none; use one_hot or embedding");
    assertRefused(
        Recipe.clusters().with("x", Step.EMBEDDING),
        texts,
        "column 'x': expected other columns that differ between its levels to learn an embedding from, found none; use one_hot, or add columns");
    assertRefused(
        Recipe.clusters(),
        Cases.dataset("x", new Column.Numbers(new double[] {1, -2e200})),
        "column 'x': expected numbers within ±1e150, found -2.0E200; scale the column or leave such values unknown");
    assertThatThrownBy(() -> Step.named("zscore"))
        .hasMessageStartingWith("step: expected one of z_score, min_max");
    assertThat(Step.named("z-score")).isEqualTo(Step.Z_SCORE);
  }

  private static void assertRefused(Recipe recipe, Dataset dataset, String sentence) {
    assertThatThrownBy(() -> Encoding.fit(recipe, dataset))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(sentence);
  }

  @Test
  void laterRowsMustHaveTheSameColumns() {
    Encoding encoding =
        Encoding.fit(Recipe.clusters(), Cases.given().only(List.of("sector", "age"))).encoding();
    Map<String, Column> other = new LinkedHashMap<>();
    other.put("sector", new Column.Numbers(new double[1]));
    other.put("age", new Column.Numbers(new double[1]));

    assertThatThrownBy(() -> encoding.encode(Cases.dataset(other)))
        .hasMessage(
            "column 'sector': expected categories as in the training rows, found numbers; learn anew if its type has changed");
    assertThatThrownBy(() -> encoding.encode(Cases.given().only(List.of("sector"))))
        .hasMessageStartingWith("dataset: expected one of the columns [sector], found 'age'");
    LiveRow live = encoding.liveRow();
    assertThatThrownBy(() -> live.number(0, 1)).hasMessageContaining("found a number");
    assertThatThrownBy(() -> live.text(1, "x")).hasMessageContaining("found a text");
    assertThatThrownBy(() -> live.number(1, Double.NEGATIVE_INFINITY))
        .hasMessage(
            "column 'age': expected a number or unknown, found -Infinity; leave infinite values unknown");
  }

  @Test
  void numbersFarBeyondTrainingStayFinite() {
    Column tiny = new Column.Numbers(new double[] {0, 1e-200, 3e-200});
    Dataset later = Cases.dataset("x", new Column.Numbers(new double[] {1e300, -1e300}));

    assertThat(encoded(Recipe.clusters(), tiny, later)).containsExactly(1e30, -1e30);
  }

  @ParameterizedTest
  @MethodSource("recipes")
  void learnersTakeWhateverNumbersComeLater(Recipe recipe) {
    Encoding encoding = Encoding.fit(recipe, Cases.bought(), 1).encoding();
    Map<String, Column> later = new LinkedHashMap<>();
    for (String name : Cases.given().names()) {
      later.put(name, extreme(Cases.given().column(name)));
    }

    Rows rows = encoding.encode(Cases.dataset(later));

    assertThat(Matrix.of(rows).count()).isEqualTo(Cases.given().count());
  }

  private static Column extreme(Column column) {
    return switch (column) {
      case Column.Numbers numbers -> {
        double[] values = numbers.values().clone();
        Arrays.setAll(values, row -> row % 2 == 0 ? 1e31 : -Double.MAX_VALUE);
        yield new Column.Numbers(values);
      }
      case Column.Categories texts -> texts;
    };
  }

  /** Of a, b and c: b stands in three rows of one group, c in one row each of two. */
  @ParameterizedTest
  @EnumSource(names = {"ONE_HOT", "ORDINAL", "TARGET", "EMBEDDING"})
  void levelsOfFewGroupsAreNotNamed(Step step) {
    int[] codes = {0, 0, 0, 1, 1, 1, 2, 2, 0, 0};
    int[] groups = {0, 1, 2, 3, 3, 3, 4, 5, 6, 7};
    Map<String, Column> columns = new LinkedHashMap<>();
    columns.put("x", new Column.Categories(codes, List.of("a", "b", "c")));
    columns.put("y", new Column.Numbers(new double[] {1, 2, 3, 9, 8, 9, 4, 5, 2, 1}));
    boolean[] answers = {true, true, false, false, true, false, false, true, true, true};
    Examples examples =
        new Examples(Cases.dataset(columns), Target.Classes.of(answers), groups, new long[10]);

    Encoding encoding =
        Encoding.fit(Recipe.predictions().with("x", step).naming(2), examples, 1).encoding();

    assertThat(encoding.names("x", "a")).isTrue();
    assertThat(encoding.names("x", "b")).isFalse();
    assertThat(encoding.names("x", "c")).isTrue();
    LiveRow live = encoding.liveRow();
    live.text(0, "b");
    double[] rare = live.encode().clone();
    live.text(0, "never seen");
    assertThat(live.encode()).containsExactly(rare);
  }

  @ParameterizedTest
  @EnumSource(names = {"ONE_HOT", "ORDINAL", "TARGET", "EMBEDDING"})
  void aColumnOfNothingButRareLevelsSaysAtMostThatItIsKnown(Step step) {
    Map<String, Column> columns = new LinkedHashMap<>();
    columns.put("x", new Column.Categories(new int[] {0, 1, 2, 3}, List.of("a", "b", "c", "d")));
    columns.put("y", new Column.Numbers(new double[] {1, 2, 3, 9}));
    columns.put("z", new Column.Categories(new int[] {0, -1, 2, -1}, List.of("a", "b", "c", "d")));
    Examples examples =
        new Examples(
            Cases.dataset(columns),
            Target.Classes.of(new boolean[] {true, false, true, false}),
            new int[] {0, 1, 2, 3},
            new long[4]);
    Recipe recipe = Recipe.predictions().with("x", step).with("z", step).naming(2);

    Encoding encoding = Encoding.fit(recipe, examples, 1).encoding();

    assertThat(encoding.columns()).containsExactly("y", "z");
    assertThat(encoding.remarks()).contains(new Remark.ManyLevels("x", 0, 4));
    assertThat(
            encoding.outputs().stream().filter(o -> o.feature().equals("z")).map(Output::meaning))
        .containsExactly(new Meaning.OtherLevel(), new Meaning.Unknown());
  }

  @Test
  void aMillionLevelsAreBounded() {
    int count = 1_000_000;
    int[] codes = IntStream.range(0, count).toArray();
    // Level 7 is the only frequent one.
    Arrays.fill(codes, 0, 1000, 7);
    List<String> levels = IntStream.range(0, count).mapToObj(x -> "id " + x).toList();
    boolean[] answers = new boolean[count];
    Arrays.fill(answers, 0, 900, true);
    Dataset dataset = Cases.dataset("id", new Column.Categories(codes, levels));

    Encoding byTarget =
        Encoding.fit(Recipe.trees(), Cases.examples(dataset, Target.Classes.of(answers)), 1)
            .encoding();
    Encoding oneHot = Encoding.fit(Recipe.clusters(), dataset).encoding();

    assertThat(byTarget.toBytes().length).isLessThan(400_000);
    assertThat(byTarget.remarks()).containsExactly(new Remark.ManyLevels("id", 10_000, 999_001));
    LiveRow live = byTarget.liveRow();
    live.text(0, "id 999999");
    assertThat(live.encode()).containsExactly(0);
    assertThat(oneHot.width()).isEqualTo(21);
    assertThat(Cases.names(oneHot)).contains("id=id 7", "id is another");
  }

  @Test
  void threadsChangeNothing() throws Exception {
    SplittableRandom random = new SplittableRandom(6);
    int count = 50_000;
    Map<String, Column> columns = new LinkedHashMap<>();
    columns.put("x", new Column.Numbers(random.doubles(count).toArray()));
    columns.put(
        "town",
        new Column.Categories(
            random.ints(count, -1, 90).toArray(),
            IntStream.range(0, 90).mapToObj(x -> "t" + x).toList()));
    Target target = new Target.Amounts(random.doubles(count).toArray());
    Examples examples = Cases.examples(Cases.dataset(columns), target);
    Recipe recipe = Recipe.predictions().with("x", Step.ROBUST);
    Fitted alone = Encoding.fit(recipe, examples, 1);

    for (int threads : new int[] {1, 2, 64}) {
      try (ForkJoinPool pool = new ForkJoinPool(threads)) {
        Fitted fitted = pool.submit(() -> Encoding.fit(recipe, examples, 1)).get();
        assertThat(fitted.encoding().toBytes()).isEqualTo(alone.encoding().toBytes());
        assertThat(fitted.rows().values()).containsExactly(alone.rows().values());
      }
    }
  }
}
