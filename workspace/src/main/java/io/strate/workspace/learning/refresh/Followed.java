package io.strate.workspace.learning.refresh;

import io.strate.domain.Entity;
import io.strate.domain.Type;
import io.strate.domain.Value;
import io.strate.engine.Evaluator;
import io.strate.rule.Expr;
import io.strate.rule.definition.LearntTrait;
import io.strate.rule.definition.LearntTrait.Feature;
import io.strate.workspace.learning.StateLearnt.One;
import io.strate.workspace.learning.ValueTraits;
import io.strate.workspace.open.Workspace;
import io.strate.workspace.run.ProfileByProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.roaringbitmap.RoaringBitmap;

/** A version in force, held against profiles one by one. For one thread. */
final class Followed {

  /** Before the features stand whether somebody is in the population, and what is stated now. */
  private static final int BEFORE = 2;

  private final LearntTrait trait;
  private final int version;
  private final LiveAnswer answer;
  private final ProfileByProfile profiles;
  private final List<String> names;

  Followed(Workspace workspace, LearntTrait trait, int version, LiveAnswer answer) {
    this.trait = trait;
    this.version = version;
    this.answer = answer;
    List<Expr> values = new ArrayList<>();
    values.add(trait.among().orElse(new Expr.Literal(Value.bool(true))));
    values.add(new Expr.Attribute(trait.name(), Type.ANY));
    trait.features().stream().map(Feature::value).forEach(values::add);
    this.names = new ArrayList<>();
    for (int place = 0; place < values.size(); place++) {
      names.add(ValueTraits.name(place));
    }
    this.profiles =
        ProfileByProfile.values(
            workspace.ledger(),
            ValueTraits.in(workspace.definition().definitions(), trait.of(), values));
  }

  LearntTrait trait() {
    return trait;
  }

  Entity of() {
    return trait.of();
  }

  int version() {
    return version;
  }

  boolean looksAround() {
    return profiles.looksAround();
  }

  /**
   * Finds the profiles of whom something else is to be said than what is stated.
   *
   * @throws IllegalArgumentException for values that the version does not take
   */
  void differences(RoaringBitmap numbers, long now, Consumer<One> into) {
    profiles.refresh();
    profiles.each(
        trait.of(),
        numbers,
        now,
        (number, on) -> {
          if (on.exists()) {
            Value wanted = wanted(on);
            if (!wanted.equals(on.trait(names.get(1)))) {
              into.accept(new One(trait.of(), trait.name(), number, wanted));
            }
          }
        });
  }

  private Value wanted(Evaluator on) {
    boolean isIn = on.trait(names.get(0)).equals(Value.bool(true));
    return isIn ? answer.of(place -> on.trait(names.get(BEFORE + place))) : Value.UNKNOWN;
  }
}
