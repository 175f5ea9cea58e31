package io.strate.server.health;

import io.strate.server.log.ServerLog;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.event.Level;

/**
 * Every request comes through it. It counts who is inside, measures, writes the log of requests,
 * and sends whoever comes while the server closes away with 429, which senders take for "again".
 * Whoever asks before the workspace has been brought up to now is told so: programs here, people by
 * a page; what is to be kept is kept.
 */
public final class Entrance extends HttpFilter {

  private static final long serialVersionUID = 1;

  private static final String STARTING =
      """
      {"type":"urn:strate:problem:server.starting","title":"Service Unavailable","status":503,"detail":"The workspace is being brought up to now: send this again when /readyz says yes.","code":"server.starting"}""";

  private final transient Health health;
  private final boolean logs;
  private final transient ReentrantLock lock = new ReentrantLock();
  private final transient Condition left = lock.newCondition();
  private int inside;

  /**
   * @param logs whether each request has a line in the log
   */
  public Entrance(Health health, boolean logs) {
    this.health = health;
    this.logs = logs;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    Route route = Route.of(request.getRequestURI());
    long began = health.nanos().getAsLong();
    FilterChain seen =
        health.traced().chain(route, (_, _) -> pass(route, request, response, chain));
    try {
      seen.doFilter(request, response);
    } finally {
      long took = health.nanos().getAsLong() - began;
      health.measures().answered(route, response.getStatus(), took);
      if (logs) {
        log(request, response, route, took);
      }
    }
  }

  private void pass(
      Route route, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (route.isAlwaysOpen()) {
      chain.doFilter(request, response);
    } else if (route == Route.API && !health.hasStarted()) {
      askToWait(response);
    } else if (enter()) {
      try {
        chain.doFilter(request, response);
      } finally {
        leave();
      }
    } else {
      sendAway(response);
    }
  }

  private boolean enter() {
    lock.lock();
    try {
      boolean open = !health.isClosing();
      inside += open ? 1 : 0;
      return open;
    } finally {
      lock.unlock();
    }
  }

  private void leave() {
    lock.lock();
    try {
      inside--;
      left.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private static void sendAway(HttpServletResponse response) {
    response.setHeader("Retry-After", "1");
    response.setHeader("Connection", "close");
    response.setStatus(429);
  }

  private static void askToWait(HttpServletResponse response) throws IOException {
    response.setHeader("Retry-After", "1");
    response.setStatus(503);
    response.setContentType("application/problem+json");
    response.getOutputStream().write(STARTING.getBytes(StandardCharsets.UTF_8));
  }

  /** Lets nobody in from now on. */
  public void shut() {
    lock.lock();
    try {
      health.closing();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Lets nobody in any more, and waits for those inside.
   *
   * @return whether all have left in time
   */
  public boolean close(int seconds) {
    lock.lock();
    try {
      shut();
      long rest = TimeUnit.SECONDS.toNanos(seconds);
      while (inside > 0 && rest > 0) {
        rest = left.awaitNanos(rest);
      }
      return inside == 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      lock.unlock();
    }
  }

  /** Neither path nor query nor whoever asked: these name people, or are keys. */
  private static void log(
      HttpServletRequest request, HttpServletResponse response, Route route, long took) {
    ServerLog.event(Level.INFO, "http.request")
        .addKeyValue("method", Route.method(request))
        .addKeyValue("route", route.label())
        .addKeyValue("status", response.getStatus())
        .addKeyValue("micros", TimeUnit.NANOSECONDS.toMicros(took))
        .log("A request was answered.");
  }
}
