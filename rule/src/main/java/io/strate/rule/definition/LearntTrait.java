package io.strate.rule.definition;

import io.strate.domain.Entity;
import io.strate.domain.Type;
import io.strate.rule.Expr;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A trait that is learnt of many profiles and then stated of each: to rules it is an attribute of
 * its name, unknown until it is stated first.
 */
public sealed interface LearntTrait {

  Entity of();

  String name();

  /** Whom it is learnt of, and stated for; everybody if empty. */
  Optional<Expr> among();

  /** What it is learnt from, at least one. */
  List<Feature> features();

  /** The type of the attribute. */
  Type.Scalar type();

  /**
   * A value that is learnt from: a number, a text or a condition. Of an instant it is the days
   * since.
   *
   * @param name of the trait or attribute; {@code account.employees} for one of the account
   */
  record Feature(String name, Expr value) {
    public Feature {
      Objects.requireNonNull(name, "name");
    }
  }

  /** Groups of profiles that are alike; the attribute is the label of a profile's group. */
  record ClusterSet(Entity of, String name, Optional<Expr> among, List<Feature> features)
      implements LearntTrait {
    public ClusterSet {
      features = List.copyOf(features);
    }

    @Override
    public Type.Scalar type() {
      return Type.Scalar.TEXT;
    }
  }

  /**
   * What will probably come. The attribute is a probability if the target is a condition, a number
   * if it is a number, and the likeliest text if it is a text.
   *
   * @param target what came of it; empty for a model from elsewhere, which says some number, of
   *     which nobody said what it foretells
   */
  record Prediction(
      Entity of, String name, Optional<Expr> among, List<Feature> features, Optional<Target> target)
      implements LearntTrait {
    public Prediction {
      features = List.copyOf(features);
      Objects.requireNonNull(target, "target");
    }

    @Override
    public Type.Scalar type() {
      return target.filter(of -> of.value().type() == Type.TEXT).isPresent()
          ? Type.Scalar.TEXT
          : Type.Scalar.NUMBER;
    }
  }

  /**
   * What is predicted.
   *
   * @param value evaluated at the end of the horizon after an instant, it says what came of it
   */
  record Target(Expr value, Horizon horizon) {
    public Target {
      Objects.requireNonNull(horizon, "horizon");
    }
  }
}
