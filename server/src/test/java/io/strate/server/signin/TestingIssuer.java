package io.strate.server.signin;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** An issuer of OpenID Connect with real keys, whose tokens a test may spoil. */
final class TestingIssuer implements AutoCloseable {

  static final String CLIENT = "strate";
  static final String SECRET = "s3cret~of.the-client";

  private final HttpServer server;
  private final RSAKey key = rsa("one");
  private final Map<String, Map<String, String>> codes = new HashMap<>();

  /** What becomes of the claims of the next token. */
  UnaryOperator<JWTClaimsSet.Builder> spoil = claims -> claims;

  /** What becomes of the next token, once it is signed. */
  UnaryOperator<String> replace = token -> token;

  /** With which tokens are signed. */
  RSAKey signer = key;

  TestingIssuer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/.well-known/openid-configuration", this::describe);
    server.createContext(
        "/keys", exchange -> answer(exchange, 200, new JWKSet(key).toPublicJWKSet().toString()));
    server.createContext("/token", this::token);
    server.start();
  }

  static RSAKey rsa(String id) {
    try {
      return new RSAKeyGenerator(2048).keyID(id).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private void describe(HttpExchange exchange) throws IOException {
    answer(
        exchange,
        200,
        """
        {"issuer":"%1$s","authorization_endpoint":"%1$s/authorize","token_endpoint":"%1$s/token",
         "jwks_uri":"%1$s/keys","response_types_supported":["code"],
         "subject_types_supported":["public"],"id_token_signing_alg_values_supported":["RS256"]}
        """
            .formatted(uri()));
  }

  /** Somebody signs in there; answers the path and query to which the browser is sent back. */
  String authorize(String location, String subject, String email, boolean isConfirmed, long now) {
    Map<String, String> asked = fields(URI.create(location).getRawQuery());
    String code = "code" + codes.size();
    asked.put("sub", subject);
    asked.put("email", email);
    asked.put("confirmed", Boolean.toString(isConfirmed));
    asked.put("now", Long.toString(now));
    codes.put(code, asked);
    URI back = URI.create(asked.get("redirect_uri"));
    return back.getPath() + "?code=" + code + "&state=" + asked.get("state");
  }

  private void token(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    Map<String, String> sent = fields(body);
    String credentials =
        Base64.getEncoder()
            .encodeToString(
                (CLIENT + ":" + java.net.URLEncoder.encode(SECRET, StandardCharsets.UTF_8))
                    .getBytes(StandardCharsets.UTF_8));
    Map<String, String> asked = codes.remove(sent.getOrDefault("code", ""));
    boolean isGood =
        ("Basic " + credentials).equals(exchange.getRequestHeaders().getFirst("Authorization"))
            && asked != null
            && asked.get("redirect_uri").equals(sent.get("redirect_uri"))
            && "S256".equals(asked.get("code_challenge_method"))
            && asked.get("code_challenge").equals(s256(sent.getOrDefault("code_verifier", "")));
    if (!isGood) {
      answer(exchange, 400, "{\"error\":\"invalid_grant\"}");
      return;
    }
    answer(
        exchange,
        200,
        "{\"access_token\":\"x\",\"token_type\":\"Bearer\",\"id_token\":\"%s\"}"
            .formatted(replace.apply(sign(asked))));
  }

  private String sign(Map<String, String> asked) {
    long now = Long.parseLong(asked.get("now"));
    JWTClaimsSet claims =
        spoil
            .apply(
                new JWTClaimsSet.Builder()
                    .issuer(uri().toString())
                    .audience(CLIENT)
                    .subject(asked.get("sub"))
                    .issueTime(new Date(now))
                    .expirationTime(new Date(now + 60_000))
                    .claim("nonce", asked.get("nonce"))
                    .claim("email", asked.get("email"))
                    .claim("email_verified", Boolean.parseBoolean(asked.get("confirmed"))))
            .build();
    SignedJWT jwt =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(signer.getKeyID()).build(), claims);
    try {
      jwt.sign(new RSASSASigner(signer));
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
    return jwt.serialize();
  }

  private static String s256(String verifier) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, String> fields(String query) {
    Map<String, String> fields = new HashMap<>();
    for (String part : query.split("&")) {
      String[] both = part.split("=", 2);
      fields.put(both[0], URLDecoder.decode(both[1], StandardCharsets.UTF_8));
    }
    return fields;
  }

  private static void answer(HttpExchange exchange, int status, String json) throws IOException {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
