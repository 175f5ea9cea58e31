package io.strate.connect.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.strate.connect.outbound.Answer.Refused;
import io.strate.domain.Failure;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Attempts to make the house call itself, its neighbours or its cloud. {@code PORT} stands for that
 * of a trap on loopback, which must never be connected to.
 */
final class ForgedUrlsTest {

  private static final TestingNames NAMES =
      new TestingNames()
          .with("mixed.example", "93.184.215.14", "10.0.0.7")
          .with("mixed6.example", "2606:2800:21f:cb07:6820:80da:af6b:8b2c", "::1")
          .with("private.example", "192.168.1.1")
          .with("loopback.example", "127.0.0.1")
          .with("metadata.google.internal", "169.254.169.254")
          .with("127.0.0.1.nip.example", "127.0.0.1")
          .with("xn--lcalhost-54a.example", "127.0.0.1")
          .with("localhost", "127.0.0.1")
          .with("ip6-localhost", "::1")
          .with("api.localhost", "127.0.0.1");

  private TestingReceiver trap;
  private OutboundClient client;

  @BeforeEach
  void open() throws IOException {
    trap = TestingReceiver.saying("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
    client = new OutboundClient(AllowList.nothing(), OutboundLimits.usual(), NAMES, null);
  }

  @AfterEach
  void close() {
    client.close();
    trap.close();
  }

  /** Spellings that parsers disagree on: refused when the URL is read. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "http://2130706433:PORT/ | host is a number",
        "http://0x7f000001:PORT/ | host is a number",
        "http://0X7F000001:PORT/ | host is a number",
        "http://017700000001:PORT/ | host is a number",
        "http://0x7f.0.0.1:PORT/ | host is a number",
        "http://0177.0.0.1:PORT/ | host is a number",
        "http://0177.0.0.01:PORT/ | host is a number",
        "http://127.1:PORT/ | host is a number",
        "http://127.0.1:PORT/ | host is a number",
        "http://127.0.0.0x1:PORT/ | host is a number",
        "http://127.000.000.001:PORT/ | host is a number",
        "http://127.0.0.01:PORT/ | host is a number",
        "http://127.0.0.1.:PORT/ | letters, digits",
        "http://127.0.0.257:PORT/ | host is a number",
        "http://0:PORT/ | host is a number",
        "http://0x0:PORT/ | host is a number",
        "http://4294967295/ | host is a number",
        "http://2852039166/latest/meta-data/ | host is a number",
        "http://0xa9fea9fe/latest/meta-data/ | host is a number",
        "http://0xA9.0xFE.0xA9.0xFE/ | host is a number",
        "http://0251.0376.0251.0376/ | host is a number",
        "http://169.254.43518/ | host is a number",
        "http://169.16689662/ | host is a number",
        "http://425.510.425.510/ | host is a number",
        "http://7147006462/ | host is a number",
        "http://localhost.:PORT/ | letters, digits",
        "http://localhost..:PORT/ | letters, digits",
        "http://.localhost:PORT/ | letters, digits",
        "http://①②⑦.⓪.⓪.①:PORT/ | outside ASCII",
        "http://１２７.０.０.１:PORT/ | outside ASCII",
        "http://127。0。0。1:PORT/ | outside ASCII",
        "http://127．0．0．1:PORT/ | outside ASCII",
        "http://127｡0｡0｡1:PORT/ | outside ASCII",
        "http://ⓛⓞⓒⓐⓛⓗⓞⓢⓣ:PORT/ | outside ASCII",
        "http://ｌｏｃａｌｈｏｓｔ:PORT/ | outside ASCII",
        "http://١٢٧.٠.٠.١:PORT/ | outside ASCII",
        "http://%31%32%37.0.0.1:PORT/ | letters, digits",
        "http://127%2e0%2e0%2e1:PORT/ | letters, digits",
        "http://localhost%00.example.com:PORT/ | letters, digits",
        "http://[::1%25lo]:PORT/ | not an IPv6 address",
        "http://[fe80::1%25eth0]/ | not an IPv6 address",
        "http://[127.0.0.1]:PORT/ | not an IPv6 address",
        "http://[::1:PORT/ | host cannot be read",
        "http://::1:PORT/ | cannot be",
        "http://[::1]x:PORT/ | host cannot be read",
        "http://example.com@127.0.0.1:PORT/ | user name",
        "http://example.com:80@127.0.0.1:PORT/ | user name",
        "http://127.0.0.1:PORT@example.com/ | user name",
        "http://example.com%40127.0.0.1:PORT/ | letters, digits",
        "http://example.com#@127.0.0.1:PORT/ | fragment",
        "http://example.com\\@127.0.0.1:PORT/ | backslash",
        "http:\\\\127.0.0.1:PORT\\ | backslash",
        "http:/127.0.0.1:PORT/ | begin with",
        "http:127.0.0.1:PORT/ | begin with",
        "//127.0.0.1:PORT/ | begin with",
        "http:///127.0.0.1:PORT/ | no host",
        "http://:PORT/ | no host",
        "http://127.0.0.1:PORT:80/ | port",
        "http://example.com:0/ | port",
        "http://example.com:65536/ | port",
        "http://example.com:080/ | port",
        "http://example.com:+80/ | port",
        "http://example.com:/ | port",
        "http://example.com:８０/ | outside ASCII",
        "http://exam ple.com/ | space",
        "http://127.0.0.1\t:PORT/ | space or control",
        "ftp://127.0.0.1/ | begin with",
        "file:///etc/passwd | begin with",
        "gopher://127.0.0.1:PORT/_POST | begin with",
        "jar:http://127.0.0.1:PORT/x!/ | begin with",
        "dict://127.0.0.1:PORT/ | begin with",
        "unix:/var/run/docker.sock | begin with",
        "http+unix://socket/ | begin with",
        "view-source:http://127.0.0.1:PORT/ | begin with",
      })
  void ambiguousUrlsAreNotRead(String url, String reason) {
    String forged = url.replace("PORT", "" + trap.port());
    assertThatThrownBy(() -> Destination.of(forged))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("cannot be called")
        .hasMessageContaining(reason);
  }

  @Test
  void lineBreaksDoNotBecomeHeaders() {
    for (String broken : new String[] {"\r\nHost: a", "\n", "\r", "\0", "%0d%0a ", "\u2028"}) {
      assertThatThrownBy(() -> Destination.of("http://127.0.0.1:" + trap.port() + "/" + broken))
          .isInstanceOf(Failure.class)
          .hasMessageNotContainingAny("\r", "\n", "\0");
    }
  }

  /** Well-formed URLs of addresses that are nobody's business: refused when connecting. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "http://127.0.0.1:PORT/ | loopback",
        "http://127.255.255.254:PORT/ | loopback",
        "http://0.0.0.0:PORT/ | unspecified",
        "http://0.1.2.3:PORT/ | unspecified",
        "http://10.0.0.1/ | private",
        "http://172.16.0.1/ | private",
        "http://172.31.255.255/ | private",
        "http://192.168.0.1/ | private",
        "http://100.64.0.1/ | carrier-grade",
        "http://100.127.255.255/ | carrier-grade",
        "http://100.100.100.200/ | metadata",
        "http://169.254.0.1/ | link-local",
        "http://169.254.169.254/latest/meta-data/ | metadata",
        "http://169.254.170.2/v2/credentials | metadata",
        "http://168.63.129.16/machine | metadata",
        "http://192.0.0.192/opc/v2/ | metadata",
        "http://192.0.2.1/ | documentation",
        "http://198.51.100.1/ | documentation",
        "http://203.0.113.1/ | documentation",
        "http://198.18.0.1/ | benchmarks",
        "http://198.19.255.255/ | benchmarks",
        "http://192.88.99.1/ | 6to4",
        "http://224.0.0.1/ | multicast",
        "http://239.255.255.250/ | multicast",
        "http://240.0.0.1/ | reserved",
        "http://255.255.255.255/ | broadcast",
        "http://[::]:PORT/ | unspecified",
        "http://[::1]:PORT/ | loopback",
        "http://[0:0:0:0:0:0:0:1]:PORT/ | loopback",
        "http://[0000:0000:0000:0000:0000:0000:0000:0001]:PORT/ | loopback",
        "http://[::ffff:127.0.0.1]:PORT/ | loopback",
        "http://[::ffff:7f00:1]:PORT/ | loopback",
        "http://[::FFFF:7F00:0001]:PORT/ | loopback",
        "http://[0:0:0:0:0:ffff:7f00:1]:PORT/ | loopback",
        "http://[::ffff:0:0]:PORT/ | unspecified",
        "http://[::ffff:a9fe:a9fe]/ | metadata",
        "http://[::ffff:169.254.169.254]/ | metadata",
        "http://[::ffff:10.0.0.1]/ | private",
        "http://[::127.0.0.1]:PORT/ | loopback",
        "http://[::7f00:1]:PORT/ | loopback",
        "http://[::a9fe:a9fe]/ | metadata",
        "http://[::ffff:0:7f00:1]:PORT/ | loopback",
        "http://[2002:7f00:1::]:PORT/ | loopback",
        "http://[2002:a9fe:a9fe::1]/ | metadata",
        "http://[2002:0a00:0001::1]/ | private",
        "http://[64:ff9b::7f00:1]:PORT/ | loopback",
        "http://[64:ff9b::169.254.169.254]/ | metadata",
        "http://[64:ff9b::10.0.0.1]/ | private",
        "http://[64:ff9b:1::1]/ | NAT64",
        "http://[2001:0:a9fe:a9fe::1]/ | Teredo",
        "http://[2001:0:4136:e378:8000:63bf:80ff:fffe]/ | Teredo",
        "http://[2001:db8::1]/ | documentation",
        "http://[3fff::1]/ | documentation",
        "http://[2001:2::1]/ | reserved",
        "http://[fe80::1]/ | link-local",
        "http://[fe80::5efe:10.0.0.1]/ | link-local",
        "http://[2a00:1450::5efe:10.0.0.1]/ | private",
        "http://[2a00:1450::200:5efe:a9fe:a9fe]/ | metadata",
        "http://[fec0::1]/ | private",
        "http://[fc00::1]/ | private",
        "http://[fd00:ec2::254]/ | metadata",
        "http://[fd20:ce::254]/ | metadata",
        "http://[ff02::1]/ | multicast",
        "http://[100::1]/ | discard",
        "http://[4000::1]/ | outside the global",
        "http://[5f00::1]/ | outside the global",
        "http://localhost:PORT/ | loopback",
        "http://LOCALHOST:PORT/ | loopback",
        "http://LocalHost:PORT/ | loopback",
        "http://ip6-localhost:PORT/ | loopback",
        "http://api.localhost:PORT/ | loopback",
        "http://loopback.example:PORT/ | loopback",
        "http://127.0.0.1.nip.example:PORT/ | loopback",
        "http://xn--lcalhost-54a.example:PORT/ | loopback",
        "http://private.example/ | private",
        "http://metadata.google.internal/ | metadata",
        "http://mixed.example/ | private",
        "http://mixed6.example/ | loopback",
        "https://127.0.0.1:PORT/ | loopback",
        "HTTPS://127.0.0.1:PORT/ | loopback",
        "http://127.0.0.1:PORT?x=http://example.com/ | loopback",
      })
  void addressesThatAreNotPublicAreNotConnectedTo(String url, String kind) {
    Destination to = Destination.of(url.replace("PORT", "" + trap.port()));
    assertThat(client.send(post(to)))
        .isInstanceOfSatisfying(
            Refused.class,
            refused ->
                assertThat(refused.sentence())
                    .contains("was not called", kind, "the list of allowed destinations"));
    assertThat(trap.connections).hasValue(0);
  }

  /** A second look-up would find loopback: what was checked is what is connected to. */
  @Test
  void theNameIsLookedUpOnce() {
    TestingNames rebinding =
        new TestingNames().with("rebind.example", "240.0.0.9").with("rebind.example", "127.0.0.1");
    AllowList first = AllowList.of(java.util.List.of("240.0.0.9"));
    OutboundLimits short_ =
        new OutboundLimits(
            java.time.Duration.ofMillis(300),
            java.time.Duration.ofMillis(300),
            java.time.Duration.ofMillis(600),
            10);
    try (OutboundClient other = new OutboundClient(first, short_, rebinding, null)) {
      Destination to = Destination.of("http://rebind.example:" + trap.port() + "/");
      assertThat(other.send(post(to))).isNotInstanceOf(Answer.Answered.class);
      assertThat(rebinding.asked).containsExactly("rebind.example");
      assertThat(other.send(post(to))).isInstanceOf(Refused.class);
      assertThat(trap.connections).hasValue(0);
    }
  }

  /** Whatever came before: the socket itself asks. */
  @Test
  void theSocketChecksTheAddressItConnectsTo() throws IOException {
    try (GuardedSocket socket = new GuardedSocket(new AddressPolicy(AllowList.nothing()))) {
      InetAddress disguised = InetAddress.getByAddress("example.com", new byte[] {127, 0, 0, 1});
      assertThatThrownBy(
              () -> socket.connect(new java.net.InetSocketAddress(disguised, trap.port()), 100))
          .isInstanceOf(RefusedAddress.class);
      assertThatThrownBy(
              () ->
                  socket.connect(
                      java.net.InetSocketAddress.createUnresolved("localhost", trap.port())))
          .hasMessageContaining("no resolved address");
    }
    assertThat(trap.connections).hasValue(0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "93.184.215.14",
        "8.8.8.8",
        "100.63.255.255",
        "100.128.0.0",
        "172.15.255.255",
        "172.32.0.0",
        "192.167.255.255",
        "198.17.255.255",
        "198.20.0.0",
        "223.255.255.255",
        "2606:2800:21f:cb07:6820:80da:af6b:8b2c",
        "64:ff9b::808:808",
        "2002:808:808::1",
        "2001:4860:4860::8888",
      })
  void thePublicInternetIsOpen(String address) {
    assertThat(SpecialAddresses.kind(InetAddress.ofLiteral(address))).isEmpty();
  }

  static OutboundRequest post(Destination to) {
    return new OutboundRequest(to, Map.of(), "{}".getBytes(StandardCharsets.UTF_8));
  }
}
