package io.strate.ledger.rocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.strate.domain.Entity;
import io.strate.domain.Entry;
import io.strate.domain.Failure;
import io.strate.domain.Identifier;
import io.strate.domain.Origin;
import io.strate.domain.Value;
import io.strate.ledger.BulkLoad;
import io.strate.ledger.Posting;
import io.strate.ledger.Receipt;
import io.strate.ledger.Reject;
import io.strate.ledger.Rejects;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is appended, who is known, what is new. */
final class LedgerTest extends TestingLedger {

  @Test
  void whatIsAppendedIsThereInOrderAfterReopening() {
    ledger.append(List.of(order("a", 20, 1, 2), order("b", 5, 2, 3), order("a", 10, 3, 4)));
    assertThat(times("a")).containsExactly(10L, 20L);
    reopen();
    assertThat(times("a")).containsExactly(10L, 20L);
    assertThat(times("b")).containsExactly(5L);
    ledger.append(List.of(order("a", 15, 4, 2)));
    assertThat(times("a")).containsExactly(10L, 15L, 20L);
  }

  @Test
  void entriesAreThoseThatWereSent() {
    ledger.append(List.of(order("a", 20, 1, 2.5)));
    assertThat(timeline(Identifier.contact("a")).entries())
        .containsExactly(
            new Entry.Event(
                20,
                new Origin(1, 1),
                "order",
                new Value.RecordOf(Map.of("amount", Value.number(2.5)))));
  }

  @Test
  void aMessageCountsOnceWhoeverSendsIt() {
    Posting first =
        new Posting(Identifier.contact("a"), List.of(), event(orders, 1, 1, 1), Optional.of("m1"));
    Posting again =
        new Posting(Identifier.contact("b"), List.of(), event(orders, 2, 1, 1), Optional.of("m1"));
    Receipt receipt = ledger.append(List.of(first, again));
    assertThat(receipt.accepted()).isEqualTo(1);
    assertThat(receipt.duplicates()).isEqualTo(1);
    reopen();
    assertThat(ledger.append(List.of(again)).accepted()).isZero();
    try (BulkLoad load = ledger.load(orders, 100)) {
      load.writer().add(again.who(), List.of(), again.entries().getFirst(), again.messageId());
      assertThat(load.commit().duplicates()).isEqualTo(1);
    }
    assertThat(times("a")).containsExactly(1L);
  }

  @Test
  void anEMailOfOneIdBelongsToItAndOfTwoToNone() {
    Identifier mail = new Identifier(Entity.CONTACT, "email", "x@example.org");
    ledger.append(List.of(Posting.of(mail, event(orders, 5, 1, 1))));
    assertThat(timeline(mail).entries()).hasSize(1);
    ledger.append(
        List.of(
            new Posting(
                Identifier.contact("a"), List.of(mail), event(orders, 6, 2, 1), Optional.empty())));
    assertThat(times("a")).containsExactly(5L, 6L);
    assertThat(
            ledger
                .profiles()
                .identifiers(Entity.CONTACT, ledger.profiles().number(mail).orElseThrow()))
        .containsExactly(mail, Identifier.contact("a"));
    ledger.append(List.of(Posting.of(mail, event(orders, 7, 3, 1))));
    assertThat(times("a")).containsExactly(5L, 6L, 7L);
    ledger.append(
        List.of(
            new Posting(
                Identifier.contact("b"), List.of(mail), event(orders, 8, 4, 1), Optional.empty())));
    assertThat(times("a")).containsExactly(6L);
    assertThat(times("b")).containsExactly(8L);
    assertThat(timeline(mail).entries()).extracting(Entry::time).containsExactly(5L, 7L);
  }

  @Test
  void accountsKnowWhoWasEverLinked() {
    ledger.append(
        List.of(
            Posting.of(
                Identifier.contact("a"),
                new Entry.AccountStated(1, new Origin(orders.origin(), 1), Optional.of("acme")))));
    int acme = ledger.profiles().number(Identifier.account("acme")).orElseThrow();
    int a = ledger.profiles().number(Identifier.contact("a")).orElseThrow();
    assertThat(ledger.profiles().contactsOf(acme).toArray()).containsExactly(a);
    assertThat(ledger.profiles().accountsOf(a).toArray()).containsExactly(acme);
  }

