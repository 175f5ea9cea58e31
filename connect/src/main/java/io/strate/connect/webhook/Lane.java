package io.strate.connect.webhook;

import io.strate.connect.outbound.Answer;
import io.strate.connect.outbound.Answer.Answered;
import io.strate.connect.outbound.Answer.Refused;
import io.strate.connect.outbound.Answer.TimedOut;
import io.strate.connect.outbound.Answer.Unreachable;
import io.strate.connect.outbound.OutboundRequest;
import io.strate.connect.webhook.DeliveryCounters.Outcome;
import io.strate.domain.Blame;
import io.strate.domain.Failure;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Everything of one endpoint, apart from all others. A step reads, sends and writes down under the
 * lane's lock; calls are made outside it. Whoever learns something new asks for a step.
 */
final class Lane {

  /** How soon the log and the journal are tried again after they failed. */
  private static final Duration TROUBLE = Duration.ofSeconds(5);

  /** The clock of the machine may be set: nobody waits longer than this without looking at it. */
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

  private static final int LONGEST_REASON = 300;

  private final DispatchPorts ports;
  private final DispatchOptions options;
  private final Window window = new Window();
  private final Notebook notebook;
  private final Feed feed;
  private final Health health;
  private final AtomicBoolean asked = new AtomicBoolean();

  private volatile WebhookEndpoint endpoint;
  private final CompletableFuture<Void> quiet = new CompletableFuture<>();
  private boolean finishing;
  private boolean closed;
  private Alarm.@Nullable Ring ring;
  private Instant ringsAt = Instant.MAX;

  Lane(
      WebhookEndpoint endpoint,
      DispatchPorts ports,
      DispatchOptions options,
      DeliveryJournal.Kept kept) {
    this.endpoint = endpoint;
    this.ports = ports;
    this.options = options;
    this.health = new Health(kept.progress().failingSince());
    this.notebook = new Notebook(endpoint.id(), ports.journal(), kept.progress());
    this.feed = new Feed(endpoint.id(), ports, options, window, notebook);
    kept.unsettled().forEach(window::add);
  }

  /** Asks for a step, soon and elsewhere; cheap however often it is called. */
  void ask() {
    if (asked.compareAndSet(false, true)) {
      ports.executor().execute(this::step);
    }
  }

  private void step() {
    asked.set(false);
    synchronized (this) {
      if (closed) {
        return;
      }
      try {
        writeDown();
        boolean more = endpoint.disabled().isEmpty() && !finishing && move();
        writeDown();
        if (finishing && window.underWay() == 0) {
          quiet.complete(null);
        }
        ringFor(nextTurn());
        if (more) {
          ask();
        }
      } catch (RuntimeException e) {
        ports.counters().trouble(endpoint.id(), e);
        ringFor(Optional.of(now().plus(TROUBLE)));
      }
    }
  }

  private boolean move() {
    Instant now = now();
    if (health.paused(now)) {
      return false;
    }
    int free = health.concurrency(options.concurrency()) - window.underWay();
    boolean more = feed.fill(free, endpoint.filter(), now);
    for (; free > 0; free--) {
      Optional<Delivery> due = window.due(now);
      if (due.isEmpty()) {
        break;
      }
      window.start(due.get());
      ports.executor().execute(() -> attempt(due.get()));
    }
    return more;
  }

  private void attempt(Delivery delivery) {
    try {
      Optional<Message> message = ports.outbox().at(delivery.position());
      if (message.isEmpty()) {
        vanished(delivery.position());
        return;
      }
      OutboundRequest request = envelope(message.get(), Long.toString(delivery.position()));
      Instant at = message.get().at();
      ports.courier().send(request, answer -> answered(delivery.position(), at, answer));
    } catch (RuntimeException e) {
      ports.counters().trouble(endpoint.id(), e);
      postpone(delivery.position());
    }
  }

