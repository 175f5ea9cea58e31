package io.strate.server.admin;

import io.strate.domain.Failure;
import io.strate.server.admin.SealedAnswers.Answer;
import io.strate.server.admin.SealedAnswers.Seal;
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
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Gives a request that is sent again with the same {@code Idempotency-Key} the answer that it had.
 * An answer is kept on disk before it is sent, so that whoever has seen one gets no other, over
 * restarts; a process that is killed between a change and its answer leaves the change alone.
 */
final class IdempotencyFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;

  private static final String HEADER = "Idempotency-Key";
  private static final int LONGEST_KEY = 255;
  private static final int MOST_BYTES = 1 << 20;

  /** A change is answered in less; what is larger is not kept. */
  private static final int MOST_ANSWER = 64 << 10;

  private static final Logger LOG = LoggerFactory.getLogger(IdempotencyFilter.class);

  private final transient Answers answers;
  private final transient Problems problems;
  private final transient LongSupplier clock;

  /** What is asked by requests that are being answered, by the names of their seals. */
  private final transient Map<String, String> underWay = new ConcurrentHashMap<>();

  /** Where answers are kept, for as long as the store is open. */
  interface Answers {
    Optional<Answer> find(Seal seal, long now);

    void keep(Seal seal, Answer answer, long now);
  }

  IdempotencyFilter(Answers answers, Problems problems, LongSupplier clock) {
    this.answers = answers;
    this.problems = problems;
    this.clock = clock;
  }

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
    Seal seal = Seal.of(Caller.of(request).map(Caller::secret).orElse(""), key);
    begin(seal, asked);
    try {
      Optional<Answer> before = answers.find(seal, clock.getAsLong());
      if (before.isPresent()) {
        requireSame(before.get().asked(), asked);
        write(before.get(), response);
      } else {
        ContentCachingResponseWrapper caching = new ContentCachingResponseWrapper(response);
        chain.doFilter(new Again(request, body), caching);
        if (caching.getStatus() < 500 && caching.getContentSize() <= MOST_ANSWER) {
          keep(seal, answer(asked, caching));
        }
        caching.copyBodyToResponse();
      }
    } finally {
      underWay.remove(seal.name());
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

  private static Answer answer(String asked, ContentCachingResponseWrapper response) {
    return new Answer(
        asked,
        response.getStatus(),
        Objects.toString(response.getContentType(), ""),
        Objects.toString(response.getHeader("ETag"), ""),
        response.getContentAsByteArray());
  }

  private void begin(Seal seal, String asked) {
    String before = underWay.putIfAbsent(seal.name(), asked);
    if (before != null) {
      requireSame(before, asked);
      throw Refusal.of(
          409,
          "request.idempotency",
          "The first request with this %s is not answered yet: wait and send it again."
              .formatted(HEADER));
    }
  }

  private static void requireSame(String before, String asked) {
    if (!before.equals(asked)) {
      throw Refusal.of(
          422,
          "request.idempotency",
          "This %s came with another request before: give each request one of its own."
              .formatted(HEADER));
    }
  }

  /** What was changed is changed and answered, even if that cannot be kept. */
  private void keep(Seal seal, Answer answer) {
    try {
      answers.keep(seal, answer, clock.getAsLong());
    } catch (Failure failed) {
      LOG.error("an answer could not be kept to be given again: {}", failed.getMessage());
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
