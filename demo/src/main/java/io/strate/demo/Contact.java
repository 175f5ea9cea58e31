package io.strate.demo;

/**
 * A person, or a second record of one.
 *
 * @param number from 0; the id follows from it
 * @param place the contact's place among its account's
 * @param interest what drives it, 0 to 1; no file says it
 * @param signUp the day on which the vendor came to know it; before the calendar's first for many
 * @param leaves the day from which the address bounces; far away for most
 * @param mailbox how mail is read there
 * @param isDuplicate the same person as the contact before, recorded again
 */
record Contact(
    int number,
    int place,
    String first,
    String last,
    String email,
    Role role,
    Acquisition acquisition,
    double interest,
    int signUp,
    int leaves,
    Mailbox mailbox,
    boolean isDuplicate) {

  /** Who opens first: a person, or a proxy that opens everything. */
  enum Mailbox {
    PLAIN,
    PROXY
  }

  String id() {
    return id(number);
  }

  static String id(int number) {
    String digits = Integer.toString(number + 1);
    return "C" + "0".repeat(Math.max(0, 7 - digits.length())) + digits;
  }

  /** The cookie of the contact's browser; an odd factor keeps 30 bits different. */
  String anonymousId() {
    return "anon-" + Integer.toHexString(0x40000000 | (number * 0x1E3779B1 & 0x3fffffff));
  }
}
