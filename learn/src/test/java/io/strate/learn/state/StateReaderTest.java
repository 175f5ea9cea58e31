package io.strate.learn.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

final class StateReaderTest {

  @Test
  void everythingIsReadAsItWasWritten() {
    byte[] bytes =
        new StateWriter(3, 'x')
            .texts(List.of("é", ""))
            .numbers(new double[] {1.5, Double.NaN})
            .longNumber(Long.MIN_VALUE)
            .toBytes();
    StateReader.read(
        bytes,
        "trial",
        4,
        state -> {
          assertThat(state.version()).isEqualTo(3);
          assertThat(state.texts()).containsExactly("é", "");
          assertThat(state.numbers()).containsExactly(1.5, Double.NaN);
          assertThat(state.longNumber()).isEqualTo(Long.MIN_VALUE);
          return state;
        });
  }

  @Test
  void bytesThatAskForMoreThanTheyHoldAreDamaged() {
    byte[] greedy = new StateWriter(1, 'x').count(Integer.MAX_VALUE).toBytes();
    assertThatThrownBy(() -> StateReader.read(greedy, "trial", 1, StateReader::numbers))
        .hasMessageStartingWith("trial: expected bytes as they were written");
    byte[] negative = new StateWriter(1, 'x').count(-1).toBytes();
    assertThatThrownBy(() -> StateReader.read(negative, "trial", 1, StateReader::texts))
        .hasMessageStartingWith("trial: expected bytes as they were written");
  }

  @Test
  void whatIsLeftOverIsDamaged() {
    byte[] bytes = new StateWriter(1, 'x').count(1).count(2).toBytes();
    assertThatThrownBy(() -> StateReader.read(bytes, "trial", 1, StateReader::count))
        .hasMessageStartingWith("trial: expected bytes as they were written");
  }

  @Test
  void laterVersionsAreNotGuessedAt() {
    byte[] bytes = new StateWriter(2, 'x').toBytes();
    assertThatThrownBy(() -> StateReader.read(bytes, "trial", 1, StateReader::version))
        .hasMessage(
            "trial: expected version 1 or older, found 2; read it with the Strate that wrote it, or a newer one");
  }
}