  @Test
  void whoGotEntriesSinceAMarkIsDirtyAlsoAfterReopening() {
    ledger.append(List.of(order("a", 1, 1, 1)));
    long mark = ledger.mark();
    ledger.append(List.of(order("b", 1, 1, 1)));
    int b = ledger.profiles().number(Identifier.contact("b")).orElseThrow();
    assertThat(ledger.dirtySince(Entity.CONTACT, mark).toArray()).containsExactly(b);
    reopen();
    assertThat(ledger.dirtySince(Entity.CONTACT, mark).contains(b)).isTrue();
    assertThat(ledger.dirtySince(Entity.CONTACT, ledger.mark()).isEmpty()).isTrue();
  }

  @Test
  void whatSendersSentInVainIsKeptInItsOrderUntilItIsRemoved() {
    ledger.rejects().keep("calls", List.of(sent("a"), sent("b")));
    reopen();
    ledger.rejects().keep("calls", List.of(sent("c")));
    assertThat(ledger.rejects().of("calls"))
        .extracting(Reject::line, Reject::text)
        .containsExactly(tuple(1L, "a"), tuple(2L, "b"), tuple(3L, "c"));
    ledger.rejects().remove("calls", List.of(ledger.rejects().of("calls").get(1)));
    assertThat(ledger.rejects().of("calls")).extracting(Reject::text).containsExactly("a", "c");
  }

  @Test
  void whatIsSentAgainInVainIsKeptOnceAlsoAfterReopening() {
    ledger.rejects().keep("calls", List.of(sent("a"), sent("b"), sent("a")));
    reopen();
    ledger.rejects().keep("calls", List.of(sent("b"), sent("c")));
    assertThat(ledger.rejects().of("calls"))
        .extracting(Reject::text)
        .containsExactly("a", "b", "c");
    ledger.rejects().remove("calls", ledger.rejects().of("calls"));
    ledger.rejects().keep("calls", List.of(sent("b")));
    assertThat(ledger.rejects().of("calls")).extracting(Reject::text).containsExactly("b");
  }

  @Test
  void ofWhatIsSentInVainTheOldestGoAndAreCounted() {
    List<Rejects.Sent> all = new ArrayList<>();
    for (int i = 0; i < Rejects.MOST_KEPT + 3; i++) {
      all.add(sent("call " + i));
    }
    ledger.rejects().keep("calls", all.subList(0, Rejects.MOST_KEPT));
    assertThat(ledger.rejects().dropped("calls")).isZero();
    reopen();
    ledger.rejects().keep("calls", all.subList(Rejects.MOST_KEPT, all.size()));
    assertThat(ledger.rejects().count("calls")).isEqualTo(Rejects.MOST_KEPT);
    assertThat(ledger.rejects().of("calls").getFirst().text()).isEqualTo("call 3");
    assertThat(ledger.rejects().dropped("calls")).isEqualTo(3);
    reopen();
    assertThat(ledger.rejects().dropped("calls")).isEqualTo(3);
  }

  @Test
  void largeCallsThatWereSentInVainHaveNoMoreRoomThanIsStated() {
    String large = "x".repeat(1 << 20);
    for (int i = 0; i < 40; i++) {
      ledger.rejects().keep("calls", List.of(sent(i + large)));
    }
    // A value is a little more than its text: 31 of one mebibyte have room in 32.
    assertThat(ledger.rejects().count("calls")).isEqualTo(31);
    assertThat(ledger.rejects().dropped("calls")).isEqualTo(9);
    assertThat(ledger.rejects().of("calls").getLast().text()).startsWith("39x");
  }

  private static Rejects.Sent sent(String text) {
    return new Rejects.Sent(text.hashCode(), new Reject("web", 0, "", "expected an event", text));
  }

  @Test
  void entriesOfOnePostingAreTakenTogetherAndOnce() {
    List<Entry> entries = new ArrayList<>();
    for (String name : List.of("plan", "seats")) {
      entries.add(
          new Entry.AttributeStated(
              5, new Origin(orders.origin(), 77), name, Value.text("of " + name)));
    }
    Posting posting = new Posting(Identifier.contact("p1"), List.of(), entries, Optional.of("m-1"));
    assertThat(ledger.append(List.of(posting, posting)))
        .extracting(Receipt::accepted, Receipt::duplicates)
        .containsExactly(1L, 1L);
    reopen();
    assertThat(Export.of(ledger)).contains("of plan").contains("of seats");
  }

  @Test
  void aStoreIsOpenInOneProcessOnly() {
    assertThatThrownBy(() -> RocksLedger.open(folder, SMALL))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("in use by process " + ProcessHandle.current().pid());
  }
}
