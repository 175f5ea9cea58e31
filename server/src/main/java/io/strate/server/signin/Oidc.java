package io.strate.server.signin;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets an issuer of OpenID Connect say who somebody is: authorisation code with PKCE, state and
 * nonce. These three are derived from the visitor's cookie, which is new for each attempt, so that
 * nothing is kept meanwhile and what was begun in one browser cannot end in another.
 */
final class Oidc {

  private static final Logger LOG = LoggerFactory.getLogger(Oidc.class);

  private static final int MILLIS_TO_ANSWER = 10_000;
  private static final int MOST_BYTES = 1 << 20;

  /** With keys of the issuer's; none that the client's secret, or nothing, would sign with. */
  private static final Set<JWSAlgorithm> ALGORITHMS =
      Set.of(
          JWSAlgorithm.RS256,
          JWSAlgorithm.RS384,
          JWSAlgorithm.RS512,
          JWSAlgorithm.PS256,
          JWSAlgorithm.PS384,
          JWSAlgorithm.PS512,
          JWSAlgorithm.ES256,
          JWSAlgorithm.ES384,
          JWSAlgorithm.ES512);

  private final OidcOptions options;
  private final Tokens tokens;
  private final LongSupplier clock;
  private @Nullable Known known;

  Oidc(OidcOptions options, Tokens tokens, LongSupplier clock) {
    this.options = options;
    this.tokens = tokens;
    this.clock = clock;
  }

  /** What the issuer says of itself, and its keys. */
  private record Known(OIDCProviderMetadata metadata, JWKSource<SecurityContext> keys) {}

  /**
   * Who somebody is.
   *
   * @param subject the issuer's own name for them, with the issuer's
   * @param email if the issuer has confirmed it
   */
  record Person(String subject, Optional<String> email) {}

  OidcOptions options() {
    return options;
  }

  /**
   * Where a visitor goes to sign in.
   *
   * @param token of the visitor's cookie, made for this attempt
   * @param back where to go afterwards
   */
  Optional<URI> begin(String token, String back) {
    try {
      CodeVerifier verifier = verifier(token);
      return Optional.of(
          new AuthenticationRequest.Builder(
                  ResponseType.CODE,
                  new Scope("openid", "email"),
                  new ClientID(options.client()),
                  options.back())
              .endpointURI(known().metadata().getAuthorizationEndpointURI())
              .state(new State(state(token, back)))
              .nonce(new Nonce(nonce(token)))
              .codeChallenge(verifier, CodeChallengeMethod.S256)
              .build()
              .toURI());
    } catch (GeneralException | IOException failed) {
      LOG.warn("the issuer {} does not answer: {}", options.issuer(), failed.getMessage());
      return Optional.empty();
    }
  }

  private CodeVerifier verifier(String token) {
    return new CodeVerifier(tokens.derived("verifier", token));
  }

  private String nonce(String token) {
    return tokens.derived("nonce", token);
  }

  private String state(String token, String back) {
    String place =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(back.getBytes(StandardCharsets.UTF_8));
    return tokens.derived("state\n" + place, token) + "." + place;
  }

  /** Where a visitor goes afterwards, if what came back is what this browser began. */
  Optional<String> back(String token, String state) {
    try {
      byte[] place =
          Base64.getUrlDecoder()
              .decode(state.substring(state.indexOf('.') + 1).getBytes(StandardCharsets.UTF_8));
      String back = new String(place, StandardCharsets.UTF_8);
      boolean isOwn =
          MessageDigest.isEqual(
              state(token, back).getBytes(StandardCharsets.UTF_8),
              state.getBytes(StandardCharsets.UTF_8));
      return isOwn ? Optional.of(Destination.of(back)) : Optional.empty();
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /** Asks the issuer who it was that came back with a code. */
  Optional<Person> finish(String token, String code) {
    try {
      TokenRequest request =
          new TokenRequest.Builder(
                  known().metadata().getTokenEndpointURI(),
                  new ClientSecretBasic(
                      new ClientID(options.client()), new Secret(options.secret())),
                  new AuthorizationCodeGrant(
                      new AuthorizationCode(code), options.back(), verifier(token)))
              .build();
      HTTPRequest http = request.toHTTPRequest();
      http.setConnectTimeout(MILLIS_TO_ANSWER);
      http.setReadTimeout(MILLIS_TO_ANSWER);
      http.setFollowRedirects(false);
      String idToken = OIDCTokenResponse.parse(http.send()).getOIDCTokens().getIDTokenString();
      return Optional.of(person(claims(Objects.toString(idToken, ""), nonce(token))));
    } catch (GeneralException
        | IOException
        | JOSEException
        | BadJOSEException
        | java.text.ParseException failed) {
      LOG.warn("the issuer {} signed nobody in: {}", options.issuer(), failed.getMessage());
      return Optional.empty();
    }
  }

  private JWTClaimsSet claims(String idToken, String nonce)
      throws GeneralException,
          IOException,
          JOSEException,
          BadJOSEException,
          java.text.ParseException {
    DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
    processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, known().keys()));
    processor.setJWTClaimsSetVerifier(
        new DefaultJWTClaimsVerifier<>(
            options.client(),
            new JWTClaimsSet.Builder()
                .issuer(options.issuer().toString())
                .claim("nonce", nonce)
                .build(),
            Set.of("sub", "exp", "iat")) {
          @Override
          protected Date currentTime() {
            return new Date(clock.getAsLong());
          }
        });
    JWTClaimsSet claims = processor.process(idToken, null);
    String party = claims.getStringClaim("azp");
    if (party != null && !party.equals(options.client())
        || party == null && claims.getAudience().size() > 1) {
      throw new BadJOSEException("the ID token is for somebody else");
    }
    return claims;
  }

  private Person person(JWTClaimsSet claims) throws java.text.ParseException {
    Optional<String> email =
        Optional.ofNullable(claims.getStringClaim("email"))
            .map(address -> address.toLowerCase(Locale.ROOT))
            .filter(address -> address.contains("@"));
    boolean isConfirmed = Boolean.TRUE.equals(claims.getClaim("email_verified"));
    return new Person(
        options.issuer() + " " + claims.getSubject(), isConfirmed ? email : Optional.empty());
  }

  /** Asked for once; the keys are asked for again when one is not among them. */
  private synchronized Known known() throws GeneralException, IOException {
    Known present = known;
    if (present == null) {
      OIDCProviderMetadata metadata =
          OIDCProviderMetadata.resolve(
              new Issuer(options.issuer()), MILLIS_TO_ANSWER, MILLIS_TO_ANSWER);
      for (URI place :
          List.of(
              metadata.getAuthorizationEndpointURI(),
              metadata.getTokenEndpointURI(),
              metadata.getJWKSetURI())) {
        if (!Objects.toString(place.getScheme(), "").equals(options.issuer().getScheme())) {
          throw new ParseException("its places are not all of one scheme");
        }
      }
      JWKSource<SecurityContext> keys =
          JWKSourceBuilder.create(
                  metadata.getJWKSetURI().toURL(),
                  new DefaultResourceRetriever(MILLIS_TO_ANSWER, MILLIS_TO_ANSWER, MOST_BYTES))
              .retrying(true)
              .build();
      present = new Known(metadata, keys);
      known = present;
    }
    return present;
  }
}
