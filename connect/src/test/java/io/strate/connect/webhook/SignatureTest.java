package io.strate.connect.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import io.strate.connect.outbound.Destination;
import io.strate.connect.outbound.OutboundRequest;
import io.strate.domain.Failure;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Held to the official library, and to the example in its documentation. */
final class SignatureTest {

  @Test
  void signsTheExampleOfTheStandard() {
    // The library's own test vector.
    SigningSecret secret = SigningSecret.of("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    assertThat(
            secret.sign(
                "msg_p5jXN8AQM9LWM0D4loKWxJek",
                1614265330,
                "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
  }

  /** The library compares with the machine's clock. */
  @Test
  void theOfficialLibraryAcceptsWhatIsSent() throws Exception {
    SigningSecret first = SigningSecret.random(new Random(1));
    SigningSecret second = SigningSecret.random(new Random(2));
    Instant now = Instant.now();
    SecretRing ring = SecretRing.of(first);
    verify(first, sent(ring, now));

    SecretRing rotated = ring.rotated(second, now, Duration.ofHours(24));
    OutboundRequest during = sent(rotated, now);
    verify(first, during);
    verify(second, during);

    SecretRing longAgo = ring.rotated(second, now.minusSeconds(3600), Duration.ofHours(1));
    OutboundRequest after = sent(longAgo, now);
    verify(second, after);
    assertThatThrownBy(() -> verify(first, after)).isInstanceOf(WebhookVerificationException.class);

    assertThatThrownBy(() -> verify(first, sent(ring, now.minusSeconds(3600))))
        .isInstanceOf(WebhookVerificationException.class);
  }

  @Test
  void thePayloadIsWhatTheStandardSays() {
    OutboundRequest request =
        sent(
            SecretRing.of(SigningSecret.random(new Random(1))),
            Instant.parse("2026-03-02T08:00:00Z"));
    assertThat(new String(request.body(), StandardCharsets.UTF_8))
        .isEqualTo(
            "{\"type\":\"segment.entered\",\"timestamp\":\"2026-03-02T08:00:00.123Z\","
                + "\"data\":{\"contact\":\"é\"}}");
    assertThat(request.headers()).containsEntry("webhook-id", "msg_store1_42");
  }

  private static OutboundRequest sent(SecretRing ring, Instant now) {
    Message message =
        new Message(
            42,
            "c1",
            "segment.entered",
            Optional.of("hot"),
            Instant.parse("2026-03-02T08:00:00.123456Z"),
            () -> "{\"contact\":\"é\"}".getBytes(StandardCharsets.UTF_8));
    WebhookEndpoint endpoint =
        new WebhookEndpoint(
            "e1",
            Destination.of("https://a.example/"),
            ring,
            EndpointFilter.everything(),
            Optional.empty(),
            now);
    return Envelope.around(message, "msg_store1_42", endpoint, now);
  }

  private static void verify(SigningSecret secret, OutboundRequest request)
      throws WebhookVerificationException,
          com.standardwebhooks.exceptions.EmptyWebhookSecretException {
    Map<String, List<String>> headers =
        request.headers().entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, header -> List.of(header.getValue())));
    new Webhook(secret.text())
        .verify(
            new String(request.body(), StandardCharsets.UTF_8),
            java.net.http.HttpHeaders.of(headers, (name, value) -> true));
  }

  @Test
  void secretsAreReadAsTheyAreWrittenAndNotShown() {
    SigningSecret secret = SigningSecret.random(new Random(3));
    assertThat(SigningSecret.of(secret.text())).isEqualTo(secret);
    assertThat(secret).hasToString("whsec_…");
    assertThat(SecretRing.of(secret).toString()).doesNotContain(secret.text().substring(6));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "whsec_",
        "secret",
        "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", // without its prefix
        "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLa==", // 23 bytes or less
        "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaS!",
        "whsk_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
      })
  void otherSecretsAreRefusedWithoutShowingThem(String text) {
    assertThatThrownBy(() -> SigningSecret.of(text))
        .isInstanceOf(Failure.class)
        .hasMessage(
            "a signing secret must be 'whsec_' and 24 to 64 bytes in base64: let Strate make one");
  }

  @Test
  void aRingDoesNotGrowWithoutBound() {
    Instant now = Instant.parse("2026-03-02T08:00:00Z");
    SecretRing ring = SecretRing.of(SigningSecret.random(new Random(1)));
    for (int i = 0; i < 10; i++) {
      ring = ring.rotated(SigningSecret.random(new Random(i)), now, Duration.ZERO);
    }
    assertThat(ring.retiring()).isEmpty();
    for (int i = 0; i < 4; i++) {
      ring = ring.rotated(SigningSecret.random(new Random(i)), now, Duration.ofHours(1));
    }
    SecretRing full = ring;
    assertThatThrownBy(
            () -> full.rotated(SigningSecret.random(new Random(9)), now, Duration.ofHours(1)))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("at most 4");
  }
}
