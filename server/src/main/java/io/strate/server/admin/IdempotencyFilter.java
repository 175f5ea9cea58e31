package io.strate.server.admin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Gives a request that is sent again with the same {@code Idempotency-Key} the answer that it had.
 * Answers are kept in memory, since some hold secrets: for a day, the latest thousand, and not over
 * a restart.
 */
final class IdempotencyFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;

  private static final String HEADER = "Idempotency-Key";
  private static final int MOST = 1_000;
  private static final int LONGEST_KEY = 255;
  private static final int MOST_BYTES = 1 << 20;

  /** A change is answered in less; what is larger is not kept. */
  private static final int MOST_ANSWER = 64 << 10;

  private static final long DAY = 86_400_000;

  private final transient Problems problems;
  private final transient LongSupplier clock;
  private final transient Map<String, Kept> kept = new LinkedHashMap<>();

  IdempotencyFilter(Problems problems, LongSupplier clock) {
    this.problems = problems;
    this.clock = clock;
  }

  /** What was asked, and what was answered once it is known. */
  private record Kept(long at, String asked, Optional<Answer> answer) {}

  private record Answer(int status, String type, String tag, byte[] body) {}

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String key = request.getHeader(HEADER);
    if (key == null || !Changing.is(request)) {
      chain.doFilter(request, response);
      return;
    }
    try {
      answer(key, request, response, chain);
    } catch (Refusal refusal) {
      problems.write(refusal.problem(), response);
    }
  }

  private void answer(
      String key, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (key.isBlank() || key.length() > LONGEST_KEY) {
      throw Refusal.of(
          400,
          "request.header",
          "Expected an %s of 1 to %d letters.".formatted(HEADER, LONGEST_KEY));
    }
    byte[] body = request.getInputStream().readNBytes(MOST_BYTES + 1);
    String asked = hash(line(request), body);
    // By the key itself, as another one may be given its name.
    String own = hash(Caller.of(request).map(Caller::secret).orElse(""), new byte[0]) + key;
    Optional<Answer> before = begin(own, new Kept(clock.getAsLong(), asked, Optional.empty()));
    if (before.isPresent()) {
      write(before.get(), response);
      return;
    }
    ContentCachingResponseWrapper caching = new ContentCachingResponseWrapper(response);
    boolean isDone = false;
    try {
      chain.doFilter(new Again(request, body), caching);
      isDone = caching.getStatus() < 500 && caching.getContentSize() <= MOST_ANSWER;
    } finally {
      end(own, isDone ? Optional.of(answer(caching)) : Optional.empty());
      caching.copyBodyToResponse();
    }
  }

  /** What of a request beside its body makes it another one. */
  private static String line(HttpServletRequest request) {
    return String.join(
        "\n",
        request.getMethod(),
        request.getRequestURI(),
        Objects.toString(request.getQueryString(), ""),
        Objects.toString(request.getHeader("If-Match"), ""),
        Objects.toString(request.getHeader("If-None-Match"), ""));
  }

  private static Answer answer(ContentCachingResponseWrapper response) {
    String type = response.getContentType();
    String tag = response.getHeader("ETag");
    return new Answer(
        response.getStatus(),
        type == null ? "" : type,
        tag == null ? "" : tag,
        response.getContentAsByteArray());
  }

  /** The answer that a request had before; empty if it is new. */
  private synchronized Optional<Answer> begin(String key, Kept asked) {
    kept.values().removeIf(old -> asked.at() - old.at() > DAY);
    Kept before = kept.get(key);
    if (before == null) {
      kept.put(key, asked);
      kept.entrySet().stream()
          .filter(each -> kept.size() > MOST && each.getValue().answer().isPresent())
          .map(Map.Entry::getKey)
          .findFirst()
          .ifPresent(kept::remove);
      return Optional.empty();
    }
    if (!before.asked().equals(asked.asked())) {
      throw Refusal.of(
          422,
          "request.idempotency",
          "This %s came with another request before: give each request one of its own."
              .formatted(HEADER));
    }
    return Optional.of(
        before
            .answer()
            .orElseThrow(
                () ->
                    Refusal.of(
                        409,
                        "request.idempotency",
                        "The first request with this %s is not answered yet: wait and send it again."
                            .formatted(HEADER))));
  }

  /** One that failed on this side may be tried again. */
  private synchronized void end(String key, Optional<Answer> answer) {
    Kept asked = kept.remove(key);
    if (asked != null && answer.isPresent()) {
      kept.put(key, new Kept(asked.at(), asked.asked(), answer));
    }
  }

  private static String hash(String text, byte[] bytes) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(text.getBytes(StandardCharsets.UTF_8));
      digest.update((byte) 0);
      return HexFormat.of().formatHex(digest.digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static void write(Answer answer, HttpServletResponse response) throws IOException {
    response.setStatus(answer.status());
    if (!answer.type().isEmpty()) {
      response.setContentType(answer.type());
    }
    if (!answer.tag().isEmpty()) {
      response.setHeader("ETag", answer.tag());
    }
    response.getOutputStream().write(answer.body());
  }

  /** A request whose body has been read. */
  private static final class Again extends HttpServletRequestWrapper {

    private final byte[] body;

    Again(HttpServletRequest request, byte[] body) {
      super(request);
      this.body = body;
    }

    @Override
    public ServletInputStream getInputStream() {
      ByteArrayInputStream bytes = new ByteArrayInputStream(body);
      return new ServletInputStream() {
        @Override
        public int read() {
          return bytes.read();
        }

        @Override
        public int read(byte[] into, int from, int most) {
          return bytes.read(into, from, most);
        }

        @Override
        public boolean isFinished() {
          return bytes.available() == 0;
        }

        @Override
        public boolean isReady() {
          return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
          throw new UnsupportedOperationException("it is all there");
        }
      };
    }
  }
}
