package io.strate.connect.webhook;

import java.util.List;
import java.util.Optional;

/**
 * Port: the durable log of messages. Positions grow, with or without gaps; what has been read once
 * stays the same, or vanishes because it became too old or its contact was erased.
 */
public interface Outbox {

  /** The first messages behind a position, in order; none if nothing came yet. */
  List<Message> after(long position, int most);

  /** One message, if it is still kept. */
  Optional<Message> at(long position);

  /** The position of the newest message, 0 if there never was one. */
  long last();
}
