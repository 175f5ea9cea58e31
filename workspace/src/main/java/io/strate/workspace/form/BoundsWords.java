package io.strate.workspace.form;

import io.strate.rule.text.Bounds;

/** Says the bounds of tiers. */
record BoundsWords(Voice voice, Labels.Label shownAs) {

  String of(Bounds bounds) {
    if (Double.isInfinite(bounds.low())) {
      return (bounds.includesHigh()
              ? voice.say("at most ", "au plus ")
              : voice.say("less than ", "moins de "))
          + number(bounds.high());
    }
    if (Double.isInfinite(bounds.high())) {
      return (bounds.includesLow()
              ? voice.say("at least ", "au moins ")
              : voice.say("more than ", "plus de "))
          + number(bounds.low());
    }
    if (bounds.low() == bounds.high()) {
      return voice.say("exactly ", "exactement ") + number(bounds.low());
    }
    return between(bounds, number(bounds.low()), number(bounds.high()));
  }

  private String number(double number) {
    return voice.number(number, shownAs);
  }

  private String between(Bounds bounds, String low, String high) {
    if (bounds.includesLow()) {
      String to =
          bounds.includesHigh()
              ? voice.say(" to ", " à ")
              : voice.say(" to less than ", " à moins de ");
      return voice.say("from ", "de ") + low + to + high;
    }
    String to =
        bounds.includesHigh()
            ? voice.say(" and at most ", " et au plus ")
            : voice.say(" and less than ", " et moins de ");
    return voice.say("more than ", "plus de ") + low + to + high;
  }
}
