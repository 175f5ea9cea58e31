package io.strate.workspace.notify;

import io.strate.connect.webhook.Message;
import io.strate.connect.webhook.Outbox;
import io.strate.domain.Entity;
import io.strate.ledger.Ledger;
import io.strate.ledger.Runs.Move;
import io.strate.workspace.open.Gate;
import io.strate.workspace.run.Implied;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The log of messages is what runs and turns announced: one message for each contact or account and
 * each segment that it entered or left, at the position of its move. Segments that nobody wrote are
 * not told.
 */
final class MoveOutbox implements Outbox {

  static final String ENTERED = "segment.entered";
  static final String LEFT = "segment.left";

  private final Ledger ledger;
  private final Gate gate;

  MoveOutbox(Ledger ledger, Gate gate) {
    this.ledger = ledger;
    this.gate = gate;
  }

  static boolean isTold(String segment) {
    return !Implied.isImplied(segment);
  }

  @Override
  public List<Message> after(long position, int most) {
    return gate.pass(
        () ->
            ledger.runs().movesAfter(position, most, MoveOutbox::isTold).stream()
                .map(this::message)
                .toList());
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
                .map(this::message));
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
}
