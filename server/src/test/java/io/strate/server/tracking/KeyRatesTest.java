package io.strate.server.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** How many messages a key may send in its time. */
final class KeyRatesTest {

  private final AtomicLong nanos = new AtomicLong(-5);
  private final KeyRates rates = new KeyRates(100, nanos::get);

  private void wait(int millis) {
    nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(millis));
  }

  @Test
  void aBucketFillsSteadily() {
    assertThat(rates.secondsToWait("a", 100)).isZero();
    assertThat(rates.secondsToWait("a", 1)).isEqualTo(1);
    wait(10);
    assertThat(rates.secondsToWait("a", 1)).isZero();
    assertThat(rates.secondsToWait("a", 1)).isEqualTo(1);
  }

  @Test
  void aLargeBatchComesThroughAndIsPaidForAfterwards() {
    assertThat(rates.secondsToWait("a", 450)).isZero();
    // 350 in debt: 3.5 s until nothing is owed, a moment later one may come.
    assertThat(rates.secondsToWait("a", 1)).isEqualTo(4);
    wait(3_490);
    assertThat(rates.secondsToWait("a", 1)).isEqualTo(1);
    wait(20);
    assertThat(rates.secondsToWait("a", 1)).isZero();
  }

  @Test
  void keysDoNotShareAndIdlenessSavesOneSecondOnly() {
    assertThat(rates.secondsToWait("a", 100)).isZero();
    assertThat(rates.secondsToWait("b", 100)).isZero();
    wait(60_000);
    assertThat(rates.secondsToWait("a", 100)).isZero();
    assertThat(rates.secondsToWait("a", 1)).isEqualTo(1);
  }

  @Test
  void withoutALimitAllMayCome() {
    KeyRates none = new KeyRates(0, nanos::get);
    assertThat(none.secondsToWait("a", 1_000_000)).isZero();
    assertThat(none.secondsToWait("a", 1_000_000)).isZero();
  }
}
