package io.strate.demo;

import java.time.LocalDate;
import java.util.OptionalLong;

/** What happens between the vendor and an account: things with a price, a place and an instant. */
sealed interface Deal {

  /** The place of the contact with whom it happens. */
  int place();

  long at();

  /** A trial; {@code activated} if somebody really used it. */
  record Trial(int place, long at, OptionalLong activated) implements Deal {}

  record Quote(int place, long at, String id, Plan plan, int seats, double amount, Answer answer)
      implements Deal {}

  /** What became of a quote; nothing may ever be heard. */
  sealed interface Answer {
    record Silence() implements Answer {}

    record Signed(long at) implements Answer {}

    record Lost(long at, String reason) implements Answer {}
  }

  /** An invoice; {@code kind} says whether it began, went on with or enlarged a subscription. */
  record Order(int place, long at, String kind, Plan plan, int seats, double amount)
      implements Deal {}

  record Cancellation(int place, long at, String reason) implements Deal {}

  /** What the vendor's records say of the account from an instant on. */
  record Standing(long at, String status, Subscribed subscribed) {}

  /** Whether there is a plan, and until when. */
  sealed interface Subscribed {
    record Nothing() implements Subscribed {}

    record To(Plan plan, int seats, LocalDate end) implements Subscribed {}
  }
}
