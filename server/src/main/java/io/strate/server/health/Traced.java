package io.strate.server.health;

import io.strate.connect.outbound.Answer;
import io.strate.connect.outbound.Answer.Answered;
import io.strate.connect.outbound.Answer.Refused;
import io.strate.connect.outbound.Answer.TimedOut;
import io.strate.connect.outbound.Answer.Unreachable;
import io.strate.connect.webhook.Courier;
import io.strate.domain.Failure;
import io.strate.workspace.collect.Collector;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Work of which a collector of traces is told. */
final class Traced {

  private static final int FIRST_FAULT_OF_SERVERS = 500;

  private final Traces traces;

  Traced(Traces traces) {
    this.traces = traces;
  }

  /** A chain whose requests are seen, where that says anything: probes would only be noise. */
  FilterChain chain(Route route, FilterChain next) {
    return route.isAlwaysOpen()
        ? next
        : (request, response) ->
            pass(route, (HttpServletRequest) request, (HttpServletResponse) response, next);
  }

  private void pass(
      Route route, HttpServletRequest request, HttpServletResponse response, FilterChain next)
      throws IOException, ServletException {
    try (Traces.Piece piece = traces.request(request)) {
      try {
        next.doFilter(request, response);
      } finally {
        piece.wasFor(request, route);
        piece.answered(response.getStatus());
        if (response.getStatus() >= FIRST_FAULT_OF_SERVERS) {
          piece.failed(Integer.toString(response.getStatus()));
        }
      }
    }
  }

  /** A collector whose writes to the ledger are seen. */
  Collector collector(Collector into) {
    return (calls, refused) -> {
      try (Traces.Piece piece = traces.work("ledger.append")) {
        try {
          Collector.Taken taken = into.collect(calls, refused);
          piece.count("messages", calls.size() + refused.size());
          piece.count("accepted", taken.accepted());
          piece.count("duplicates", taken.duplicates());
          piece.count("barred", taken.barred());
          piece.count("refused", refused.size());
          return taken;
        } catch (RuntimeException failed) {
          piece.failed(code(failed));
          throw failed;
        }
      }
    };
  }

  /** Does a turn or a run. */
  void work(String name, Runnable work) {
    try (Traces.Piece piece = traces.work(name)) {
      try {
        work.run();
      } catch (RuntimeException failed) {
        piece.failed(code(failed));
        throw failed;
      }
    }
  }

  private static String code(RuntimeException failed) {
    return failed instanceof Failure failure ? failure.code() : "internal";
  }

  /** A courier whose calls are seen. */
  Courier courier(Courier by) {
    return (request, done) -> {
      Traces.Piece piece = traces.call("webhook.deliver");
      by.send(
          request,
          answer -> {
            say(piece, answer);
            piece.close();
            done.accept(answer);
          });
    };
  }

  private static void say(Traces.Piece piece, Answer answer) {
    switch (answer) {
      case Answered received -> {
        piece.answered(received.status());
        if (!received.accepted()) {
          piece.failed(Integer.toString(received.status()));
        }
      }
      case Refused _ -> piece.failed("refused");
      case Unreachable _ -> piece.failed("unreachable");
      case TimedOut _ -> piece.failed("timed_out");
    }
  }
}
