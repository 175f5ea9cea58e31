package io.strate.workspace.notify;

import io.strate.connect.webhook.Message;
import io.strate.connect.webhook.Outbox;
import io.strate.domain.Entity;
import io.strate.ledger.Ledger;
import io.strate.ledger.Runs.Move;
import io.strate.workspace.learning.alert.Alerts;
import io.strate.workspace.learning.alert.LearntAlert;
import io.strate.workspace.open.Gate;
import io.strate.workspace.run.Implied;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The log of messages is what runs and turns announced: one message for each contact or account and
 * each segment that it entered or left, at the position of its move. Segments that nobody wrote are
 * not told. Alerts about what is learnt stand among them, at positions of their own.
 */
final class LogOutbox implements Outbox {

  static final String ENTERED = "segment.entered";
  static final String LEFT = "segment.left";

  private final Ledger ledger;
  private final Gate gate;

  LogOutbox(Ledger ledger, Gate gate) {
    this.ledger = ledger;
    this.gate = gate;
  }

  static boolean isTold(String segment) {
    return !Implied.isImplied(segment);
  }

  /** The type of messages that tell of alerts of a type. */
  static String type(LearntAlert.Type type) {
    return "learnt." + type.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public List<Message> after(long position, int most) {
    return gate.pass(() -> messages(position, most));
  }

  /** What comes while both are read is left for the next time: nothing is passed over. */
  private List<Message> messages(long position, int most) {
    long last = ledger.runs().lastMove();
    TreeMap<Long, Message> messages = new TreeMap<>();
    ledger
        .runs()
        .movesAfter(position, most, LogOutbox::isTold)
        .forEach(move -> messages.put(move.position(), message(move)));
    ledger
        .runs()
        .noticesAfter(position, most)
        .forEach((at, notice) -> messages.put(at, message(at, notice)));
    return messages.headMap(last, true).values().stream().limit(most).toList();
  }

  /** Whoever has no name was erased. */
  @Override
  public Optional<Message> at(long position) {
    return gate.pass(
        () ->
            ledger
                .runs()
                .move(position)
                .filter(move -> isTold(move.segment()))
                .filter(move -> !ledger.profiles().id(move.of(), move.profile()).isEmpty())
                .map(this::message)
                .or(() -> ledger.runs().notice(position).map(each -> message(position, each))));
  }

  @Override
  public long last() {
    return gate.pass(() -> ledger.runs().lastMove());
  }

  private Message message(Move move) {
    return new Message(
        move.position(),
        (move.of() == Entity.CONTACT ? "c" : "a") + move.profile(),
        move.entered() ? ENTERED : LEFT,
        Optional.of(move.segment()),
        Instant.ofEpochMilli(move.asOf()),
        () -> gate.pass(() -> MessageBody.of(move, ledger.profiles())));
  }

  /** Those about one thing that is learnt stay in order, as those of one contact do. */
  private static Message message(long position, byte[] notice) {
    LearntAlert alert = Alerts.read(notice);
    return new Message(
        position,
        "learnt/" + alert.name(),
        type(alert.type()),
        Optional.empty(),
        Instant.ofEpochMilli(alert.at()),
        () -> MessageBody.of(alert));
  }
}
