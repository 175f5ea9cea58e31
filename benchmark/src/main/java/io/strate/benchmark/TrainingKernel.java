package io.strate.benchmark;

import io.strate.learn.dataset.Matrix;
import io.strate.learn.dataset.Target;
import io.strate.learn.predict.Learnt;
import io.strate.learn.predict.Part;
import io.strate.learn.predict.XGBoost;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What training costs beside XGBoost's library alone: 300 trees of depth 4 from 20,000 rows of 40
 * numbers, both on one thread with the same settings, rows handed over included.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2)
@Measurement(iterations = 7)
@Fork(1)
public class TrainingKernel {
  private static final int ROWS = 20_000;
  private static final int COLUMNS = 40;
  private static final int ROUNDS = 300;

  private double[] rows = new double[0];
  private boolean[] yes = new boolean[0];

  @Setup
  public void rows() {
    SplittableRandom random = new SplittableRandom(1);
    rows = random.doubles((long) ROWS * COLUMNS).toArray();
    yes = ScoringKernel.answers(rows, COLUMNS, random);
  }

  @Benchmark
  public Learnt strate() {
    return new XGBoost(
            ROUNDS,
            0.05,
            new XGBoost.Shape(4, 0, 5, 0, 256),
            new XGBoost.Penalty(1, 0, 0),
            XGBoost.Draw.ALL,
            0,
            1)
        .fit(Part.of(Matrix.of(COLUMNS, rows), Target.Classes.of(yes)));
  }

  @Benchmark
  public Booster library() throws XGBoostError {
    float[] singles = new float[rows.length];
    for (int i = 0; i < singles.length; i++) {
      singles[i] = (float) rows[i];
    }
    float[] labels = new float[ROWS];
    for (int row = 0; row < ROWS; row++) {
      labels[row] = yes[row] ? 1 : 0;
    }
    DMatrix matrix = new DMatrix(singles, ROWS, COLUMNS, Float.NaN);
    try {
      matrix.setLabel(labels);
      Map<String, Object> settings =
          Map.of(
              "objective", "binary:logistic",
              "eta", 0.05,
              "max_depth", 4,
              "min_child_weight", 5,
              "max_bin", 256,
              "lambda", 1,
              "tree_method", "hist",
              "nthread", 1,
              "seed", 1,
              "verbosity", 0);
      return ml.dmlc.xgboost4j.java.XGBoost.train(matrix, settings, ROUNDS, Map.of(), null, null);
    } finally {
      matrix.dispose();
    }
  }
}
