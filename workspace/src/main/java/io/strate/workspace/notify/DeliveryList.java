package io.strate.workspace.notify;

import io.strate.connect.webhook.Delivery;
import io.strate.connect.webhook.DeliveryCounters.Attempt;
import io.strate.connect.webhook.DeliveryCounters.Outcome;
import io.strate.connect.webhook.DeliveryJournal;
import io.strate.connect.webhook.FailedDelivery;
import io.strate.domain.Blame;
import io.strate.domain.Failure;
import io.strate.ledger.Ledger;
import io.strate.ledger.Runs.Move;
import io.strate.workspace.learning.alert.Alerts;
import io.strate.workspace.learning.alert.LearntAlert;
import io.strate.workspace.notify.Webhook.Deliveries;
import io.strate.workspace.notify.Webhook.State;
import io.strate.workspace.notify.Webhook.Told;
import io.strate.workspace.open.Gate;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/** What became of messages, for people to look at, page by page. */
final class DeliveryList {

  private final Ledger ledger;
  private final Gate gate;
  private final MessageNames names;
  private final DeliveryJournal journal;
  private final Attempts attempts;

  DeliveryList(
      Ledger ledger, Gate gate, MessageNames names, DeliveryJournal journal, Attempts attempts) {
    this.ledger = ledger;
    this.gate = gate;
    this.names = names;
    this.journal = journal;
    this.attempts = attempts;
  }

  /** Pages of attempts begin at a count of them, the others behind a position. */
  Deliveries page(String endpoint, State state, Optional<String> page, int most) {
    long from = page.map(DeliveryList::number).orElse(0L);
    return switch (state) {
      case RECENT -> recent(attempts.latest(endpoint), from, most);
      case WAITING -> behind(waiting(endpoint, from), most, Delivery::position, this::waiting);
      case FAILED ->
          behind(
              journal.failed(endpoint, from, most + 1).stream(),
              most,
              FailedDelivery::position,
              this::failed);
    };
  }

  private static long number(String page) {
    if (!page.matches("\\d{1,18}")) {
      throw new Failure(
          "webhook.page", Blame.USER, "expected the 'next' of a former page, found another text");
    }
    return Long.parseLong(page);
  }

  private Deliveries recent(List<Attempt> latest, long from, int most) {
    List<Webhook.Delivery> shown =
        latest.stream().skip(from).limit(most).map(this::recent).toList();
    long end = from + shown.size();
    return new Deliveries(
        shown, end < latest.size() ? Optional.of(Long.toString(end)) : Optional.empty());
  }

  private Stream<Delivery> waiting(String endpoint, long from) {
    return journal.read(endpoint).stream()
        .flatMap(kept -> kept.unsettled().stream())
        .filter(delivery -> delivery.position() > from)
        .sorted(Comparator.comparingLong(Delivery::position));
  }

  private static <T> Deliveries behind(
      Stream<T> all, int most, ToLongFunction<T> position, Function<T, Webhook.Delivery> show) {
    List<T> oneMore = all.limit(most + 1L).toList();
    List<T> page = oneMore.subList(0, Math.min(most, oneMore.size()));
    return new Deliveries(
        page.stream().map(show).toList(),
        oneMore.size() > page.size()
            ? Optional.of(Long.toString(position.applyAsLong(page.getLast())))
            : Optional.empty());
  }

  // ---- one of them ----

  private Webhook.Delivery recent(Attempt attempt) {
    return delivery(
        attempt.position(),
        Optional.of(attempt.at()),
        Optional.empty(),
        attempt.number(),
        attempt.outcome() == Outcome.ACCEPTED,
        attempt.sentence());
  }

  private Webhook.Delivery waiting(Delivery waiting) {
    return delivery(
        waiting.position(),
        Optional.empty(),
        Optional.of(waiting.next()),
        waiting.attempts(),
        false,
        waiting.reason());
  }

  private Webhook.Delivery failed(FailedDelivery failed) {
    return delivery(
        failed.position(),
        Optional.of(failed.givenUp()),
        Optional.empty(),
        failed.attempts(),
        false,
        failed.reason());
  }

  private Webhook.Delivery delivery(
      long position,
      Optional<Instant> attempted,
      Optional<Instant> next,
      int count,
      boolean accepted,
      String outcome) {
    return new Webhook.Delivery(
        names.name(position), told(position), attempted, next, count, accepted, outcome);
  }

  private Optional<Told> told(long position) {
    return gate.pass(
        () ->
            ledger
                .runs()
                .move(position)
                .map(this::told)
                .filter(told -> !told.id().isEmpty())
                .or(() -> ledger.runs().notice(position).map(DeliveryList::told)));
  }

  private static Told told(byte[] notice) {
    LearntAlert alert = Alerts.read(notice);
    return new Told(
        LogOutbox.type(alert.type()), "", alert.name(), Instant.ofEpochMilli(alert.at()));
  }

  private Told told(Move move) {
    return new Told(
        move.entered() ? LogOutbox.ENTERED : LogOutbox.LEFT,
        move.segment(),
        ledger.profiles().id(move.of(), move.profile()),
        Instant.ofEpochMilli(move.asOf()));
  }
}
