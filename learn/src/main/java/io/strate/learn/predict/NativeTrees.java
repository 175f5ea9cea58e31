package io.strate.learn.predict;

import io.strate.learn.dataset.Matrix;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/**
 * The one place that calls XGBoost's native library: it grows trees, which are ours from then on.
 * It works on one thread: that several give the same trees is not promised, and beside a busy
 * process two have been seen to take ten times as long as one. Whoever has cores to spare learns
 * several predictors at once.
 */
final class NativeTrees {
  private NativeTrees() {}

  /** A seed as XGBoost takes them: not negative. */
  static long seed(long seed) {
    return seed & Integer.MAX_VALUE;
  }

  /**
   * A model as XGBoost wrote it.
   *
   * @param rounds how many of its rounds are to be kept
   */
  record Grown(byte[] model, int rounds) {
    Trees trees() {
      return GrownTrees.read(model, rounds);
    }
  }

  /** Grows all rounds. */
  static Grown grow(Map<String, Object> settings, int rounds, Part training) {
    return grow(settings, rounds, 0, training, Optional.empty());
  }

  /** Grows until the loss on the validation part has not fallen for {@code patience} rounds. */
  static Grown grow(
      Map<String, Object> settings,
      int rounds,
      int patience,
      Part training,
      Optional<Part> validation) {
    try (Native rows = Native.of(training)) {
      if (validation.isEmpty()) {
        return written(booster(settings, Map.of(), rows), booster -> all(booster, rounds, rows));
      }
      try (Native others = Native.of(validation.get())) {
        return written(
            booster(settings, Map.of("validation", others.matrix), rows),
            booster -> best(booster, rounds, patience, rows, others));
      }
    } catch (XGBoostError e) {
      throw new IllegalStateException("XGBoost could not learn: " + e.getMessage(), e);
    } catch (LinkageError e) {
      throw new IllegalStateException(
          "XGBoost's native library cannot be loaded on this machine: install libgomp1 (Debian: apt-get install libgomp1), or choose logistic or svm",
          e);
    }
  }

  /** One without a tree. */
  private static Booster booster(
      Map<String, Object> settings, Map<String, DMatrix> seen, Native rows) throws XGBoostError {
    Map<String, Object> all = new HashMap<>(settings);
    all.put("tree_method", "hist");
    all.put("nthread", 1);
    all.put("verbosity", 0);
    all.put("verbose_eval", false);
    return XGBoost.train(rows.matrix, all, 0, seen, null, null);
  }

  private static int all(Booster booster, int rounds, Native rows) throws XGBoostError {
    for (int round = 0; round < rounds; round++) {
      update(booster, round, rows);
    }
    return rounds;
  }

  private static int best(Booster booster, int rounds, int patience, Native rows, Native validation)
      throws XGBoostError {
    DMatrix[] others = {validation.matrix};
    String[] names = {"validation"};
    float[] loss = new float[1];
    float lowest = Float.POSITIVE_INFINITY;
    int best = 0;
    for (int round = 0; round < rounds && round - best <= patience; round++) {
      update(booster, round, rows);
      booster.evalSet(others, names, round, loss);
      if (loss[0] < lowest) {
        lowest = loss[0];
        best = round;
      }
    }
    return best + 1;
  }

  private static void update(Booster booster, int round, Native rows) throws XGBoostError {
    if (Thread.currentThread().isInterrupted()) {
      throw new IllegalStateException("learning was interrupted before it was done");
    }
    booster.update(rows.matrix, round);
  }

  /** Adds rounds, and says how many are to be kept. */
  private interface Rounds {
    int add(Booster booster) throws XGBoostError;
  }

  private static Grown written(Booster booster, Rounds rounds) throws XGBoostError {
    try {
      int kept = rounds.add(booster);
      return new Grown(booster.toByteArray("ubj"), kept);
    } finally {
      booster.dispose();
    }
  }

  /** Rows in XGBoost's own memory. */
  private record Native(DMatrix matrix) implements AutoCloseable {

    static Native of(Part part) throws XGBoostError {
      Matrix rows = part.rows();
      DMatrix matrix = new DMatrix(singles(rows.values()), rows.count(), rows.columns(), Float.NaN);
      matrix.setLabel(singles(part.target().numbers()));
      matrix.setWeight(singles(part.weights()));
      return new Native(matrix);
    }

    private static float[] singles(double[] numbers) {
      float[] singles = new float[numbers.length];
      for (int i = 0; i < numbers.length; i++) {
        singles[i] = (float) numbers[i];
      }
      return singles;
    }

    @Override
    public void close() {
      matrix.dispose();
    }
  }
}