  private OutboundRequest envelope(Message message, String number) {
    return Envelope.around(message, "msg_" + options.origin() + "_" + number, endpoint, now());
  }

  /** Sends a message that stands in no log, once, whether the endpoint is disabled or not. */
  Answer test(Message message) {
    CompletableFuture<Answer> answer = new CompletableFuture<>();
    ports.courier().send(envelope(message, "test" + message.position()), answer::complete);
    return answer.join();
  }

  /** Too old or erased: what is no longer in the log is nobody's any more. */
  private synchronized void vanished(long position) {
    window.underWay(position).ifPresent(this::settle);
    ports.counters().vanished(endpoint.id());
    ask();
  }

  /** The message could not be read here: the receiver is not to blame. */
  private synchronized void postpone(long position) {
    window.underWay(position).ifPresent(delivery -> retry(delivery.postponed(now().plus(TROUBLE))));
    ask();
  }

  private synchronized void answered(long position, Instant at, Answer answer) {
    Optional<Delivery> delivery = window.underWay(position);
    if (closed || delivery.isEmpty()) {
      return;
    }
    ports
        .counters()
        .attempted(
            endpoint.id(),
            new DeliveryCounters.Attempt(
                position, delivery.get().attempts() + 1, now(), outcome(answer), sentence(answer)));
    if (answer instanceof Answered received && received.accepted()) {
      health.succeeded();
      settle(delivery.get());
    } else {
      failed(delivery.get(), at, answer);
    }
    noteProgress();
    ask();
  }

  private void failed(Delivery delivery, Instant at, Answer answer) {
    Instant now = now();
    health.failed(now, delivery.attempts() == 0);
    String reason = sentence(answer);
    Optional<Duration> wait = options.schedule().after(delivery.attempts() + 1, ports.random());
    boolean gone = answer instanceof Answered received && received.status() == 410;
    boolean late = !now.isBefore(delivery.since().plus(options.schedule().whole()));
    if (!gone && (wait.isEmpty() || late)) {
      notebook.fail(
          new FailedDelivery(delivery.position(), at, now, delivery.attempts() + 1, reason));
      settle(delivery);
      ports.counters().givenUp(endpoint.id());
    } else {
      Duration asked = askedFor(answer, now);
      Duration usual = wait.orElse(Duration.ZERO);
      retry(delivery.failed(now.plus(asked.compareTo(usual) > 0 ? asked : usual), reason));
    }
    if (gone) {
      disable(new Disablement("the receiver answered 410: it wants no more messages", now));
    } else {
      disableIfFailingFor(now, reason);
    }
  }

  /** What a receiver asks for; if it is too busy, that holds for all that goes to it. */
  private Duration askedFor(Answer answer, Instant now) {
    if (!(answer instanceof Answered received)) {
      return Duration.ZERO;
    }
    Optional<Duration> asked =
        received
            .retryAfter()
            .flatMap(header -> RetryAfter.of(header, now, options.longestRetryAfter()));
    if (received.status() == 429 || received.status() == 503) {
      asked.ifPresent(wait -> health.pause(now.plus(wait)));
    }
    return asked.orElse(Duration.ZERO);
  }

  private void disableIfFailingFor(Instant now, String reason) {
    Instant since = health.failingSince().orElse(now);
    if (!since.plus(options.disableAfter()).isAfter(now)) {
      disable(
          new Disablement(
              "every attempt since " + since + " failed; the last one: " + reason, now));
    }
  }

  private void disable(Disablement why) {
    if (endpoint.disabled().isPresent()) {
      return;
    }
    endpoint = endpoint.disabled(why);
    ports.counters().disabled(endpoint.id());
    try {
      ports.endpoints().disabled(endpoint.id(), why);
    } catch (RuntimeException e) {
      // It stays disabled here; after a restart it is found out once more.
      ports.counters().trouble(endpoint.id(), e);
    }
  }

  private void settle(Delivery delivery) {
    window.settle(delivery);
    notebook.settle(delivery.position(), window);
  }

