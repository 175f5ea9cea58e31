package io.strate.server.pages;

import io.strate.domain.Entry;
import io.strate.workspace.answer.Deciding;
import io.strate.workspace.answer.EntryText;
import io.strate.workspace.answer.move.Cause;

/** Says what made somebody enter or leave a segment. */
public final class CauseWords {

  private CauseWords() {}

  /** A phrase that goes on behind the name of whoever moved. */
  public static String of(Cause cause, Frame frame) {
    return switch (cause) {
      case Cause.Happened(Deciding because) -> frame.say("cause.happened", entry(because, frame));
      case Cause.Late(Deciding because) -> frame.say("cause.late", entry(because, frame));
      case Cause.Elapsed(long instant) -> frame.say("cause.elapsed", frame.time(instant));
      case Cause.Defined(var version) ->
          frame.say("cause.defined", version.name(), version.number());
      case Cause.Listed _ -> frame.say("cause.listed");
      case Cause.Ranked _ -> frame.say("cause.ranked");
      case Cause.Joined(var identifier) -> frame.say("cause.joined", identifier.value());
      case Cause.Unknown _ -> frame.say("cause.unknown");
    };
  }

  private static String entry(Deciding because, Frame frame) {
    return frame.time(because.entry().time()) + ", " + what(because.entry());
  }

  /** An event's name alone: its properties stand on the profile's page. */
  private static String what(Entry entry) {
    return entry instanceof Entry.Event event ? event.name() : EntryText.what(entry);
  }
}
