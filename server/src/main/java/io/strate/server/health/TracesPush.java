package io.strate.server.health;

import java.net.URI;

/**
 * Where traces are sent to by OTLP over HTTP.
 *
 * @param share of all traces that is sent, from 0 to 1
 */
public record TracesPush(URI url, double share) {}
