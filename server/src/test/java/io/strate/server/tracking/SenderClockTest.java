package io.strate.server.tracking;

import static io.strate.server.tracking.TestingMessages.RECEIVED;
import static io.strate.server.tracking.TestingMessages.at;
import static io.strate.server.tracking.TestingMessages.one;
import static io.strate.server.tracking.TestingMessages.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.strate.domain.Value;
import io.strate.workspace.collect.Call;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a message happened, by clocks that may be wrong. */
final class SenderClockTest {

  @Test
  void theSendersClockIsCorrected() throws Unreadable {
    // The sender is ten years behind and sent one minute after it happened.
    Call call =
        one(
            Endpoint.TRACK,
            """
            {"userId": "u", "event": "e", "timestamp": "2016-03-01T12:00:00Z", "sentAt": "2016-03-01T12:01:00Z"}
            """);
    assertThat(call.time()).isEqualTo(at("2026-03-01T11:59:00Z"));
    assertThat(call.messageId()).isEqualTo("given");
  }

  @Test
  void aTimeThatIsGivenBesideThatOfTheCallHolds() throws Unreadable {
    // So RudderStack's library for Node sends what its user dates back; the servers of Segment pass
    // on both, with the error of the sender's clock already taken out of the timestamp.
    Call call =
        one(
            Endpoint.TRACK,
            """
            {"userId": "u", "event": "e", "timestamp": "2026-02-01T08:00:00.250Z",
             "originalTimestamp": "2026-03-01T11:59:50Z", "sentAt": "2026-03-01T11:59:55Z"}
            """);
    assertThat(call.time()).isEqualTo(at("2026-02-01T08:00:00.250Z"));
  }

  @Test
  void whatWouldHappenLaterThanTomorrowHappensNow() throws Unreadable {
    Call call =
        one(
            Endpoint.TRACK,
            "{\"userId\": \"u\", \"event\": \"e\", \"timestamp\": \"2036-03-01T12:00:00Z\"}");
    assertThat(call.time()).isEqualTo(RECEIVED);
  }

  @Test
  void datesThatAreNoneAreRefused() throws Unreadable {
    assertThat(
            refusal(
                Endpoint.TRACK,
                "{\"userId\": \"u\", \"event\": \"e\", \"timestamp\": \"yesterday\"}"))
        .isEqualTo("expected a timestamp such as 2026-01-31T10:00:00Z, found 'yesterday'");
  }

  @ParameterizedTest
  @CsvSource({
    // Ten years ahead, and ten behind, of a sender that says when it sent: put right.
    "2036-03-01T11:00:00Z, 2036-03-01T12:00:00Z, 2026-03-01T11:00:00Z, ",
    "2016-03-01T11:00:00Z, 2016-03-01T12:00:00Z, 2026-03-01T11:00:00Z, ",
    // Of one that does not: happens now, and says so; or is taken for history.
    "2036-03-01T11:00:00Z, , 2026-03-01T12:00:00Z, 2036-03-01T11:00:00Z",
    "2016-03-01T11:00:00Z, , 2016-03-01T11:00:00Z, ",
  })
  void aClockTenYearsOffIsBounded(String stated, String sent, String time, String kept)
      throws Unreadable {
    Call.Did call =
        (Call.Did)
            one(
                Endpoint.TRACK,
                "{\"userId\": \"u\", \"event\": \"e\", \"timestamp\": \"%s\"%s}"
                    .formatted(stated, sent == null ? "" : ", \"sentAt\": \"" + sent + "\""));
    assertThat(call.time()).isEqualTo(at(time));
    assertThat(call.properties().at(List.of("context", "sender_time")))
        .isEqualTo(kept == null ? Value.UNKNOWN : Value.instant(at(kept)));
  }

  @ParameterizedTest
  @CsvSource({
    // Without a zone: local time of the workspace, which is an hour ahead of UTC in February.
    "'\"2026-02-20T10:00:00\"', 2026-02-20T09:00:00Z",
    "'\"2026-02-20 10:00\"', 2026-02-20T09:00:00Z",
    "'\"2026-02-20\"', 2026-02-19T23:00:00Z",
    "'\"2026-02-20 10:00:00Z\"', 2026-02-20T10:00:00Z",
    "'\"2026-02-20T10:00:00.250+0200\"', 2026-02-20T08:00:00.250Z",
    // Seconds and milliseconds since 1970.
    "1771581600, 2026-02-20T10:00:00Z",
    "1771581600.5, 2026-02-20T10:00:00.500Z",
    "1771581600250, 2026-02-20T10:00:00.250Z",
  })
  void timesAreReadAsThoseOfFilesAre(String stated, String time) throws Unreadable {
    Call call =
        one(
            Endpoint.TRACK,
            "{\"userId\": \"u\", \"event\": \"e\", \"timestamp\": %s}".formatted(stated));
    assertThat(call.time()).isEqualTo(at(time));
  }

  @Test
  void theTimeOfSendingIsReadLikewise() throws Unreadable {
    Call call =
        one(
            Endpoint.TRACK,
            """
            {"userId": "u", "event": "e", "timestamp": "2016-03-01T12:00:00", "sentAt": "2016-03-01 12:01:00"}
            """);
    assertThat(call.time()).isEqualTo(at("2026-03-01T11:59:00Z"));
  }

  @Test
  void aClockThatWasNeverSetIsRefused() throws Unreadable {
    assertThat(
            refusal(
                Endpoint.TRACK,
                "{\"userId\": \"u\", \"event\": \"e\", \"timestamp\": \"1970-01-01T00:12:00Z\"}"))
        .isEqualTo(
            "expected a timestamp from 2000-01-01T00:00:00Z on, found '1970-01-01T00:12:00Z': the sender's clock is wrong");
  }
}
