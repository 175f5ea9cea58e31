package io.strate.demo;

/** How likely what matters most is; package-info says it in words. */
final class Odds {

  private Odds() {}

  /** That a quote is signed. */
  static double signs(Account account, Contact leader, boolean triedAndUsed) {
    boolean fits = account.headcount() >= 20 && account.headcount() < 250;
    return Draws.logistic(
        -2.9
            + 3.4 * leader.interest()
            + (triedAndUsed ? 1.1 : 0)
            + (leader.role().decides() ? 0.7 : 0)
            + (fits ? 0.5 : 0));
  }

  /** That a quote is asked for at all. */
  static double asks(Contact leader, boolean triedAndUsed) {
    return Draws.logistic(-0.9 + 2.2 * leader.interest() + (triedAndUsed ? 0.9 : 0));
  }

  /** That an e-mail is opened. */
  static double opens(Contact contact, Campaign.Kind kind, int day, double season, double pull) {
    double usual = (0.03 + 0.62 * contact.interest()) * kind.appeal() * fade(contact, day);
    return Math.min(0.95, usual * (0.7 + 0.3 * season) * (1 + 0.9 * pull));
  }

  /** That an opened e-mail is clicked. */
  static double clicks(Contact contact, double pull) {
    return 0.03 + 0.22 * contact.interest() + 0.25 * pull;
  }

  /** What is left of a contact's interest on a day: it fades for months after they signed up. */
  static double fade(Contact contact, int day) {
    return 0.42 + 0.58 * StrictMath.exp(-(day - contact.signUp()) / 210.0);
  }
}
