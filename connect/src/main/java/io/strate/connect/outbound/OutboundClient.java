package io.strate.connect.outbound;

import io.strate.connect.outbound.Answer.Answered;
import io.strate.connect.outbound.Answer.Refused;
import io.strate.connect.outbound.Answer.TimedOut;
import io.strate.connect.outbound.Answer.Unreachable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.io.Closer;
import org.apache.hc.core5.net.URIAuthority;
import org.jspecify.annotations.Nullable;

/**
 * Calls systems outside. Blocks its caller, best a virtual thread, for at most the time that the
 * limits allow; answers never throw. Safe for many threads.
 */
public final class OutboundClient implements AutoCloseable {

  private final CloseableHttpClient http;
  private final OutboundLimits limits;
  private final @Nullable SystemNames ownNames;
  private final ScheduledThreadPoolExecutor deadlines;

  public OutboundClient(AllowList allowed, OutboundLimits limits) {
    this(allowed, limits, new SystemNames(limits.connect()));
  }

  private OutboundClient(AllowList allowed, OutboundLimits limits, SystemNames names) {
    this(allowed, limits, names, names);
  }

  OutboundClient(
      AllowList allowed, OutboundLimits limits, Names names, @Nullable SystemNames ownNames) {
    AddressPolicy policy = new AddressPolicy(allowed);
    this.http = GuardedHttp.client(policy, new CheckedNames(names, policy), limits);
    this.limits = limits;
    this.ownNames = ownNames;
    this.deadlines =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("outbound-deadlines").factory());
    this.deadlines.setRemoveOnCancelPolicy(true);
  }

  public Answer send(OutboundRequest request) {
    HttpUriRequestBase call = callTo(request);
    // Closing a connection may block for a moment, which the next deadline must not wait for. It
    // is no virtual thread: a receiver that sends without end may keep the processors of those.
    Future<?> deadline =
        deadlines.schedule(
            () -> Thread.ofPlatform().daemon().name("outbound-cut").start(call::cancel),
            limits.whole().toMillis(),
            TimeUnit.MILLISECONDS);
    try {
      return called(request.to(), call);
    } catch (IOException | RuntimeException e) {
      return failed(request.to(), call, e);
    } finally {
      deadline.cancel(false);
    }
  }

  private Answer called(Destination to, HttpUriRequestBase call) throws IOException {
    ClassicHttpResponse response;
    try {
      response = open(to, call);
    } catch (NoHttpResponseException closed) {
      // The receiver closed a kept connection just as it was used again: that is nobody's failure.
      response = open(to, call);
    }
    try {
      return answered(call, response);
    } finally {
      Closer.closeQuietly(response); // an answer that was cut off cannot be closed politely
    }
  }

  private ClassicHttpResponse open(Destination to, HttpUriRequestBase call) throws IOException {
    HttpHost host = new HttpHost(to.scheme(), to.host(), to.port());
    return http.executeOpen(host, call, HttpClientContext.create());
  }

  /** The parts of the destination are set one by one; its text is not parsed again. */
  private static HttpUriRequestBase callTo(OutboundRequest request) {
    Destination to = request.to();
    HttpUriRequestBase call = new HttpUriRequestBase("POST", URI.create("/"));
    call.setScheme(to.scheme());
    call.setAuthority(new URIAuthority(to.host(), to.port()));
    call.setPath(to.target());
    request.headers().forEach(call::setHeader);
    call.setEntity(new ByteArrayEntity(request.body(), ContentType.APPLICATION_JSON));
    return call;
  }

  private Answer answered(HttpUriRequestBase call, ClassicHttpResponse response) {
    byte[] start = new byte[limits.answerBytes()];
    int read = 0;
    boolean whole = false;
    HttpEntity entity = response.getEntity();
    try (InputStream body = entity == null ? InputStream.nullInputStream() : entity.getContent()) {
      int more = 0;
      while (read < start.length && more >= 0) {
        more = body.read(start, read, start.length - read);
        read += Math.max(more, 0);
      }
      whole = more < 0 || body.read() < 0;
      if (!whole) {
        call.cancel(); // otherwise closing would read the rest, which may never end
      }
    } catch (IOException e) {
      // The status has come, and says what counts; what is left of the body is only for people.
      call.cancel();
    }
    Optional<String> retryAfter =
        Optional.ofNullable(response.getFirstHeader("Retry-After")).map(h -> h.getValue());
    String text = new String(start, 0, read, StandardCharsets.UTF_8);
    return new Answered(response.getCode(), retryAfter, text, whole);
  }

  private Answer failed(Destination to, HttpUriRequestBase call, Exception e) {
    String where = "'" + to.host() + "' port " + to.port();
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof RefusedAddress refused) {
        return new Refused(refused.sentence());
      }
    }
    if (call.isCancelled()) {
      return new TimedOut(
          where + " did not finish its answer within " + limits.whole().toMillis() + " ms");
    }
    return switch (e) {
      case InterruptedIOException timeout ->
          new TimedOut(where + " did not connect or answer in time");
      case SSLException untrusted ->
          new Unreachable(where + " could not be trusted: " + untrusted.getMessage());
      default -> new Unreachable(where + " could not be reached: " + e.getMessage());
    };
  }

  @Override
  public void close() {
    deadlines.shutdownNow();
    http.close(CloseMode.IMMEDIATE);
    if (ownNames != null) {
      ownNames.close();
    }
  }
}
