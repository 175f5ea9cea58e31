package io.strate.server.health;

import java.net.URI;

/**
 * Where metrics are sent to by OTLP over HTTP.
 *
 * @param seconds between two sendings
 */
public record MetricsPush(URI url, int seconds) {}
