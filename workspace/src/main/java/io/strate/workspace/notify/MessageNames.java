package io.strate.workspace.notify;

import io.strate.domain.Blame;
import io.strate.domain.Failure;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The ids of messages: the store's origin, which tells its messages from those of others, and the
 * position.
 */
record MessageNames(String origin) {

  private static final Pattern NAME = Pattern.compile("msg_([A-Za-z0-9]+)_(\\d{1,19})");

  String name(long position) {
    return "msg_" + origin + "_" + position;
  }

  long position(String name) {
    Matcher parts = NAME.matcher(name);
    if (parts.matches() && parts.group(1).equals(origin)) {
      try {
        return Long.parseLong(parts.group(2));
      } catch (NumberFormatException tooLarge) {
        throw unknown(name);
      }
    }
    throw unknown(name);
  }

  private static Failure unknown(String name) {
    return new Failure(
        "webhook.message",
        Blame.USER,
        "'%s' is no message of this workspace: expected an id as webhook-id has it"
            .formatted(name.substring(0, Math.min(name.length(), 80))));
  }
}
