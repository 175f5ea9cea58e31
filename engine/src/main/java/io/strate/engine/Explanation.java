package io.strate.engine;

import java.util.OptionalLong;

/**
 * Why a profile is (or is not) a member as of now.
 *
 * @param exists whether anything is known of the profile as of now; without, it is in no segment
 * @param since the instant at which the membership last became what it is, by the entries known
 *     today; empty if it has always been so (as far as one looks), or depends on ranks, which do
 *     not turn by themselves
 * @param next the instant at which it will become the opposite if nothing happens; empty if never
 */
public record Explanation(boolean exists, Reason reason, OptionalLong since, OptionalLong next) {

  public boolean isMember() {
    return exists && reason.holds();
  }
}
