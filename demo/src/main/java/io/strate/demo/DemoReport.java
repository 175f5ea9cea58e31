package io.strate.demo;

/** How much was made. */
public record DemoReport(long contacts, long accounts, long events) {

  static final DemoReport NOTHING = new DemoReport(0, 0, 0);

  DemoReport plus(DemoReport other) {
    return new DemoReport(
        contacts + other.contacts, accounts + other.accounts, events + other.events);
  }
}
