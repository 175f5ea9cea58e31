package io.strate.benchmark;

import io.strate.learn.dataset.Matrix;
import io.strate.learn.dataset.Target;
import io.strate.learn.predict.Explained;
import io.strate.learn.predict.Learnt;
import io.strate.learn.predict.Part;
import io.strate.learn.predict.XGBoost;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What a prediction costs: one profile of 40 numbers through 300 trees, another profile each time,
 * and the explanation of one.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ScoringKernel {
  private static final int ROWS = 20_000;
  private static final int COLUMNS = 40;

  @Param({"4", "6"})
  int depth;

  private double[] rows = new double[0];

  @SuppressWarnings("NullAway.Init") // JMH calls learn() first
  private Learnt learnt;

  private final double[] answer = new double[1];
  private final double[] contributions = new double[COLUMNS + 1];
  private int next;

  @Setup
  public void learn() {
    SplittableRandom random = new SplittableRandom(1);
    rows = random.doubles((long) ROWS * COLUMNS).toArray();
    boolean[] yes = answers(rows, COLUMNS, random);
    XGBoost standard = XGBoost.standard(1);
    XGBoost learner =
        new XGBoost(
            300,
            standard.rate(),
            new XGBoost.Shape(depth, 0, 1, 0, 256),
            standard.penalty(),
            standard.draw(),
            0,
            1);
    learnt = learner.fit(Part.of(Matrix.of(COLUMNS, rows), Target.Classes.of(yes)));
  }

  @Benchmark
  public double predict() {
    learnt.predict(rows, from(), answer, 0);
    return answer[0];
  }

  @Benchmark
  public double explain() {
    ((Explained) learnt).contributions(rows, from(), 0, contributions);
    return contributions[0];
  }

  /** Some that the first nine columns are the cause of, by chance. */
  static boolean[] answers(double[] rows, int columns, SplittableRandom random) {
    boolean[] yes = new boolean[rows.length / columns];
    for (int row = 0; row < yes.length; row++) {
      double score = 0;
      for (int column = 0; column < 8; column++) {
        score += rows[row * columns + column] * rows[row * columns + column + 1] - 0.25;
      }
      yes[row] = random.nextDouble() < 1 / (1 + Math.exp(-score));
    }
    return yes;
  }

  private int from() {
    next = (next + 1) % ROWS;
    return next * COLUMNS;
  }
}
