package io.strate.workspace.learning;

import static org.assertj.core.api.Assertions.assertThat;

import io.strate.conformance.Case;
import io.strate.conformance.generate.RandomCases;
import io.strate.domain.CodePoints;
import io.strate.domain.Entity;
import io.strate.domain.Entry;
import io.strate.domain.Identifier;
import io.strate.domain.Type;
import io.strate.domain.Value;
import io.strate.learn.dataset.Column;
import io.strate.learn.dataset.Target;
import io.strate.ledger.Ledger;
import io.strate.ledger.Posting;
import io.strate.rule.Expr;
import io.strate.rule.Span;
import io.strate.rule.definition.Definitions;
import io.strate.rule.definition.SegmentDefinition;
import io.strate.rule.interpret.Interpreter;
import io.strate.workspace.run.Interest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every cell of a dataset is what the interpreter says as of its snapshot. */
final class TimeTravelLawTest {

  private static final long NOW = Long.MAX_VALUE / 8;
  private static final long DAY = 86_400_000;
  private static final long MEMORY = 1 << 30;

  @TempDir Path folder;
  private int cells;
  private int known;
  private int labels;

  @Test
  void everyCellIsWhatTheInterpreterSays() {
    for (long seed = 0; seed < 80; seed++) {
      Case generated = RandomCases.of(seed);
      try (Ledger ledger = TestingPast.ledger(folder.resolve("s" + seed))) {
        TestingPast.append(ledger, TestingPast.postings(generated.population(), _ -> true));
        for (Entity of : Entity.values()) {
          TimeTravel.Asked asked = asked(generated, of, new Random(seed));
          PastRows rows = travel(ledger, generated, asked);
          compare(generated, asked, rows, ledger, "seed " + seed + " " + of);
        }
      }
    }
    assertThat(cells).isGreaterThan(3_000);
    assertThat(known).isBetween(cells / 4, cells - 1_000);
    assertThat(labels).isGreaterThan(300);
  }

  @Test
  void whatComesAfterASnapshotTellsNothing() {
    for (long seed = 200; seed < 215; seed++) {
      Case generated = RandomCases.of(seed);
      TimeTravel.Asked all = asked(generated, Entity.CONTACT, new Random(seed));
      for (long snapshot : generated.nows()) {
        TimeTravel.Asked asked =
            new TimeTravel.Asked(
                all.of(), all.features(), all.among(), Optional.empty(), List.of(snapshot));
        String name = "s" + seed + "-" + snapshot;
        List<List<String>> past;
        try (Ledger ledger = TestingPast.ledger(folder.resolve(name))) {
          List<Posting> before =
              TestingPast.postings(generated.population(), e -> e.time() <= snapshot);
          TestingPast.append(ledger, before);
          past = texts(ledger, travel(ledger, generated, asked));
          List<Posting> after =
              TestingPast.postings(generated.population(), e -> e.time() > snapshot);
          TestingPast.append(ledger, after);
          assertThat(texts(ledger, travel(ledger, generated, asked)))
              .as("seed %s at %s", seed, snapshot)
              .isEqualTo(past);
        }
      }
    }
  }

  @Test
  void theOrderOfArrivalDoesNotMatter() {
    for (long seed = 300; seed < 320; seed++) {
      Case generated = RandomCases.of(seed);
      TimeTravel.Asked asked = asked(generated, Entity.CONTACT, new Random(seed));
      List<Posting> postings = TestingPast.postings(generated.population(), _ -> true);
      List<Posting> shuffled = new ArrayList<>(postings);
      shuffled.addAll(postings.subList(0, postings.size() / 2));
      Collections.shuffle(shuffled, new Random(seed));
      assertThat(arrived(generated, asked, shuffled, "shuffled" + seed))
          .as("seed %s", seed)
          .isEqualTo(arrived(generated, asked, postings, "ordered" + seed));
    }
  }

  /** Events up to the snapshot, and in the gap after it, may as well not have happened. */
  @Test
  void aLabelSeesNothingFromBeforeItsWindow() {
    int yes = 0;
    for (long seed = 400; seed < 420; seed++) {
      Case generated = RandomCases.of(seed);
      long snapshot = generated.nows().getFirst() - 60 * DAY;
      TimeTravel.Asked asked =
          new TimeTravel.Asked(
              Entity.CONTACT,
              List.of(),
              Optional.empty(),
              Optional.of(orders()),
              List.of(snapshot));
      Map<String, Double> all = labels(generated, asked, _ -> true, "all" + seed);
      Map<String, Double> after =
          labels(
              generated,
              asked,
              e -> !(e instanceof Entry.Event) || e.time() > snapshot + 3 * DAY,
              "after" + seed);
      assertThat(all).as("seed %s at %s", seed, snapshot).containsAllEntriesOf(after);
      yes += Collections.frequency(after.values(), 1.0);
    }
    assertThat(yes).isGreaterThan(10);
  }

