package io.strate.demo;

/**
 * Weeks in which an account thinks about buying.
 *
 * @param from its first day
 * @param to the day after its last
 * @param leader the place of the contact who pursues it
 * @param companion the place of another who takes part; the leader's own if nobody does
 */
record Project(int from, int to, int leader, int companion) {

  /** How much it moves a contact on a day: 0 to 1, growing towards the end. */
  double pull(int place, int day) {
    if (day < from || day >= to || (place != leader && place != companion)) {
      return 0;
    }
    double grown = 0.35 + 0.65 * (day - from) / (to - from);
    return place == leader ? grown : 0.6 * grown;
  }
}
