package io.strate.app;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A few kills at random instants; {@code bin/kill-runs 200} is the long form. */
final class KilledRunIT {

  @TempDir Path folder;

  @Test
  void whatIsKilledLosesNothingAndCountsNothingTwice() throws Exception {
    KillRuns kills = new KillRuns(Examples.copy("b2b-saas", folder), folder, 1);
    long longest = kills.measure();
    for (int cycle = 1; cycle <= 4; cycle++) {
      kills.cycle(cycle, longest);
    }
    kills.verify(4);
  }
}
