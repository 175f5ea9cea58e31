package io.strate.connect.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.strate.domain.Failure;
import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AllowListTest {

  private static boolean opens(String item, String host, int port, String address) {
    return AllowList.of(List.of(item)).opens(host, port, InetAddress.ofLiteral(address));
  }

  @Test
  void rangesOpenTheirAddressesOnly() {
    assertThat(opens("10.1.0.0/16", "a.example", 80, "10.1.255.255")).isTrue();
    assertThat(opens("10.1.0.0/16", "a.example", 80, "10.2.0.0")).isFalse();
    assertThat(opens("10.1.0.0/15", "a.example", 80, "10.0.255.255")).isTrue();
    assertThat(opens("10.1.2.3", "a.example", 80, "10.1.2.3")).isTrue();
    assertThat(opens("10.1.2.3", "a.example", 80, "10.1.2.4")).isFalse();
    assertThat(opens("fd00::/8", "a.example", 80, "fdab::1")).isTrue();
    assertThat(opens("fd00::/8", "a.example", 80, "fe80::1")).isFalse();
    assertThat(opens("10.0.0.0/8", "a.example", 80, "64:ff9b::a00:1")).isTrue();
    assertThat(opens("::/0", "a.example", 80, "10.0.0.1")).isFalse();
  }

  @Test
  void hostsOpenOnePort() {
    assertThat(opens("Hooks.corp.example:8443", "hooks.corp.example", 8443, "10.1.1.1")).isTrue();
    assertThat(opens("hooks.corp.example:8443", "hooks.corp.example", 443, "10.1.1.1")).isFalse();
    assertThat(opens("hooks.corp.example:8443", "x.hooks.corp.example", 8443, "10.1.1.1"))
        .isFalse();
    assertThat(opens("127.0.0.1:9000", "127.0.0.1", 9000, "127.0.0.1")).isTrue();
    assertThat(opens("[::1]:9000", "0:0:0:0:0:0:0:1", 9000, "::1")).isTrue();
  }

  @Test
  void aWideRangeDoesNotOpenMetadata() {
    assertThat(opens("0.0.0.0/0", "a.example", 80, "169.254.169.254")).isFalse();
    assertThat(opens("169.254.0.0/16", "a.example", 80, "169.254.169.254")).isFalse();
    assertThat(opens("fd00::/8", "a.example", 80, "fd00:ec2::254")).isFalse();
    assertThat(opens("0.0.0.0/0", "a.example", 80, "64:ff9b::a9fe:a9fe")).isFalse();
    assertThat(opens("169.254.169.254", "a.example", 80, "169.254.169.254")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "10.0.0.0/33",
        "10.0.0.0/-1",
        "10.0.0.0/",
        "10.1/16",
        "::1/129",
        "example.com",
        "*.example.com:80",
        "example.com:80/x",
        "example.com:0",
        "user@example.com:80",
        "[::1]",
        "010.0.0.0/8",
        "example.com:80?x",
        "http://example.com:80"
      })
  void whatCannotBeReadIsRefused(String item) {
    assertThatThrownBy(() -> AllowList.of(List.of(item)))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("'" + item);
  }
}
