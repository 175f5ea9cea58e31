package io.strate.connect.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.strate.connect.webhook.TestingCourier.Call;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The process dies between any two tasks, again and again, while receivers fail, hang and recover.
 * In the end every message has arrived at every endpoint, and of each contact none before an
 * earlier one.
 */
final class CrashTest {

  private static final int ROUNDS = 150;
  private static final int STEPS = 250;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void nothingIsLostAndOrderIsKept(long seed) {
    for (int round = 0; round < ROUNDS; round++) {
      story(new Random(seed * 1_000 + round));
    }
  }

  private static void story(Random random) {
    TestingPostOffice office = new TestingPostOffice();
    office.endpoint("crm");
    office.endpoint("mail");
    List<Call> arrived = new ArrayList<>();
    office.courier.receiver = call -> fate(random, call, arrived);
    for (int step = 0; step < STEPS; step++) {
      switch (random.nextInt(12)) {
        case 0, 1, 2, 3 -> {
          office.outbox.add("contact " + random.nextInt(6), office.now);
          office.dispatcher.wake();
        }
        case 4, 5, 6, 7 -> office.workOnce();
        case 8 -> office.work();
        case 9 -> office.advance(Duration.ofSeconds(random.nextInt(20)));
        case 10 -> release(random, office, arrived);
        default -> {
          if (random.nextInt(3) == 0) {
            office.crash();
          } else {
            office.journal.broken = random.nextInt(3) == 0;
          }
        }
      }
    }
    office.journal.broken = false;
    office.crash();
    office.courier.receiver =
        call -> {
          arrived.add(call);
          return Optional.of(TestingCourier.status(200));
        };
    office.advance(Duration.ofDays(2));
    check(office, arrived, "crm.example");
    check(office, arrived, "mail.example");
  }

  private static Optional<io.strate.connect.outbound.Answer> fate(
      Random random, Call call, List<Call> arrived) {
    return switch (random.nextInt(6)) {
      case 0 -> Optional.of(TestingCourier.status(500));
      case 1, 2 -> Optional.empty();
      default -> {
        arrived.add(call);
        yield Optional.of(TestingCourier.status(200));
      }
    };
  }

  private static void release(Random random, TestingPostOffice office, List<Call> arrived) {
    if (!office.courier.held.isEmpty()) {
      Call call = office.courier.held.remove(random.nextInt(office.courier.held.size()));
      boolean accepted = random.nextBoolean();
      if (accepted) {
        arrived.add(call);
      }
      call.done().accept(TestingCourier.status(accepted ? 200 : 500));
    }
  }

  private static void check(TestingPostOffice office, List<Call> arrived, String host) {
    Map<String, Long> newest = new HashMap<>();
    Set<Long> seen = new HashSet<>();
    for (Call call : arrived) {
      if (call.host().equals(host) && seen.add(call.position())) {
        assertThat(call.position())
            .as("a message of %s that arrives for the first time", call.contact())
            .isGreaterThan(newest.getOrDefault(call.contact(), 0L));
        newest.put(call.contact(), call.position());
      }
    }
    assertThat(seen).isEqualTo(office.outbox.messages.keySet());
    assertThat(office.dispatcher.status(host.replace(".example", "")).unsettled()).isZero();
  }
}
