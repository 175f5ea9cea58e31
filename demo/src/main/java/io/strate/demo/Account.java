package io.strate.demo;

import java.util.List;

/**
 * A company and the contacts that the vendor knows there.
 *
 * @param fit how well CRM software fits it, 0 to 1; no file says it
 * @param scansMail its mail goes through a security scanner that clicks every link
 */
record Account(
    int number,
    String siren,
    String name,
    Sector sector,
    SizeBand size,
    int headcount,
    String region,
    String department,
    String postalCode,
    double fit,
    boolean scansMail,
    List<Contact> contacts) {

  Account {
    contacts = List.copyOf(contacts);
  }

  /** Nine digits of which the last makes Luhn's sum fit; different for different numbers. */
  static String siren(int number) {
    // An odd factor without a 5 permutes eight digits; the first is never 0 nor 9.
    long digits = 10_000_000L + (number * 48_271L + 1_234_567L) % 80_000_000L;
    return digits + Integer.toString(luhn(digits));
  }

  /** The digit that makes the sum of all, every second from the right doubled, end in 0. */
  private static int luhn(long digits) {
    int sum = 0;
    boolean doubled = true;
    for (long rest = digits; rest > 0; rest /= 10) {
      int digit = (int) (rest % 10) * (doubled ? 2 : 1);
      sum += digit > 9 ? digit - 9 : digit;
      doubled = !doubled;
    }
    return (10 - sum % 10) % 10;
  }
}
