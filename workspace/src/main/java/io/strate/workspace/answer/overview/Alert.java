package io.strate.workspace.answer.overview;

import io.strate.domain.Failure;

/** Something about segments that somebody should look at. */
public sealed interface Alert {

  /** It lost at least a third of its members within 7 days. */
  record Dropped(String segment, long from, long to) implements Alert {}

  /** It grew by at least a third within 7 days. */
  record Grew(String segment, long from, long to) implements Alert {}

  /** Nobody is in it. */
  record Empty(String segment) implements Alert {}

  /** No other definition and no webhook names it. */
  record Unused(String segment) implements Alert {}

  /**
   * It has nearly the same members as another.
   *
   * @param other the one that is most alike
   * @param both how many are in both
   * @param either how many are in one of them at least
   * @param others how many further ones are as much alike as that an alert is due
   */
  record Alike(String segment, String other, long both, long either, int others) implements Alert {}

  /** Nothing is brought up to now. */
  record Failing(Failure because) implements Alert {}
}