  private static Label orders() {
    Span window = new Span(3, Span.Unit.MONTH);
    return new Label(
        new Expr.Did(
            io.strate.rule.Selection.of("order").in(new io.strate.rule.Window.Within(window))),
        window,
        new Span(3, Span.Unit.DAY));
  }

  private Map<String, Double> labels(
      Case generated,
      TimeTravel.Asked asked,
      java.util.function.Predicate<Entry> wanted,
      String name) {
    try (Ledger ledger = TestingPast.ledger(folder.resolve(name))) {
      TestingPast.append(ledger, TestingPast.postings(generated.population(), wanted));
      PastRows rows = travel(ledger, generated, asked);
      Map<String, Double> labels = new TreeMap<>();
      double[] target = rows.label().orElseThrow().numbers();
      for (int row = 0; row < rows.count(); row++) {
        labels.put(TestingPast.id(ledger, rows.of(), rows.profiles()[row]), target[row]);
      }
      return labels;
    }
  }

  // ---- what is asked ----

  /** All that has a column; sometimes a population, sometimes a label. */
  private static TimeTravel.Asked asked(Case generated, Entity of, Random random) {
    Definitions definitions = generated.definitions();
    List<Feature> features = new ArrayList<>();
    definitions.traits().stream()
        .filter(trait -> trait.of() == of && fits(trait.value().type()))
        .forEach(
            trait ->
                features.add(
                    new Feature(trait.name(), new Expr.Trait(trait.name(), trait.value().type()))));
    definitions.scores().stream()
        .filter(score -> score.of() == of)
        .forEach(
            score ->
                features.add(new Feature(score.name(), new Expr.Trait(score.name(), Type.NUMBER))));
    List<Expr> conditions = new ArrayList<>();
    for (SegmentDefinition segment : definitions.segments()) {
      if (segment.of() == of) {
        Expr in = new Expr.InSegment(segment.name());
        conditions.add(in);
        features.add(new Feature("in " + segment.name(), in));
      }
    }
    if (of == Entity.CONTACT) {
      features.add(new Feature("region", new Expr.Attribute("region", Type.TEXT)));
      features.add(new Feature("employees", new Expr.Attribute("employees", Type.NUMBER)));
      features.add(new Feature("renewal", new Expr.Attribute("renewal", Type.INSTANT)));
      features.add(new Feature("vip", new Expr.Attribute("vip", Type.BOOLEAN)));
    }
    Optional<Expr> among =
        conditions.isEmpty() || random.nextBoolean()
            ? Optional.empty()
            : Optional.of(conditions.get(random.nextInt(conditions.size())));
    List<Expr> predictable =
        features.stream().map(Feature::value).filter(e -> e.type() != Type.INSTANT).toList();
    Optional<Label> label =
        predictable.isEmpty() || random.nextBoolean()
            ? Optional.empty()
            : Optional.of(
                new Label(
                    predictable.get(random.nextInt(predictable.size())),
                    new Span(1 + random.nextInt(60), Span.Unit.DAY),
                    new Span(random.nextInt(3), Span.Unit.DAY)));
    return new TimeTravel.Asked(of, features, among, label, generated.nows());
  }

  private static boolean fits(Type type) {
    return type instanceof Type.Scalar && type != Type.ANY;
  }

  private static PastRows travel(Ledger ledger, Case generated, TimeTravel.Asked asked) {
    return new TimeTravel(ledger, generated.definitions(), MEMORY)
        .rows(asked, NOW, Interest.LASTING);
  }

  // ---- what is expected ----

  private static boolean isNumbered(Ledger ledger, Entity of, String id) {
    return ledger.profiles().number(new Identifier(of, Identifier.DEFAULT_KIND, id)).isPresent();
  }

