package io.strate.learn.predict;

import static org.assertj.core.api.Assertions.assertThat;

import io.strate.learn.dataset.Target;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The same rows make the same bytes, alone and while others learn at the same time. */
final class DeterminismTest {
  static Stream<Learner> learners() {
    return Stream.of(
        DecisionTree.standard(),
        RandomForest.standard(5),
        GradientBoosting.standard(5),
        XGBoost.standard(5),
        LinearSvm.standard(),
        KernelSvm.standard());
  }

  @ParameterizedTest
  @MethodSource("learners")
  void bytesAreTheSame(Learner learner) throws Exception {
    for (Target target : MadeUp.targets()) {
      Part part = Part.of(MadeUp.rows(), target);
      byte[] alone = learner.fit(part).bytes();
      try (ExecutorService two = Executors.newFixedThreadPool(2)) {
        List<Future<byte[]>> both =
            List.of(
                two.submit(() -> learner.fit(part).bytes()),
                two.submit(() -> learner.fit(part).bytes()));
        for (Future<byte[]> other : both) {
          assertThat(other.get()).isEqualTo(alone);
        }
      }
    }
  }

  @Test
  void anotherSeedMakesAnother() {
    Part part = Part.of(MadeUp.rows(), MadeUp.YES);
    assertThat(RandomForest.standard(1).fit(part).bytes())
        .isNotEqualTo(RandomForest.standard(2).fit(part).bytes());
    assertThat(XGBoost.standard(1).fit(part).bytes())
        .isNotEqualTo(XGBoost.standard(2).fit(part).bytes());
  }
}
