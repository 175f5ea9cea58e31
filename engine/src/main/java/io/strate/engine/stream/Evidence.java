package io.strate.engine.stream;

import io.strate.domain.Origin;
import io.strate.timeline.StreamKey;

/**
 * An entry that decides a value.
 *
 * @param stream what sort of entry it is, and its name
 * @param owner of an account's events, the place of the contact among those that belong to it
 */
public record Evidence(StreamKey stream, long time, Origin origin, int owner) {}
