package io.strate.server.signin;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.strate.workspace.access.Role;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signing in by another issuer, and what a false one would try. */
final class OidcTest {

  @TempDir Path folder;
  private TestingIssuer issuer;
  private TestingSite site;
  private Browser browser;

  @BeforeEach
  void serve() throws IOException {
    issuer = new TestingIssuer();
    site =
        new TestingSite(
            folder,
            Set.of(),
            Optional.of(
                new OidcOptions(
                    issuer.uri(),
                    TestingIssuer.CLIENT,
                    TestingIssuer.SECRET,
                    Set.of("example.com"),
                    Role.EDITOR,
                    URI.create("https://strate.example.com/"))));
    browser = new Browser(site);
  }

  @AfterEach
  void end() {
    browser.close();
    site.close();
    issuer.close();
  }

  private String begin() {
    Browser.Page page = browser.get("/sign-in/elsewhere?back=/account");
    assertThat(page.status()).isEqualTo(303);
    return page.to();
  }

  private Browser.Page signIn(String subject, String email, boolean isConfirmed) {
    return browser.get(issuer.authorize(begin(), subject, email, isConfirmed, site.clock.get()));
  }

  @Test
  void whoIsOfADomainThatIsLetInComesIn() {
    assertThat(browser.get("/sign-in?back=/account").body())
        .contains("href=\"/sign-in/elsewhere?back=%2Faccount\"");
    String asked = begin();
    assertThat(asked)
        .startsWith(issuer.uri() + "/authorize?")
        .contains(
            "response_type=code",
            "code_challenge_method=S256",
            "redirect_uri=https%3A%2F%2Fstrate.example.com%2Fsign-in%2Felsewhere%2Fback");
    String before = browser.cookie;
    Browser.Page in =
        browser.get(issuer.authorize(asked, "1", "Ada@Example.com", true, site.clock.get()));
    assertThat(in.status()).isEqualTo(303);
    assertThat(in.to()).isEqualTo("/account");
    assertThat(browser.cookie).isNotEqualTo(before);
    assertThat(browser.get("/account").body())
        .contains("ada@example.com", "editor")
        .doesNotContain("new-password");
  }

  @Test
  void theSubjectIsWhoItIsWhateverTheAddressIsLater() {
    assertThat(signIn("1", "ada@example.com", true).status()).isEqualTo(303);
    browser = new Browser(site);
    assertThat(signIn("1", "other@elsewhere.example", false).status()).isEqualTo(303);
    assertThat(browser.get("/account").body()).contains("ada@example.com");
    browser = new Browser(site);
    assertThat(signIn("2", "ada@example.com", true).status()).isEqualTo(403);
  }

  @Test
  void othersComeInByInvitationOnly() {
    assertThat(signIn("1", "eve@evil.example", true).status()).isEqualTo(403);
    assertThat(signIn("1", "eve@example.com", false).status()).isEqualTo(403);
    assertThat(signIn("1", "eve@example.com.evil.example", true).status()).isEqualTo(403);
    String link = site.users.invite("bob@partner.example", Role.VIEWER, site.clock.get());
    assertThat(signIn("3", "bob@partner.example", false).status()).isEqualTo(403);
    assertThat(signIn("3", "bob@partner.example", true).status()).isEqualTo(303);
    assertThat(site.users.find("bob@partner.example").orElseThrow().role()).isEqualTo(Role.VIEWER);
    assertThat(site.users.look(link, site.clock.get())).isEmpty();
  }

  @Test
  void whoHasAPasswordIsNotTakenOver() {
    site.user("root@example.com", Role.OWNER);
    assertThat(signIn("9", "root@example.com", true).status()).isEqualTo(403);
    assertThat(site.users.find("root@example.com").orElseThrow().subject()).isEmpty();
  }

  @Test
  void falseTokensOpenNothing() {
    Map<String, UnaryOperator<JWTClaimsSet.Builder>> spoils = new LinkedHashMap<>();
    long now = site.clock.get();
    spoils.put("issuer", claims -> claims.issuer("https://evil.example"));
    spoils.put("audience", claims -> claims.audience("another"));
    spoils.put("audiences", claims -> claims.audience(List.of("strate", "another")));
    spoils.put("party", claims -> claims.claim("azp", "another"));
    spoils.put("nonce", claims -> claims.claim("nonce", "of another attempt"));
    spoils.put("no nonce", claims -> claims.claim("nonce", null));
    spoils.put("expired", claims -> claims.expirationTime(new Date(now - 120_000)));
    spoils.put("no end", claims -> claims.expirationTime(null));
    spoils.put("nobody", claims -> claims.subject(null));
    spoils.forEach(
        (name, spoil) -> {
          issuer.spoil = spoil;
          assertRefused(name);
        });
    issuer.spoil = claims -> claims;
    issuer.signer = TestingIssuer.rsa("one");
    assertRefused("another key");
  }

  @Test
  void unsignedTokensOpenNothing() {
    issuer.replace = token -> new PlainJWT(claims(token)).serialize();
    assertRefused("no signature");
    issuer.replace = OidcTest::signedWithTheSecret;
    assertRefused("the client's secret");
    issuer.replace = token -> token.substring(0, token.lastIndexOf('.') + 1) + "AAAA";
    assertRefused("a broken signature");
    issuer.replace = _ -> "";
    assertRefused("nothing");
  }

  /** Later each time, as attempts are counted. */
  private void assertRefused(String why) {
    site.pass(java.time.Duration.ofMinutes(15));
    Browser.Page page = signIn("1", "ada@example.com", true);
    assertThat(page.status()).as(why).isEqualTo(502);
    assertThat(browser.get("/account").status()).as(why).isEqualTo(303);
    assertThat(site.users.all()).as(why).isEmpty();
  }

  private static JWTClaimsSet claims(String token) {
    try {
      return SignedJWT.parse(token).getJWTClaimsSet();
    } catch (java.text.ParseException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String signedWithTheSecret(String token) {
    try {
      byte[] key =
          MessageDigest.getInstance("SHA-256")
              .digest(TestingIssuer.SECRET.getBytes(StandardCharsets.UTF_8));
      SignedJWT jwt = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims(token));
      jwt.sign(new MACSigner(key));
      return jwt.serialize();
    } catch (JOSEException | java.security.NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void whatBeganInOneBrowserDoesNotEndInAnother() {
    String back = issuer.authorize(begin(), "1", "ada@example.com", true, site.clock.get());
    Browser victim = new Browser(site);
    victim.get("/sign-in/elsewhere");
    assertThat(victim.get(back).status()).isEqualTo(403);
    assertThat(new Browser(site).get(back).status()).isEqualTo(403);
    assertThat(browser.get(back.replaceAll("state=[^&]*", "state=x")).status()).isEqualTo(403);
    assertThat(browser.get(back.replaceAll("state=([^.]*)[.].*", "state=$1.Ly9ldmls")).status())
        .as("another place")
        .isEqualTo(403);
    assertThat(browser.get(back).status()).isEqualTo(303);
    assertThat(browser.get(back).status()).as("replayed").isEqualTo(403);
    victim.close();
  }

  @Test
  void anIssuerThatIsAwayIsSaid() {
    issuer.close();
    assertThat(browser.get("/sign-in/elsewhere").status()).isEqualTo(502);
    assertThat(browser.get("/sign-in").status()).isEqualTo(200);
  }
}
