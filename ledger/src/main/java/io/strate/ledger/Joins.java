package io.strate.ledger;

import io.strate.domain.Identifier;
import java.util.List;
import java.util.Optional;

/**
 * Whose a contact's identifier is where claims do not say, or people have said otherwise. A
 * decision is a statement: the last one of an identifier holds, and taking it back is another.
 * Entries always stay with the identifier under which they came, so that every joining can be
 * undone.
 */
public interface Joins {

  /**
   * Notes that somebody says two ids to be one contact's. Nothing is joined by it: it is contested
   * until somebody decides. On disk with the next posting that is.
   */
  void propose(Identifier id, Identifier sameAs, Claim claim);

  /**
   * Who claims an identifier, or is said to be the same.
   *
   * @param by an id
   * @param origin of the call or row that said so first
   * @param since its instant; {@link io.strate.domain.Entry#ALWAYS} if it came without one
   * @param messageId of the call; empty if it had none
   */
  record Claim(Identifier by, int origin, long since, String messageId) {}

  /**
   * An identifier on which somebody has to decide: several ids claim it, or it is an id that is
   * said to be another one's.
   */
  record Contested(Identifier identifier, List<Claim> claims) {}

  /**
   * Identifiers that are contested and on which nobody has decided, in their order.
   *
   * @param most so many at most
   */
  List<Contested> contested(int most);

  /** Who claims an identifier. */
  List<Claim> claims(Identifier identifier);

  /**
   * Decides, durably, and moves entries to where they belong now.
   *
   * @throws io.strate.domain.Failure if an identifier is unknown, or the joining would go in a
   *     circle
   */
  void decide(Decision decision);

  /** All decisions, in the order in which they were made. */
  List<Decision> decisions();

  /** What holds of an identifier; empty if claims alone decide. */
  Optional<Decision> standing(Identifier identifier);

  /** Grows with every decision that changes where something belongs. */
  long version();

  /**
   * What somebody decided.
   *
   * @param by who did
   */
  record Decision(Identifier identifier, Verdict verdict, long at, String by) {}

  /** Whose an identifier is. */
  sealed interface Verdict {

    /** It is that contact's, whatever is claimed. */
    record BelongsTo(Identifier id) implements Verdict {}

    /** It is nobody else's, whatever is claimed. */
    record Apart() implements Verdict {}

    /** What was decided before holds no more: claims decide. */
    record Withdrawn() implements Verdict {}
  }
}
