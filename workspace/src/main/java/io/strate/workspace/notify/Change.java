package io.strate.workspace.notify;

import io.strate.domain.Entity;
import java.time.Instant;
import java.util.List;

/**
 * Who entered and left one segment at one instant, or a part of them where they are many.
 *
 * @param position behind which to ask for what follows
 * @param run the number of the run or announcement
 * @param entered the names of contacts or accounts
 * @param members of the segment as of now
 */
public record Change(
    long position,
    long run,
    Instant asOf,
    String segment,
    Entity of,
    List<String> entered,
    List<String> left,
    long members) {

  public Change {
    entered = List.copyOf(entered);
    left = List.copyOf(left);
  }
}
