package io.strate.workspace.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.strate.workspace.definition.Localized.Locale;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A person who may sign in.
 *
 * @param name an e-mail or another name, as {@link UserName} has it
 * @param password what the server made of the password; empty while somebody is only invited, or
 *     signs in elsewhere
 * @param secondFactor the secret of one-time codes, if they are asked for
 * @param lastStep the last step of 30 seconds whose code was taken
 * @param subject who the user is at another issuer that signs them in
 * @param lastSignIn in milliseconds since 1970-01-01T00:00Z
 */
public record User(
    String name,
    Role role,
    Optional<String> password,
    Optional<String> secondFactor,
    long lastStep,
    Optional<String> subject,
    Optional<Locale> language,
    OptionalLong lastSignIn) {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  static User invited(String name, Role role) {
    return new User(
        name,
        role,
        Optional.empty(),
        Optional.empty(),
        0,
        Optional.empty(),
        Optional.empty(),
        OptionalLong.empty());
  }

  /** Whether there is a way in for this user, beside a link. */
  public boolean canSignIn() {
    return password.isPresent() || subject.isPresent();
  }

  /** Never shows secrets. */
  @Override
  public String toString() {
    return name + " (" + role.word() + ")";
  }

  // ---- changed ----

  User with(Role other) {
    return new User(name, other, password, secondFactor, lastStep, subject, language, lastSignIn);
  }

  User withPassword(String hash) {
    return new User(
        name, role, Optional.of(hash), secondFactor, lastStep, subject, language, lastSignIn);
  }

  User withSecondFactor(Optional<String> secret, long step) {
    return new User(name, role, password, secret, step, subject, language, lastSignIn);
  }

  User withSubject(String other) {
    return new User(
        name, role, password, secondFactor, lastStep, Optional.of(other), language, lastSignIn);
  }

  User withLanguage(Locale other) {
    return new User(
        name, role, password, secondFactor, lastStep, subject, Optional.of(other), lastSignIn);
  }

  User signedIn(long at) {
    return new User(
        name, role, password, secondFactor, lastStep, subject, language, OptionalLong.of(at));
  }

  // ---- kept ----

  byte[] bytes() {
    ObjectNode json =
        JsonNodeFactory.instance.objectNode().put("role", role.word()).put("last_step", lastStep);
    password.ifPresent(hash -> json.put("password", hash));
    secondFactor.ifPresent(secret -> json.put("second_factor", secret));
    subject.ifPresent(id -> json.put("subject", id));
    language.ifPresent(one -> json.put("language", one.name()));
    lastSignIn.ifPresent(at -> json.put("last_sign_in", at));
    return json.toString().getBytes(StandardCharsets.UTF_8);
  }

  static User of(String name, byte[] bytes) {
    JsonNode json = read(bytes);
    return new User(
        name,
        Role.of(json.path("role").asText()).orElse(Role.VIEWER),
        text(json, "password"),
        text(json, "second_factor"),
        json.path("last_step").asLong(),
        text(json, "subject"),
        text(json, "language").map(Locale::valueOf),
        json.has("last_sign_in")
            ? OptionalLong.of(json.path("last_sign_in").asLong())
            : OptionalLong.empty());
  }

  private static JsonNode read(byte[] bytes) {
    try {
      return JSON.readTree(new String(bytes, StandardCharsets.UTF_8));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a user is kept as JSON", e);
    }
  }

  private static Optional<String> text(JsonNode json, String name) {
    return json.has(name) ? Optional.of(json.path(name).asText()) : Optional.empty();
  }
}
