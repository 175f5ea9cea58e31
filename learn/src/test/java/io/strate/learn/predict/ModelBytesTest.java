package io.strate.learn.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.strate.learn.dataset.Matrix;
import io.strate.learn.dataset.Target;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class ModelBytesTest {
  private static final Matrix ROWS = MadeUp.rows();

  static Stream<Learner> learners() {
    return Stream.of(
        new DecisionTree(3, 2),
        new RandomForest(5, 4, 2, 0.632, 0.5, 1),
        new XGBoost(
            5,
            0.3,
            new XGBoost.Shape(3, 0, 1, 0, 256),
            XGBoost.Penalty.NONE,
            XGBoost.Draw.ALL,
            0,
            1),
        new LinearSvm(1, 0.1),
        new KernelSvm(1, KernelSvm.SPREAD, 0.1, 1000));
  }

  @ParameterizedTest
  @MethodSource("learners")
  void whatIsReadAnswersLikeWhatWasWritten(Learner learner) {
    for (Target target : MadeUp.targets()) {
      Learnt learnt = learner.fit(Part.of(ROWS, target));
      Learnt read = Learnt.read(learnt.bytes());
      assertThat(read.question()).isEqualTo(learnt.question());
      assertThat(read.predict(ROWS)).isEqualTo(learnt.predict(ROWS));
      assertThat(read.bytes()).isEqualTo(learnt.bytes());
    }
  }

  /**
   * Files of version 1, kept here for ever. Two trees: 0.5 to begin with, a leaf of 0.125, and
   * below column 0 &lt; 0.5 a leaf of 0.25, else below column 1 &lt; 2 or unknown -1, else 3. A
   * line: 10 + 2x - y. A machine: 1 + 4 exp(-½|r|²) - 2 exp(-½|r - (1, 2)|²).
   */
  static Stream<Arguments> kept() {
    return Stream.of(
        Arguments.of("trees-1", 0, 7, 1 / (1 + Math.exp(-0.875))),
        Arguments.of("trees-1", 0.5, Double.NaN, 1 / (1 + Math.exp(0.375))),
        Arguments.of("trees-1", 9, 2, 1 / (1 + Math.exp(-3.625))),
        Arguments.of("linear-1", 3, 4, 12),
        Arguments.of("kernel-1", 1, 2, -1 + 4 * Math.exp(-2.5)));
  }

  @ParameterizedTest
  @MethodSource("kept")
  void aFileOfVersionOneIsRead(String name, double x, double y, double expected)
      throws IOException {
    try (InputStream file = ModelBytesTest.class.getResourceAsStream(name + ".model")) {
      Learnt read = Learnt.read(file.readAllBytes());
      assertThat(read.predict(x, y)).isCloseTo(expected, within(1e-12));
    }
  }

  @ParameterizedTest
  @MethodSource("learners")
  void everyChangedByteAndEveryCutIsRefused(Learner learner) {
    byte[] bytes = learner.fit(Part.of(ROWS, MadeUp.YES)).bytes();
    int step = Math.max(1, bytes.length / 500);
    for (int place = 0; place < bytes.length; place += step) {
      byte[] changed = bytes.clone();
      changed[place] ^= 4;
      assertThatThrownBy(() -> Learnt.read(changed))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("model: expected ");
      byte[] cut = Arrays.copyOf(bytes, place);
      assertThatThrownBy(() -> Learnt.read(cut)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  /**
   * Somebody who knows the checksum can make a model that answers nonsense, but none that harms.
   */
  @ParameterizedTest
  @MethodSource("learners")
  void forgedBytesAreRefusedOrAnswer(Learner learner) {
    byte[] bytes = learner.fit(Part.of(ROWS, MadeUp.YES)).bytes();
    SplittableRandom random = new SplittableRandom(5);
    for (int i = 0; i < 3_000; i++) {
      byte[] forged = bytes.clone();
      for (int change = random.nextInt(1, 4); change > 0; change--) {
        int place = random.nextInt(5, forged.length - 4);
        forged[place] = (byte) (random.nextBoolean() ? random.nextInt() : random.nextInt(-1, 3));
      }
      sign(forged);
      try {
        Learnt read = Learnt.read(forged);
        double[] row = new double[read.columns()];
        read.predict(row, 0, new double[read.outputs()], 0);
        Explained.of(read, Matrix.of(new double[][] {row}), 1).contributions(row, 0);
      } catch (IllegalArgumentException refused) {
        assertThat(refused).hasMessageStartingWith("model: expected ");
      }
    }
  }

  @Test
  void aLengthIsNotBelieved() {
    byte[] bytes = new Logistic(1).fit(Part.of(ROWS, MadeUp.YES)).bytes();
    ByteBuffer.wrap(bytes).putInt(8, Integer.MAX_VALUE);
    sign(bytes);
    assertThatThrownBy(() -> Learnt.read(bytes)).hasMessageContaining("changed or cut");
  }

  @Test
  void otherFilesAndNewerVersionsAreRefused() {
    assertThatThrownBy(() -> Learnt.read(new byte[0]))
        .hasMessage(
            "model: expected a model that Strate wrote, found 0 other bytes; choose another file");
    assertThatThrownBy(() -> Learnt.read("{\"learner\": {}}".getBytes(StandardCharsets.UTF_8)))
        .hasMessageContaining("choose another file");
    byte[] bytes = new Logistic(1).fit(Part.of(ROWS, MadeUp.YES)).bytes();
    bytes[4] = 2;
    assertThatThrownBy(() -> Learnt.read(bytes)).hasMessageContaining("found version 2");
  }

  private static void sign(byte[] bytes) {
    CRC32C sum = new CRC32C();
    sum.update(bytes, 0, bytes.length - 4);
    ByteBuffer.wrap(bytes).putInt(bytes.length - 4, (int) sum.getValue());
  }
}
