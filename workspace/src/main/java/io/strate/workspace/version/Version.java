package io.strate.workspace.version;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * A definition from an instant on.
 *
 * @param section the key of its section in the files
 * @param number from 1, of this definition alone
 * @param at when it was seen first
 * @param by who changed it, as far as that is known; empty for an edited file
 * @param run the number of the first run that computed it; empty until one has
 * @param written empty if the definition was removed
 */
public record Version(
    String section,
    String name,
    long number,
    long at,
    String by,
    OptionalLong run,
    Optional<Written> written) {

  /**
   * How it was written.
   *
   * @param text as it stood in its file, comments included
   * @param tree what it says, as JSON
   * @param hash another for every other text
   */
  public record Written(String text, String tree, String hash) {}

  Version computed(long byRun) {
    return new Version(section, name, number, at, by, OptionalLong.of(byRun), written);
  }
}
