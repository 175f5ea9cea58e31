package io.strate.learn.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.strate.learn.dataset.Rows;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** A process that was started without the incubating module never loads the vector kernel. */
final class WithoutTheModuleTest {
  @Test
  void thePlainTwinIsTaken() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                WithoutTheModuleTest.class.getName())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    assertThat(said.strip()).isEqualTo("PlainDistances, inertia 1.0");
  }

  static void main() {
    KMeansFit fit = KMeans.of(2, 0).fit(Rows.of(1, new double[] {0, 1, 10, 11}));
    System.out.println(Distances.best().getClass().getSimpleName() + ", inertia " + fit.inertia());
  }
}
