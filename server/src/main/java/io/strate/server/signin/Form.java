package io.strate.server.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a form of a page sent. Bodies are read here and nowhere else, after it is known that the
 * page is ours; {@code getParameter} sees the query alone.
 */
public final class Form {

  /** Rules and lists of ids are typed into forms; files come otherwise. */
  static final int MOST_BYTES = 1 << 20;

  static final String TYPE = "application/x-www-form-urlencoded";

  private static final String ATTRIBUTE = Form.class.getName();
  private static final int MOST_FIELDS = 10_000;

  private final Map<String, List<String>> fields;

  private Form(Map<String, List<String>> fields) {
    this.fields = fields;
  }

  /** The form of a request; an empty one if it sent none. */
  public static Form of(HttpServletRequest request) {
    return request.getAttribute(ATTRIBUTE) instanceof Form form ? form : new Form(Map.of());
  }

  /** The first value of a field; empty if there is none. */
  public String text(String name) {
    return fields.getOrDefault(name, List.of("")).getFirst();
  }

  /** All values of a field, in their order. */
  public List<String> texts(String name) {
    return fields.getOrDefault(name, List.of());
  }

  public boolean has(String name) {
    return fields.containsKey(name);
  }

  void stand(HttpServletRequest request) {
    request.setAttribute(ATTRIBUTE, this);
  }

  /**
   * Reads a body.
   *
   * @return empty if it is too large or is no form
   */
  static Optional<Form> read(HttpServletRequest request) throws IOException {
    if (request.getContentLengthLong() > MOST_BYTES) {
      return Optional.empty();
    }
    byte[] body = request.getInputStream().readNBytes(MOST_BYTES + 1);
    return body.length > MOST_BYTES
        ? Optional.empty()
        : parse(new String(body, StandardCharsets.UTF_8));
  }

  private static Optional<Form> parse(String body) {
    Map<String, List<String>> fields = new LinkedHashMap<>();
    String[] parts = body.isEmpty() ? new String[0] : body.split("&", MOST_FIELDS + 1);
    if (parts.length > MOST_FIELDS) {
      return Optional.empty();
    }
    try {
      for (String part : parts) {
        int equals = part.indexOf('=');
        String name = equals < 0 ? part : part.substring(0, equals);
        String value = equals < 0 ? "" : part.substring(equals + 1);
        fields.computeIfAbsent(decoded(name), _ -> new ArrayList<>()).add(decoded(value));
      }
    } catch (IllegalArgumentException _) {
      return Optional.empty(); // a % that stands for nothing
    }
    return Optional.of(new Form(fields));
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
