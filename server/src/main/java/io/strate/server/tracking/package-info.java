/**
 * The tracking API, compatible with the Segment HTTP API (segment.com/docs: "HTTP Tracking API
 * Source"): {@code MessageReader} turns JSON into calls, {@code TrackingServlet} speaks HTTP.
 */
package io.strate.server.tracking;