  private void retry(Delivery later) {
    window.retry(later);
    notebook.list(later, window);
  }

  private void noteProgress() {
    notebook.progress(health.failingSince(), feed.replay());
  }

  private void writeDown() {
    notebook.seen(feed.seen());
    noteProgress();
    notebook.save();
  }

  /** When a step is needed though nobody asks for one; calls under way ask when they end. */
  private Optional<Instant> nextTurn() {
    Instant now = now();
    if (endpoint.disabled().isPresent()) {
      return Optional.empty();
    }
    if (health.paused(now)) {
      return Optional.of(health.pausedUntil());
    }
    return window.underWay() >= health.concurrency(options.concurrency())
        ? Optional.empty()
        : window.nextTurn();
  }

  private void ringFor(Optional<Instant> turn) {
    Instant longest = now().plus(LONGEST_WAIT);
    Instant when = turn.map(t -> t.isBefore(longest) ? t : longest).orElse(Instant.MAX);
    if (when.equals(ringsAt)) {
      return;
    }
    if (ring != null) {
      ring.cancel();
    }
    ringsAt = when;
    ring = turn.isEmpty() ? null : ports.alarm().at(when, this::rung);
  }

  private synchronized void rung() {
    ringsAt = Instant.MAX;
    ring = null;
    ask();
  }

  /** New settings. An endpoint that is enabled again goes on where it stood, with all its time. */
  synchronized void change(WebhookEndpoint changed) {
    boolean revived = endpoint.disabled().isPresent() && changed.disabled().isEmpty();
    endpoint = changed;
    if (revived) {
      health.trusted();
      for (Delivery delivery : window.renew(now())) {
        notebook.list(delivery, window);
      }
    }
    ask();
  }

  /** Sends a message once more: false if the log has it no longer, or it was never sent. */
  synchronized boolean replay(long position) {
    if (window.size() >= options.window() && window.of(position).isEmpty()) {
      throw new Failure(
          "webhook.replay",
          Blame.USER,
          "endpoint '" + endpoint.id() + "' has too many messages to send already: try later");
    }
    boolean known = position <= feed.seen() && feed.takeUp(position, now());
    notebook.save();
    ask();
    return known;
  }

  synchronized void replayFailed(Instant since) {
    feed.replay(new Replay(since, 0, feed.seen()));
    noteProgress();
    notebook.save();
    ask();
  }

  /** The first position of the log that this endpoint still needs. */
  synchronized long needed() {
    return Math.min(window.firstPosition().orElse(Long.MAX_VALUE), notebook.progress().read() + 1);
  }

  synchronized EndpointStatus status() {
    Instant now = now();
    return new EndpointStatus(
        feed.seen(),
        feed.behind(),
        window.size(),
        window.underWay(),
        health.failingSince(),
        health.paused(now) ? Optional.of(health.pausedUntil()) : Optional.empty(),
        endpoint.disabled(),
        feed.replay().isPresent());
  }

  /** Starts nothing more; completes when what was under way has ended and is written down. */
  synchronized CompletableFuture<Void> finish() {
    finishing = true;
    ask();
    return quiet;
  }

  /** Starts nothing more; what is under way may end, and comes again after a restart. */
  synchronized void close() {
    closed = true;
    if (ring != null) {
      ring.cancel();
    }
  }

  private static String sentence(Answer answer) {
    String sentence = answer.sentence();
    return sentence.substring(0, Math.min(sentence.length(), LONGEST_REASON));
  }

  private static Outcome outcome(Answer answer) {
    return switch (answer) {
      case Answered received -> received.accepted() ? Outcome.ACCEPTED : Outcome.ANSWERED_OTHERWISE;
      case Refused refused -> Outcome.REFUSED;
      case Unreachable unreachable -> Outcome.UNREACHABLE;
      case TimedOut late -> Outcome.TIMED_OUT;
    };
  }

  private Instant now() {
    return ports.clock().instant();
  }
}
