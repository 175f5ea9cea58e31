package io.strate.workspace.notify;

import io.strate.connect.outbound.AllowList;
import io.strate.connect.outbound.Answer;
import io.strate.connect.outbound.Destination;
import io.strate.connect.outbound.OutboundClient;
import io.strate.connect.outbound.OutboundLimits;
import io.strate.connect.webhook.Alarm;
import io.strate.connect.webhook.Courier;
import io.strate.connect.webhook.DeliveryCounters;
import io.strate.connect.webhook.Disablement;
import io.strate.connect.webhook.DispatchOptions;
import io.strate.connect.webhook.DispatchPorts;
import io.strate.connect.webhook.Dispatcher;
import io.strate.connect.webhook.EndpointStatus;
import io.strate.connect.webhook.Message;
import io.strate.connect.webhook.SecretRing;
import io.strate.connect.webhook.SigningSecret;
import io.strate.connect.webhook.WebhookEndpoint;
import io.strate.domain.Blame;
import io.strate.domain.Failure;
import io.strate.workspace.notify.Webhook.Deliveries;
import io.strate.workspace.notify.Webhook.Secret;
import io.strate.workspace.notify.Webhook.Settings;
import io.strate.workspace.notify.Webhook.State;
import io.strate.workspace.notify.Webhook.Status;
import io.strate.workspace.notify.Webhook.Tested;
import io.strate.workspace.open.Gate;
import io.strate.workspace.open.StoreOrigin;
import io.strate.workspace.open.Workspace;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;

/**
 * The webhooks of a workspace in service: who is told of changes, and how that goes. Safe for
 * several threads. Closing it ends what is under way; the store may be closed then.
 */
public final class Webhooks implements AutoCloseable {

  /** Each has up to 16 calls under way and 2,000 messages in memory. */
  private static final int MOST = 100;

  private static final Duration LONGEST_OVERLAP = Duration.ofDays(30);

  /** How long whoever stops waits for receivers that are slow to answer. */
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private static final Duration FAILED_ARE_KEPT = Duration.ofDays(30);
  private static final int ID_LENGTH = 16;
  private static final String OFF = "it was switched off";

  private final Workspace workspace;
  private final Gate gate = new Gate();
  private final KeptEndpoints endpoints;
  private final Attempts attempts;
  private final LogOutbox outbox;
  private final MessageNames names;
  private final NotedJournal journal;
  private final DeliveryList deliveries;
  private final Alarm alarm;
  private final Dispatcher dispatcher;
  private final SecureRandom random = new SecureRandom();
  private final Runnable closing;

  /** Held while an endpoint is changed, so that the dispatcher learns of changes in their order. */
  private final Object changing = new Object();

  Webhooks(
      Workspace workspace,
      Courier courier,
      Alarm alarm,
      DeliveryCounters counters,
      Runnable closing) {
    this.workspace = workspace;
    this.endpoints = new KeptEndpoints(workspace.ledger().notes(), gate);
    this.attempts = new Attempts(counters);
    this.outbox = new LogOutbox(workspace.ledger(), gate);
    this.names = new MessageNames(StoreOrigin.of(workspace.ledger().notes(), random));
    this.journal = new NotedJournal(workspace.ledger().notes(), gate);
    this.deliveries = new DeliveryList(workspace.ledger(), gate, names, journal, attempts);
    this.alarm = alarm;
    this.closing = closing;
    InstantSource clock = this::now;
    this.dispatcher =
        new Dispatcher(
            new DispatchPorts(
                outbox,
                journal,
                endpoints,
                courier,
                attempts,
                clock,
                alarm,
                Thread::startVirtualThread,
                random),
            DispatchOptions.usual(names.origin()));
  }