  private void compare(
      Case generated, TimeTravel.Asked asked, PastRows rows, Ledger ledger, String what) {
    Interpreter interpreter = new Interpreter(generated.definitions(), generated.population());
    List<String> expected = new ArrayList<>();
    List<Long> snapshots = asked.snapshots().stream().sorted().toList();
    for (long snapshot : snapshots) {
      interpreter.existing(asked.of(), snapshot).stream()
          .filter(id -> isNumbered(ledger, asked.of(), id))
          .sorted(CodePoints::compare)
          .filter(
              id ->
                  asked.among().isEmpty()
                      || interpreter.holds(asked.of(), id, asked.among().get(), snapshot))
          .filter(id -> isKnown(interpreter, asked, id, snapshot))
          .forEach(id -> expected.add(id + " at " + snapshot));
    }
    List<String> found = new ArrayList<>();
    for (int row = 0; row < rows.count(); row++) {
      found.add(
          TestingPast.id(ledger, asked.of(), rows.profiles()[row])
              + " at "
              + rows.snapshots()[row]);
    }
    assertThat(found).as(what).isEqualTo(expected);
    for (int row = 0; row < rows.count(); row++) {
      String id = TestingPast.id(ledger, asked.of(), rows.profiles()[row]);
      for (Feature feature : asked.features()) {
        Value value = interpreter.value(asked.of(), id, feature.value(), rows.snapshots()[row]);
        String text = cell(value, feature.value().type());
        assertThat(cell(rows.features().column(feature.name()), row))
            .as("%s: %s of %s at %s", what, feature, id, rows.snapshots()[row])
            .isEqualTo(text);
        cells++;
        known += text.equals("?") ? 0 : 1;
      }
      if (asked.label().isPresent()) {
        Value value = label(interpreter, asked, id, rows.snapshots()[row]);
        assertThat(cell(rows.label().orElseThrow(), row))
            .as("%s: %s of %s at %s", what, asked.label(), id, rows.snapshots()[row])
            .isEqualTo(
                value instanceof Value.Bool(boolean yes)
                    ? yes ? "yes" : "no"
                    : cell(value, asked.label().get().value().type()));
        labels++;
      }
    }
  }

  private static boolean isKnown(
      Interpreter interpreter, TimeTravel.Asked asked, String id, long snapshot) {
    return asked.label().isEmpty() || label(interpreter, asked, id, snapshot).isKnown();
  }

  /** Windows here are of days, whose length does not depend on the calendar. */
  private static Value label(
      Interpreter interpreter, TimeTravel.Asked asked, String id, long snapshot) {
    Label label = asked.label().orElseThrow();
    long end =
        snapshot + (label.horizon().windows().getFirst().count() + label.gap().count()) * DAY;
    return label.value().type() == Type.BOOLEAN
        ? Value.bool(interpreter.holds(asked.of(), id, label.value(), end))
        : interpreter.value(asked.of(), id, label.value(), end);
  }

  private static String cell(Value value, Type type) {
    return switch (value) {
      case Value.Num(double number) when type == Type.NUMBER -> "" + number;
      case Value.Bool(boolean yes) when type == Type.BOOLEAN -> yes ? "1.0" : "0.0";
      case Value.Instant(long millis) when type == Type.INSTANT -> "" + millis / (double) DAY;
      case Value.Text(String text) when type == Type.TEXT -> text;
      default -> "?";
    };
  }

  private static String cell(Column column, int row) {
    if (!column.isKnown(row)) {
      return "?";
    }
    return switch (column) {
      case Column.Numbers(double[] values) -> "" + values[row];
      case Column.Categories(int[] codes, var levels) -> levels.get(codes[row]);
    };
  }

  private static String cell(Target target, int row) {
    return switch (target) {
      case Target.Amounts(double[] numbers) -> "" + numbers[row];
      case Target.Classes(int[] codes, var names) -> names.get(codes[row]);
    };
  }

  private List<List<String>> arrived(
      Case generated, TimeTravel.Asked asked, List<Posting> postings, String name) {
    try (Ledger ledger = TestingPast.ledger(folder.resolve(name))) {
      TestingPast.append(ledger, postings);
      return texts(ledger, travel(ledger, generated, asked));
    }
  }

  /** Rows by who they are of, whatever their numbers. */
  private static List<List<String>> texts(Ledger ledger, PastRows rows) {
    List<List<String>> all = new ArrayList<>();
    for (int i = 0; i < rows.count(); i++) {
      int row = i;
      List<String> cells = new ArrayList<>();
      cells.add(TestingPast.id(ledger, rows.of(), rows.profiles()[row]));
      cells.add("" + rows.snapshots()[row]);
      rows.features().columns().forEach(column -> cells.add(cell(column, row)));
      rows.label().ifPresent(target -> cells.add(cell(target, row)));
      all.add(cells);
    }
    return all;
  }
}
