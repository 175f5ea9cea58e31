package io.strate.connect.webhook;

import java.util.Set;

/**
 * Which messages an endpoint gets; an empty set leaves all through, and so do segments whatever is
 * about none.
 */
public record EndpointFilter(Set<String> types, Set<String> segments) {

  public EndpointFilter {
    types = Set.copyOf(types);
    segments = Set.copyOf(segments);
  }

  public static EndpointFilter everything() {
    return new EndpointFilter(Set.of(), Set.of());
  }

  public boolean accepts(Message message) {
    return (types.isEmpty() || types.contains(message.type()))
        && (segments.isEmpty() || message.segment().map(segments::contains).orElse(true));
  }
}
