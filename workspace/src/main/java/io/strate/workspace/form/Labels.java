package io.strate.workspace.form;

import io.strate.domain.Entity;
import java.util.List;
import java.util.Optional;

/** What people call what rules speak of, in one language. */
public interface Labels {

  /** An attribute, trait or score. */
  Label value(Entity of, String name);

  String event(String name);

  /** What somebody did, as a verb with its object ({@code a ouvert un e-mail}). */
  Optional<String> deed(String event);

  String property(String event, List<String> path);

  /** A segment, or a tier or case of a family. */
  String segment(String name);

  String channel(String name);

  /**
   * A name for people, and how its numbers are shown.
   *
   * @param unit behind a number; empty if there is none
   * @param isShare whether 0.3 is shown as 30 %
   */
  record Label(String text, String unit, boolean isShare) {
    static Label plain(String text) {
      return new Label(text, "", false);
    }
  }
}
