package io.strate.workspace.learning.refresh;

import io.strate.domain.Blame;
import io.strate.domain.Failure;
import io.strate.domain.Value;
import io.strate.learn.encode.LiveRow;
import io.strate.learn.model.ClusterModel;
import io.strate.learn.model.Model;
import io.strate.rule.definition.LearntTrait;
import io.strate.workspace.learning.ValueTraits;
import io.strate.workspace.learning.registry.Registry;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/** What a version says of one profile after another. For one thread. */
final class LiveAnswer {

  private final LiveRow row;
  private final Supplier<Value> answer;

  /** Of each column of the row, the place of its feature. */
  private final int[] places;

  private LiveAnswer(LiveRow row, int[] places, Supplier<Value> answer) {
    this.row = row;
    this.places = places;
    this.answer = answer;
  }

  /**
   * @throws Failure {@code learnt.features} if it was learnt from what is no feature any more, and
   *     {@code learnt.unknown} as {@link Registry#part}
   */
  static LiveAnswer of(LearntTrait trait, Registry registry, int version) {
    byte[] bytes = registry.part(trait.name(), version, "model");
    return switch (trait) {
      case LearntTrait.ClusterSet _ -> {
        ClusterModel model = ClusterModel.read(bytes);
        LiveRow row = model.row();
        int[] places = places(trait, version, model.encoding().columns());
        yield new LiveAnswer(row, places, () -> Restate.value(model.number(row)));
      }
      case LearntTrait.Prediction _ -> {
        Model model = Model.read(bytes);
        Model.Asking asking = model.asking();
        int[] places = places(trait, version, model.pipeline().encoding().columns());
        yield new LiveAnswer(
            asking.row(), places, () -> Restate.value(trait, model, asking.answer(), 0));
      }
    };
  }

  private static int[] places(LearntTrait trait, int version, List<String> columns) {
    List<String> features = trait.features().stream().map(LearntTrait.Feature::name).toList();
    int[] places = columns.stream().mapToInt(features::indexOf).toArray();
    if (Arrays.stream(places).anyMatch(place -> place < 0)) {
      throw new Failure(
          "learnt.features",
          Blame.USER,
          "version %d of '%s' was learnt from %s, but its features are %s now: run `strate learn --only %s`"
              .formatted(version, trait.name(), columns, features, trait.name()));
    }
    return places;
  }

  /**
   * The answer about a profile.
   *
   * @param features the value of each feature, by its place
   */
  Value of(IntFunction<Value> features) {
    row.clear();
    for (int column = 0; column < places.length; column++) {
      fill(column, features.apply(places[column]));
    }
    return answer.get();
  }

  private void fill(int column, Value value) {
    switch (value) {
      case Value.Num(double number) -> row.number(column, number);
      case Value.Bool(boolean is) -> row.number(column, is ? 1 : 0);
      case Value.Instant(long millis) -> row.number(column, millis / ValueTraits.DAY);
      case Value.Text(String text) -> row.text(column, text);
      default -> row.unknown(column);
    }
  }
}
