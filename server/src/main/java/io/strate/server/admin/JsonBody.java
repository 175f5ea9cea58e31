package io.strate.server.admin;

import io.strate.domain.Nearest;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The body of a request: a JSON object in which every key is one that is known there. */
final class JsonBody {

  private static final int MOST_BYTES = 1 << 20;

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final Map<String, Object> fields;

  private JsonBody(Map<String, Object> fields) {
    this.fields = fields;
  }

  /**
   * Reads the body of a request.
   *
   * @param known the keys that it may have
   * @throws Refusal if it is no such object, or larger than a mebibyte
   */
  static JsonBody of(HttpServletRequest request, String... known) throws IOException {
    return of(request).requireKnown("", List.of(known));
  }

  private JsonBody requireKnown(String where, List<String> known) {
    for (String key : fields.keySet()) {
      if (!known.contains(key)) {
        throw Refusal.of(
            400,
            "request.key",
            "There is no key '%s' %s%s."
                .formatted(
                    key, where.isEmpty() ? "here" : "in " + where, Nearest.hint(key, known)));
      }
    }
    return this;
  }

  /** The same, whatever its keys are. */
  static JsonBody of(HttpServletRequest request) throws IOException {
    if (parsed(request) instanceof Map<?, ?> map) {
      return new JsonBody(fields(map));
    }
    throw Refusal.of(400, "request.json", "Expected a JSON object, {…}, found something else.");
  }

  /** A definition: an object, whatever its keys are, or in its short form a text. */
  static Object definition(HttpServletRequest request) throws IOException {
    return switch (parsed(request)) {
      case Map<?, ?> map -> fields(map);
      case String text -> text;
      case null, default ->
          throw Refusal.of(
              400, "request.json", "Expected a JSON object, {…}, or a text, found something else.");
    };
  }

  private static @Nullable Object parsed(HttpServletRequest request) throws IOException {
    byte[] bytes = request.getInputStream().readNBytes(MOST_BYTES + 1);
    if (bytes.length > MOST_BYTES) {
      throw Refusal.of(
          413, "request.large", "Expected a body of at most %d bytes.".formatted(MOST_BYTES));
    }
    return read(bytes);
  }

  private static Map<String, Object> fields(Map<?, ?> map) {
    Map<String, Object> fields = new LinkedHashMap<>();
    map.forEach((key, value) -> fields.put(String.valueOf(key), value));
    return fields;
  }

  private static @Nullable Object read(byte[] bytes) {
    try {
      return JSON.readValue(bytes, Object.class);
    } catch (JacksonException wrong) {
      var place = wrong.getLocation();
      throw Refusal.of(
          400,
          "request.json",
          "Expected JSON, found a mistake%s: %s."
              .formatted(
                  place == null
                      ? ""
                      : " at line %d, column %d".formatted(place.getLineNr(), place.getColumnNr()),
                  firstLine(wrong.getOriginalMessage())));
    }
  }

  private static String firstLine(@Nullable String message) {
    return message == null ? "it ends too early" : message.lines().findFirst().orElse("");
  }

  /** A key that is there has a value: null is too easily an empty variable. */
  Optional<Object> value(String key) {
    Object found = fields.get(key);
    if (found == null && fields.containsKey(key)) {
      throw wrong(key, "a value, or left out", "null");
    }
    return Optional.ofNullable(found);
  }

  /** A text that must be there. */
  String text(String key) {
    return optionalText(key)
        .orElseThrow(() -> Refusal.of(400, "request.key", "Expected the key '" + key + "'."));
  }

  Optional<String> optionalText(String key) {
    return value(key)
        .map(
            found -> {
              if (found instanceof String text) {
                return text;
              }
              throw wrong(key, "a text", found);
            });
  }

  boolean truth(String key, boolean standard) {
    Optional<Object> found = value(key);
    if (found.isEmpty()) {
      return standard;
    }
    if (found.get() instanceof Boolean truth) {
      return truth;
    }
    throw wrong(key, "true or false", found.get());
  }

  int whole(String key, int standard, int least, int most) {
    Optional<Object> found = value(key);
    if (found.isEmpty()) {
      return standard;
    }
    if (found.get() instanceof Number number
        && number.doubleValue() == Math.rint(number.doubleValue())
        && number.doubleValue() >= least
        && number.doubleValue() <= most) {
      return number.intValue();
    }
    throw wrong(key, "a whole number from %d to %d".formatted(least, most), found.get());
  }

  /** Texts; none without the key. */
  Set<String> texts(String key) {
    Object found = value(key).orElse(List.of());
    if (found instanceof List<?> list && list.stream().allMatch(String.class::isInstance)) {
      return Set.copyOf(list.stream().map(String.class::cast).toList());
    }
    throw wrong(key, "a list of texts", found);
  }

  /** Objects, at least so many and at most so many, in each of which every key is known. */
  List<JsonBody> objects(String key, int least, int most, String... known) {
    Object found = value(key).orElse(List.of());
    if (!(found instanceof List<?> list && list.stream().allMatch(Map.class::isInstance))) {
      throw wrong(key, "a list of objects", found);
    }
    if (list.size() < least || list.size() > most) {
      throw wrong(key, "%d to %d objects".formatted(least, most), list.size());
    }
    List<JsonBody> all = new ArrayList<>();
    for (Object item : list) {
      all.add(
          new JsonBody(fields((Map<?, ?>) item))
              .requireKnown("%s[%d]".formatted(key, all.size()), List.of(known)));
    }
    return all;
  }

  boolean has(String key) {
    return fields.containsKey(key);
  }

  private static Refusal wrong(String key, String expected, Object found) {
    return Refusal.of(
        400, "request.value", "Expected '%s' to be %s, found %s.".formatted(key, expected, found));
  }
}
