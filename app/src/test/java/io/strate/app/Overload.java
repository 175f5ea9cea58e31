package io.strate.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.strate.app.TroubledWire.Answer;
import java.io.IOException;
import java.util.List;

/** A server that turned messages away by itself, because one key sent too many. */
final class Overload {

  private Overload() {}

  /**
   * The server answered 429 and when to come again, counts these answers itself, and took later
   * what it had turned away.
   *
   * @param wire between a library and the server, that made no trouble
   */
  static void requireSentAgain(TroubledWire wire, ServedWorkspace serving) throws IOException {
    List<Answer> turnedAway = wire.answers().stream().filter(Answer::isAgain).toList();
    assertThat(turnedAway)
        .isNotEmpty()
        .allSatisfy(
            answer -> {
              assertThat(TroubledWire.header(answer.head(), "retry-after")).matches("[1-9]\\d*");
              assertThat(wire.acknowledged()).containsAll(answer.messages());
            });
    assertThat(serving.answered("4xx")).isEqualTo(turnedAway.size());
  }
}
