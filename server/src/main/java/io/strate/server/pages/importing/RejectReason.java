package io.strate.server.pages.importing;

import io.strate.server.pages.Words;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Why a row was not taken, in the visitor's language where that is known.
 *
 * @param language of the text, as HTML names it
 */
public record RejectReason(String text, String language) {

  private record Known(Pattern english, String key) {}

  private static final List<Known> KNOWN =
      List.of(
          known("expected an identifier \\(.*\\), found an empty cell", "identifier"),
          known("expected an instant, found none", "time"),
          known("expected the name of an event, found an empty cell", "event"),
          known("expected a channel, found an empty cell", "channel"),
          known("expected a purpose, found an empty cell", "purpose"),
          known("expected given or withdrawn \\(or yes or no\\), found '(.*)'", "status"),
          known("expected a number, found '(.*)'", "number"),
          known("expected true or false, found '(.*)'", "boolean"),
          known("expected an? (?:time|instant|date).*?, found '(.*)'", "instant"),
          known("the file has no column '(.*)'", "column"));

  private static Known known(String english, String key) {
    return new Known(Pattern.compile(english, Pattern.DOTALL), key);
  }

  /** What a reason that is kept in English says. */
  static RejectReason of(String reason, Words words) {
    for (Known known : KNOWN) {
      Matcher said = known.english().matcher(reason);
      if (said.matches()) {
        String found = said.groupCount() == 0 ? "" : said.group(1);
        return new RejectReason(words.say("importing.reason." + known.key(), found), words.tag());
      }
    }
    return new RejectReason(reason, "en");
  }
}
