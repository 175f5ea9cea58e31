package io.strate.demo;

import io.strate.demo.Draws.Purpose;

/**
 * What a contact allowed the vendor to send.
 *
 * @param given the instant of the answer
 * @param offers whether advertising is allowed too, and not the newsletter only
 * @param tires from this instant on the next e-mail is one too many
 * @param complains it is then reported as spam, and not only unsubscribed from
 */
record Permission(
    Answer answer, long given, boolean confirmed, boolean offers, long tires, boolean complains) {

  enum Answer {
    YES,
    NO,
    NEVER_ASKED
  }

  static Permission of(Contact contact, BusinessCalendar calendar, long seed) {
    Draws draws = Draws.of(seed, Purpose.CONSENT, contact.number());
    double yes = contact.acquisition() == Acquisition.PROSPECTION ? 0.4 : 0.82;
    int answer = draws.weighted(yes, 0.08, (1 - yes) * 0.6);
    // On that very day, working or not: on the last one, the next would lie beyond history.
    long given = calendar.at(contact.signUp(), calendar.workingSecond(draws));
    long patience = (long) (draws.exponential(1100 + 4500 * contact.interest()) * 86_400_000L);
    return new Permission(
        Answer.values()[answer],
        given,
        contact.acquisition().isOnline() && draws.chance(0.8),
        draws.chance(0.72),
        given + patience,
        draws.chance(0.06));
  }

  /** Whether a campaign may be sent at an instant. */
  boolean allows(Campaign.Kind kind, long at) {
    return answer == Answer.YES && at > given && (offers || !kind.isAdvertising());
  }
}
