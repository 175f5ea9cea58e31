package io.strate.demo;

/** How interest goes with time. */
final class Interest {

  private Interest() {}

  /** What is left of a contact's interest on a day: it fades for months after they signed up. */
  static double fade(Contact contact, int day) {
    return 0.42 + 0.58 * StrictMath.exp(-(day - contact.signUp()) / 210.0);
  }
}
