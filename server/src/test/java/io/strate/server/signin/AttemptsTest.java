package io.strate.server.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class AttemptsTest {

  private final AtomicLong clock = new AtomicLong(1_000_000);
  private final Attempts attempts = new Attempts(3, Duration.ofSeconds(10), clock::get);

  @Test
  void delaysGrowToTheLongest() {
    assertThat(attempts.begin("ada")).isEmpty();
    assertThat(attempts.begin("ada")).isEmpty();
    assertThat(attempts.begin("ada")).isEmpty();
    for (long seconds : new long[] {1, 2, 4, 8, 10, 10}) {
      assertThat(attempts.begin("ada")).hasValue(seconds);
      clock.addAndGet(seconds * 1_000 - 1);
      assertThat(attempts.begin("ada")).hasValue(1);
      clock.addAndGet(1);
      assertThat(attempts.begin("ada")).isEmpty();
    }
    assertThat(attempts.begin("bob")).isEmpty();
  }

  @Test
  void whoComesInBeginsAnew() {
    fail(3);
    assertThat(attempts.begin("ada")).isPresent();
    attempts.forget("ada");
    fail(3);
    assertThat(attempts.begin("ada")).hasValue(1);
  }

  @Test
  void anAttemptThatIsTakenBackDoesNotCount() {
    fail(2);
    assertThat(attempts.begin("ada")).isEmpty();
    attempts.takeBack("ada");
    assertThat(attempts.begin("ada")).isEmpty();
    assertThat(attempts.begin("ada")).hasValue(1);
  }

  @Test
  void failuresAreForgottenInTime() {
    fail(3);
    clock.addAndGet(40_001);
    fail(3);
    assertThat(attempts.begin("ada")).hasValue(1);
  }

  private void fail(int times) {
    for (int i = 0; i < times; i++) {
      assertThat(attempts.begin("ada")).isEmpty();
    }
  }
}
