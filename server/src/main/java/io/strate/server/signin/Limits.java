package io.strate.server.signin;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/**
 * How often passwords and codes may be tried: by user's name, whether or not there is such a user,
 * and by address. The delay for a name is short, so that a stranger cannot keep a user out for
 * long.
 */
final class Limits {

  private static final int FREE_OF_A_NAME = 5;
  private static final Duration LONGEST_OF_A_NAME = Duration.ofSeconds(30);
  private static final int FREE_OF_AN_ADDRESS = 20;
  private static final Duration LONGEST = Duration.ofMinutes(15);

  private final Attempts names;
  private final Attempts addresses;
  private final Attempts codes;
  private final Attempts links;

  Limits(LongSupplier clock) {
    names = new Attempts(FREE_OF_A_NAME, LONGEST_OF_A_NAME, clock);
    addresses = new Attempts(FREE_OF_AN_ADDRESS, LONGEST, clock);
    codes = new Attempts(FREE_OF_A_NAME, LONGEST, clock);
    links = new Attempts(FREE_OF_A_NAME, LONGEST, clock);
  }

  /** Counts an attempt at a password; if it comes too early, the seconds to wait. */
  OptionalLong password(String name, String address) {
    OptionalLong wait = addresses.begin(address);
    return wait.isPresent() ? wait : names.begin(name);
  }

  /** The password was right. */
  void passed(String name, String address) {
    names.forget(name);
    addresses.takeBack(address);
  }

  /** Counts an attempt at a code, which only those make who know the password. */
  OptionalLong code(String name) {
    return codes.begin(name);
  }

  /** The code was right. */
  void passedCode(String name) {
    codes.forget(name);
  }

  /** Counts an attempt at a link, or at coming in elsewhere, by address. */
  OptionalLong link(String address) {
    return links.begin(address);
  }

  /** The link opened. */
  void passedLink(String address) {
    links.forget(address);
  }
}
