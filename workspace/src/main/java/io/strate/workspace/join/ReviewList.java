package io.strate.workspace.join;

import io.strate.domain.Blame;
import io.strate.domain.Entity;
import io.strate.domain.Failure;
import io.strate.domain.Identifier;
import io.strate.ledger.Generation;
import io.strate.ledger.Joins;
import io.strate.ledger.Joins.Decision;
import io.strate.ledger.Joins.Verdict;
import io.strate.workspace.open.Workspace;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Identifiers of contacts on which somebody has to decide, and what was decided. Two known ids are
 * never joined by themselves; whatever was joined, by a decision or by a claim, can be undone.
 */
public final class ReviewList {

  private final Workspace workspace;
  private final Joins joins;
  private final Runnable news;

  /**
   * @param news told after each decision
   */
  public ReviewList(Workspace workspace, Runnable news) {
    this.workspace = workspace;
    this.joins = workspace.ledger().joins();
    this.news = news;
  }

  /**
   * Somebody who claims an identifier, or is said to be the same.
   *
   * @param id of the contact
   * @param source from which the claim came; empty if the workspace has it no more
   * @param since the instant of the call; {@link io.strate.domain.Entry#ALWAYS} if it came in a
   *     file
   * @param messageId of the call; empty if it came in a file
   */
  public record Claimant(String id, String source, long since, String messageId) {}

  /** An identifier, as {@code kind:value} or an id, and who claims it. */
  public record Review(String identifier, List<Claimant> claimants) {}

  /**
   * What somebody decided of an identifier.
   *
   * @param contact to whom it belongs; empty if it stands alone
   */
  public record Decided(String identifier, What what, String contact, long at, String by) {}

  /** Kinds of decisions. */
  public enum What {
    JOINED,
    APART,
    UNDONE
  }

  /** The identifiers on which nobody has decided. */
  public List<Review> open(int most) {
    return joins.contested(most).stream()
        .map(
            each ->
                new Review(
                    typed(each.identifier()), each.claims().stream().map(this::claimant).toList()))
        .toList();
  }

  private Claimant claimant(Joins.Claim claim) {
    String source =
        workspace.ledger().sources().declared().entrySet().stream()
            .filter(declared -> isOf(declared.getValue(), claim))
            .map(Map.Entry::getKey)
            .findFirst()
            .orElse("");
    return new Claimant(claim.by().value(), source, claim.since(), claim.messageId());
  }

  private static boolean isOf(Generation generation, Joins.Claim claim) {
    return generation.origin() == claim.origin();
  }

  /** All decisions, in the order in which they were made. */
  public List<Decided> decisions() {
    return joins.decisions().stream().map(ReviewList::decided).toList();
  }

  private static Decided decided(Decision decision) {
    String identifier = typed(decision.identifier());
    long at = decision.at();
    String by = decision.by();
    return switch (decision.verdict()) {
      case Verdict.BelongsTo(Identifier id) ->
          new Decided(identifier, What.JOINED, id.value(), at, by);
      case Verdict.Apart _ -> new Decided(identifier, What.APART, "", at, by);
      case Verdict.Withdrawn _ -> new Decided(identifier, What.UNDONE, "", at, by);
    };
  }

  private static String typed(Identifier identifier) {
    return identifier.kind().equals(Identifier.DEFAULT_KIND)
        ? identifier.value()
        : identifier.kind() + ":" + identifier.value();
  }

  // ---- deciding ----

  /**
   * Decides that an identifier, or a whole contact if it is an id, is a contact's.
   *
   * @param contact its id
   * @param by who decides
   */
  public void join(String identifier, String contact, String by) {
    decide(identifier(identifier), new Verdict.BelongsTo(Identifier.contact(contact)), by);
  }

  /** Decides that an identifier is nobody else's, whoever claims it. */
  public void leaveApart(String identifier, String by) {
    decide(identifier(identifier), new Verdict.Apart(), by);
  }

  /**
   * Takes an identifier out of the contact that it was joined into, by a decision or by a claim:
   * what came under it goes back.
   */
  public void undo(String typed, String by) {
    Identifier identifier = identifier(typed);
    Optional<Decision> standing = joins.standing(identifier);
    boolean isDecided = standing.filter(s -> s.verdict() instanceof Verdict.BelongsTo).isPresent();
    if (isDecided) {
      OptionalInt before = workspace.ledger().profiles().number(identifier);
      decide(identifier, new Verdict.Withdrawn(), by);
      if (!before.equals(workspace.ledger().profiles().number(identifier))) {
        return;
      }
    } else if (!isJoinedByClaim(identifier)) {
      throw new Failure(
          "joins.none",
          Blame.USER,
          "'%s' was not joined into any contact: there is nothing to undo".formatted(typed));
    }
    decide(identifier, new Verdict.Apart(), by);
  }

  private boolean isJoinedByClaim(Identifier identifier) {
    OptionalInt of = workspace.ledger().profiles().number(identifier);
    return of.isPresent()
        && !identifier.kind().equals(Identifier.DEFAULT_KIND)
        && joins.claims(identifier).stream()
            .anyMatch(claim -> workspace.ledger().profiles().number(claim.by()).equals(of));
  }

  private Identifier identifier(String typed) {
    return workspace.identifier(Entity.CONTACT, typed);
  }

  private void decide(Identifier identifier, Verdict verdict, String by) {
    long now = workspace.circumstances().clock().getAsLong();
    joins.decide(new Decision(identifier, verdict, now, by));
    news.run();
  }
}
