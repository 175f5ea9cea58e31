package io.strate.server.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TotpTest {

  /** The key of the vectors of RFC 6238, appendix B, for SHA-1. */
  private static final byte[] KEY = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

  /** The same in base 32, as RFC 4648 has it. */
  private static final String SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

  @ParameterizedTest
  @CsvSource({
    "59, 94287082",
    "1111111109, 07081804",
    "1111111111, 14050471",
    "1234567890, 89005924",
    "2000000000, 69279037",
    "20000000000, 65353130"
  })
  void codesAreThoseOfTheStandard(long second, String code) {
    assertThat(Totp.code(KEY, second / 30, 8)).isEqualTo(code);
    assertThat(Totp.step(SECRET, code.substring(2), second * 1_000)).hasValue(second / 30);
  }

  @Test
  void base32IsThatOfTheStandard() {
    assertThat(Totp.base32(KEY)).isEqualTo(SECRET);
    assertThat(Totp.bytes(SECRET)).isEqualTo(KEY);
    assertThat(Totp.bytes(Totp.base32("foobar1234".getBytes(StandardCharsets.US_ASCII))))
        .asString(StandardCharsets.US_ASCII)
        .isEqualTo("foobar1234");
    assertThat(Totp.base32("fooba".getBytes(StandardCharsets.US_ASCII))).isEqualTo("MZXW6YTB");
  }

  @Test
  void aCodeHoldsForOneStepBeforeAndAfter() {
    String code = "287082"; // of step 1
    assertThat(Totp.step(SECRET, code, 0)).hasValue(1);
    assertThat(Totp.step(SECRET, "287 082", 89_999)).hasValue(1);
    assertThat(Totp.step(SECRET, code, 90_000)).isEmpty();
    assertThat(Totp.step(SECRET, "", 30_000)).isEmpty();
    assertThat(Totp.step(SECRET, "94287082", 30_000)).isEmpty();
  }

  @Test
  void secretsAre160Bits() {
    assertThat(Totp.secret()).matches("[A-Z2-7]{32}").isNotEqualTo(Totp.secret());
  }

  @Test
  void appsReadWhoseItIs() {
    assertThat(Totp.uri(SECRET, "Été", "ada@example.com"))
        .isEqualTo(
            "otpauth://totp/Strate%20%C3%89t%C3%A9:ada%40example.com?secret="
                + SECRET
                + "&issuer=Strate%20%C3%89t%C3%A9");
  }
}