  /**
   * Begins to send what has not been sent yet.
   *
   * @param allowed where it may call beside the public Internet
   * @param counters told of each attempt as well
   * @param watched puts somebody who looks on before the courier
   */
  public static Webhooks start(
      Workspace workspace,
      AllowList allowed,
      DeliveryCounters counters,
      UnaryOperator<Courier> watched) {
    OutboundClient client = new OutboundClient(allowed, OutboundLimits.usual());
    var timer =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("strate-webhooks").factory());
    timer.setRemoveOnCancelPolicy(true);
    InstantSource clock = () -> Instant.ofEpochMilli(workspace.circumstances().clock().getAsLong());
    Webhooks webhooks =
        new Webhooks(
            workspace,
            watched.apply(Courier.by(client)),
            Alarm.on(timer, clock),
            counters,
            () -> {
              timer.shutdownNow();
              client.close();
            });
    webhooks.dispatcher.start();
    Thread.startVirtualThread(webhooks::forgetFailed);
    return webhooks;
  }

  /** Begins to send; nobody counts or looks on. */
  public static Webhooks start(Workspace workspace, AllowList allowed) {
    return start(workspace, allowed, new Silence(), UnaryOperator.identity());
  }

  /** Now, and from then on once a day. */
  private void forgetFailed() {
    Instant now = now();
    for (WebhookEndpoint endpoint : endpoints.all()) {
      try {
        journal.forgetFailed(endpoint.id(), now.minus(FAILED_ARE_KEPT));
      } catch (RuntimeException e) {
        // It is tried again tomorrow.
        attempts.trouble(endpoint.id(), e);
      }
    }
    alarm.at(now.plus(Duration.ofDays(1)), () -> Thread.startVirtualThread(this::forgetFailed));
  }

  /** Something was announced, or the clock was set. Cheap, from any thread. */
  public void wake() {
    dispatcher.wake();
  }

  public List<Webhook> list() {
    return endpoints.all().stream().map(WebhookForm::shown).toList();
  }

  /**
   * One of them.
   *
   * @throws Failure {@code webhook.endpoint} with the nearest id if there is none
   */
  public Webhook get(String id) {
    return WebhookForm.shown(endpoints.get(id));
  }

  /**
   * Adds a receiver; it is told of what is announced from now on.
   *
   * @return it with its secret, which is not shown again
   */
  public Secret create(Settings settings) {
    SigningSecret secret = SigningSecret.random(random);
    checkSegments(settings.segments(), Set.of());
    synchronized (changing) {
      if (endpoints.all().size() >= MOST) {
        throw new Failure(
            "webhook.many",
            Blame.USER,
            "there are %d webhooks, and a workspace has at most that many: remove one first"
                .formatted(MOST));
      }
      WebhookEndpoint endpoint =
          new WebhookEndpoint(
              "wh_" + StoreOrigin.random(ID_LENGTH, random),
              Destination.of(settings.url()),
              SecretRing.of(secret),
              WebhookForm.filter(settings),
              settings.enabled() ? Optional.empty() : Optional.of(new Disablement(OFF, now())),
              now());
      endpoints.add(endpoint);
      dispatcher.put(endpoint);
      return new Secret(WebhookForm.shown(endpoint), secret.text());
    }
  }

  /** Takes other settings; enabled again, a receiver goes on where it stood. */
  public Webhook change(String id, Settings settings) {
    checkSegments(settings.segments(), endpoints.get(id).filter().segments());
    Destination url = Destination.of(settings.url());
    return changed(
        id,
        now ->
            new WebhookEndpoint(
                id,
                url,
                now.secrets(),
                WebhookForm.filter(settings),
                settings.enabled()
                    ? Optional.empty()
                    : now.disabled().or(() -> Optional.of(new Disablement(OFF, now()))),
                now.created()));
  }

  /**
   * Gives a receiver another secret.
   *
   * @param overlap how long the former one signs as well
   */
  public Secret rotate(String id, Duration overlap) {
    if (overlap.isNegative() || overlap.compareTo(LONGEST_OVERLAP) > 0) {
      throw new Failure(
          "webhook.rotation",
          Blame.USER,
          "expected an overlap from 0 to %d days, found %s"
              .formatted(LONGEST_OVERLAP.toDays(), overlap));
    }
    SigningSecret next = SigningSecret.random(random);
    Webhook rotated =
        changed(
            id,
            now ->
                new WebhookEndpoint(
                    id,
                    now.url(),
                    now.secrets().rotated(next, now(), overlap),
                    now.filter(),
                    now.disabled(),
                    now.created()));
    return new Secret(rotated, next.text());
  }

  /** Forgets a receiver and what it was still to get. */
  public void remove(String id) {
    synchronized (changing) {
      endpoints.remove(id);
      dispatcher.remove(id);
      attempts.forget(id);
    }
  }

  public Status status(String id) {
    WebhookEndpoint endpoint = endpoints.get(id);
    EndpointStatus status = dispatcher.status(id);
    Backlog backlog = Backlog.of(outbox, status.read(), endpoint.filter());
    return new Status(
        status.disabled().isEmpty(),
        status.disabled().map(Disablement::reason),
        status.disabled().map(Disablement::at),
        status.failingSince(),
        status.pausedUntil(),
        status.unsettled() + backlog.messages(),
        backlog.more(),
        status.underWay(),
        status.replaying(),
        attempts.trouble(id));
  }

  /**
   * What became of messages.
   *
   * @param page from a former page's {@code next}; empty for the first
   */
  public Deliveries deliveries(String id, State state, Optional<String> page, int most) {
    endpoints.get(id);
    return deliveries.page(id, state, page, most);
  }

  /** Sends one message once more, failed or delivered. */
  public void replay(String id, String message) {
    endpoints.get(id);
    dispatcher.replay(id, names.position(message));
  }

  /** Sends all failed messages since an instant once more. */
  public void replayFailed(String id, Instant since) {
    endpoints.get(id);
    dispatcher.replayFailed(id, since);
  }

  /** Sends a message that tells of nobody, at once and once. */
  public Tested test(String id) {
    endpoints.get(id);
    Instant now = now();
    Answer answer =
        dispatcher.test(
            id,
            new Message(
                random.nextLong(Long.MAX_VALUE),
                "",
                "webhook.test",
                Optional.empty(),
                now,
                () -> MessageBody.test(now)));
    boolean accepted = answer instanceof Answer.Answered answered && answered.accepted();
    return new Tested(accepted, answer.sentence());
  }

  /**
   * Starts nothing more, and lets calls under way end for a moment; what was not answered by then
   * is sent again by whoever starts next.
   */
  @Override
  public void close() {
    try {
      dispatcher.finish().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException late) {
      // They come again.
    }
    dispatcher.close();
    closing.run();
    gate.close();
  }

  private Webhook changed(String id, UnaryOperator<WebhookEndpoint> change) {
    synchronized (changing) {
      WebhookEndpoint told = endpoints.change(id, change);
      dispatcher.put(told);
      // The dispatcher may have disabled it just before it learned of the change.
      while (!told.equals(endpoints.get(id))) {
        told = endpoints.get(id);
        dispatcher.put(told);
      }
      return WebhookForm.shown(told);
    }
  }

  /** Segments that are asked for must exist; those that were asked for may have gone since. */
  private void checkSegments(Set<String> asked, Set<String> before) {
    asked.stream().filter(segment -> !before.contains(segment)).forEach(workspace::segment);
  }

  private Instant now() {
    return Instant.ofEpochMilli(workspace.circumstances().clock().getAsLong());
  }
}
