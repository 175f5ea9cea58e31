package io.strate.connect.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.strate.domain.Failure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DestinationTest {

  @ParameterizedTest
  @CsvSource({
    "https://hooks.example.com/strate?key=a%20b, https, hooks.example.com, 443, /strate?key=a%20b",
    "HTTP://Hooks.Example.COM, http, hooks.example.com, 80, /",
    "https://example.com:8443?x=1, https, example.com, 8443, /?x=1",
    "https://a_b.example/x@y:z, https, a_b.example, 443, /x@y:z",
    "http://93.184.215.14:81/, http, 93.184.215.14, 81, /",
    "http://[2606:2800::1]/, http, 2606:2800:0:0:0:0:0:1, 80, /",
    "https://xn--bcher-kva.example/, https, xn--bcher-kva.example, 443, /",
  })
  void readsUrls(String url, String scheme, String host, int port, String target) {
    assertThat(Destination.of(url)).isEqualTo(new Destination(scheme, host, port, target));
  }

  @Test
  void isPrintedAsItIsCalled() {
    assertThat(Destination.of("HTTPS://Example.com:443")).hasToString("https://example.com/");
    assertThat(Destination.of("http://[2606:2800::1]:81/a"))
        .hasToString("http://[2606:2800:0:0:0:0:0:1]:81/a");
  }

  @Test
  void messagesAreShortAndTellNoPasswords() {
    assertThatThrownBy(() -> Destination.of("https://bob:hunter2@example.com/"))
        .isInstanceOf(Failure.class)
        .hasMessage(
            "the URL 'https://…@example.com/' cannot be called: it has a user name or password"
                + " (the part before '@')");
    assertThatThrownBy(() -> Destination.of("http://" + "a".repeat(5000)))
        .hasMessageEndingWith("…' cannot be called: it is longer than 2048 characters");
  }
}
