package io.strate.conformance.harness;

import io.strate.conformance.Case;
import io.strate.domain.Entry;
import io.strate.domain.Profile;
import java.time.Instant;

/** A case as a person can read it, where the corpus has no form for it. */
final class CaseText {

  private CaseText() {}

  static String of(Case given) {
    StringBuilder text = new StringBuilder();
    text.append("zone ").append(given.definitions().zone());
    given.definitions().contactZone().ifPresent(name -> text.append(" contact zone ").append(name));
    text.append('\n');
    given.definitions().events().forEach(e -> text.append(e).append('\n'));
    given.definitions().traits().forEach(t -> text.append(t).append('\n'));
    given.definitions().scores().forEach(s -> text.append(s).append('\n'));
    given.definitions().segments().forEach(s -> text.append(s).append('\n'));
    given.population().contacts().values().forEach(profile -> append(profile, text));
    given.population().accounts().values().forEach(profile -> append(profile, text));
    for (long now : given.nows()) {
      text.append("at ").append(now).append(' ').append(Instant.ofEpochMilli(now)).append('\n');
    }
    return text.toString();
  }

  private static void append(Profile profile, StringBuilder text) {
    text.append(profile.entity()).append(' ').append(profile.id()).append('\n');
    for (Entry entry : profile.timeline().entries()) {
      String time =
          entry.time() == Entry.ALWAYS ? "always" : Instant.ofEpochMilli(entry.time()).toString();
      text.append("  ").append(time).append(' ').append(entry).append('\n');
    }
  }
}
