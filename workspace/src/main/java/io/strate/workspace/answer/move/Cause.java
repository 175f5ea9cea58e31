package io.strate.workspace.answer.move;

import io.strate.domain.Identifier;
import io.strate.workspace.answer.Deciding;
import io.strate.workspace.version.Version;
import java.util.Optional;

/**
 * What made somebody enter or leave. Moves are stored without it: it is derived from what is known
 * today of that profile, of definitions and of identifiers, and where that does not tell, it is
 * unknown.
 */
public sealed interface Cause {

  /** An entry that came since the run or turn before: an event, a statement, a consent. */
  record Happened(Deciding because) implements Cause {}

  /** An entry of longer ago that became known late. */
  record Late(Deciding because) implements Cause {}

  /** Nothing happened: an instant came that the rule waited for. */
  record Elapsed(long instant) implements Cause {}

  /**
   * The segment, or something that it uses, was defined or changed.
   *
   * @param version of what was
   */
  record Defined(Version version) implements Cause {}

  /** A list of ids was changed, in the definition if a version is given, or else in its file. */
  record Listed(Optional<Version> version) implements Cause {}

  /** Everybody was ranked anew, and others were higher or lower. */
  record Ranked() implements Cause {}

  /** An identifier, with what came under it, became another contact's. */
  record Joined(Identifier identifier) implements Cause {}

  /** It cannot be told any more: what was known then has been replaced since. */
  record Unknown() implements Cause {}
}
