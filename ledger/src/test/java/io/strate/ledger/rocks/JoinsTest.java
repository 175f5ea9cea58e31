package io.strate.ledger.rocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.strate.domain.Entity;
import io.strate.domain.Entry;
import io.strate.domain.Failure;
import io.strate.domain.Identifier;
import io.strate.ledger.Joins.Claim;
import io.strate.ledger.Joins.Contested;
import io.strate.ledger.Joins.Decision;
import io.strate.ledger.Joins.Verdict;
import io.strate.ledger.Posting;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Contested identifiers, what people decide of them, and taking it back. */
final class JoinsTest extends TestingLedger {

  private static final Identifier A = Identifier.contact("a");
  private static final Identifier B = Identifier.contact("b");
  private static final Identifier C = Identifier.contact("c");
  private static final Identifier MAIL = new Identifier(Entity.CONTACT, "email", "x@y.example");
  private static final Identifier COOKIE = new Identifier(Entity.CONTACT, "anonymous_id", "k");

  private void post(Identifier who, long time, Identifier... further) {
    ledger.append(
        List.of(
            new Posting(
                who,
                List.of(further),
                List.of(event(orders, time, time, 1)),
                Optional.of("m" + time))));
  }

  private void decide(Identifier identifier, Verdict verdict) {
    ledger.joins().decide(new Decision(identifier, verdict, 99, "ada"));
  }

  private List<Long> of(Identifier identifier) {
    return timeline(identifier).entries().stream().map(Entry::time).toList();
  }

  @Test
  void whatTwoIdsClaimIsContestedUntilSomebodyDecides() {
    post(A, 1, MAIL);
    post(MAIL, 2);
    assertThat(of(A)).containsExactly(1L, 2L);
    post(B, 3, MAIL);
    assertThat(ledger.joins().contested(10))
        .containsExactly(
            new Contested(
                MAIL,
                List.of(
                    new Claim(A, orders.origin(), 1, "m1"),
                    new Claim(B, orders.origin(), 3, "m3"))));
    assertThat(of(A)).containsExactly(1L);
    decide(MAIL, new Verdict.BelongsTo(B));
    assertThat(ledger.joins().contested(10)).isEmpty();
    assertThat(of(B)).containsExactly(2L, 3L);
    assertThat(ledger.profiles().identifiers(Entity.CONTACT, number(B))).containsExactly(MAIL, B);
    reopen();
    assertThat(of(B)).containsExactly(2L, 3L);
    decide(MAIL, new Verdict.Apart());
    assertThat(of(B)).containsExactly(3L);
    assertThat(of(MAIL)).containsExactly(2L);
    assertThat(ledger.joins().contested(10)).isEmpty();
    decide(MAIL, new Verdict.Withdrawn());
    assertThat(ledger.joins().contested(10)).hasSize(1);
    assertThat(ledger.joins().decisions()).hasSize(3);
    assertThat(ledger.doctor()).isEmpty();
  }

  private int number(Identifier identifier) {
    return ledger.profiles().number(identifier).orElseThrow();
  }

  @Test
  void contactsAreJoinedWithWhatIsTheirsAndComeApartAgain() {
    post(A, 1, MAIL);
    post(B, 2, MAIL);
    post(MAIL, 3);
    post(COOKIE, 4);
    post(B, 5, COOKIE);
    post(C, 6);
    long mark = ledger.mark();
    int b = number(B);
    decide(B, new Verdict.BelongsTo(A));
    assertThat(of(A)).containsExactly(1L, 2L, 3L, 4L, 5L);
    assertThat(number(B)).isEqualTo(number(A));
    assertThat(ledger.dirtySince(Entity.CONTACT, mark).toArray()).contains(b, number(A));
    decide(A, new Verdict.BelongsTo(C));
    assertThat(of(B)).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
    post(B, 7);
    post(COOKIE, 8);
    assertThat(of(C)).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L);
    reopen();
    assertThat(ledger.profiles().identifiers(Entity.CONTACT, number(C)))
        .containsExactly(COOKIE, MAIL, A, B, C);
    assertThat(ledger.doctor()).isEmpty();
    decide(B, new Verdict.Withdrawn());
    assertThat(of(B)).containsExactly(2L, 4L, 5L, 7L, 8L);
    assertThat(of(MAIL)).containsExactly(3L);
    decide(A, new Verdict.Withdrawn());
    assertThat(of(A)).containsExactly(1L);
    assertThat(of(C)).containsExactly(6L);
    assertThat(ledger.doctor()).isEmpty();
  }

  @Test
  void aJoiningThatWouldGoInACircleOrNamesNobodyIsRefused() {
    post(A, 1);
    post(B, 2);
    decide(B, new Verdict.BelongsTo(A));
    assertThatThrownBy(() -> decide(A, new Verdict.BelongsTo(B)))
        .isInstanceOf(Failure.class)
        .hasMessage(
            "'b' belongs to 'a' already: undo that first, or join them the other way round");
    assertThatThrownBy(() -> decide(A, new Verdict.BelongsTo(C)))
        .hasMessage("expected an identifier of somebody known, found id 'c'");
    assertThatThrownBy(() -> decide(MAIL, new Verdict.Apart()))
        .hasMessage("expected an identifier of somebody known, found email 'x@y.example'");
  }

  @Test
  void anIdThatIsSaidToBeAnotherOnesIsContestedOnceItIsKnown() {
    post(A, 1);
    ledger.joins().propose(B, A, new Claim(A, orders.origin(), 5, "m5"));
    assertThat(ledger.joins().contested(10)).isEmpty();
    post(B, 2);
    assertThat(ledger.joins().contested(10))
        .containsExactly(new Contested(B, List.of(new Claim(A, orders.origin(), 5, "m5"))));
    assertThat(of(A)).containsExactly(1L);
    decide(B, new Verdict.BelongsTo(A));
    assertThat(of(A)).containsExactly(1L, 2L);
    assertThat(ledger.joins().contested(10)).isEmpty();
  }

  @Test
  void whoeverWasJoinedIsErasedWithTheContactAndTheDecisionIsForgotten() {
    post(A, 1, MAIL);
    post(B, 2, MAIL, COOKIE);
    post(C, 3);
    decide(B, new Verdict.BelongsTo(A));
    ledger.erase(A);
    assertThat(ledger.profiles().number(B)).isEmpty();
    assertThat(ledger.profiles().number(COOKIE)).isEmpty();
    assertThat(ledger.joins().decisions()).isEmpty();
    assertThat(ledger.joins().contested(10)).isEmpty();
    reopen();
    assertThat(Export.of(ledger)).doesNotContain("x@y.example");
    assertThat(of(C)).containsExactly(3L);
    assertThat(ledger.doctor()).isEmpty();
  }
}
