package io.strate.connect.outbound;

import java.util.Map;

/** One POST of JSON. The bytes belong to the request once it is made: nobody changes them. */
@SuppressWarnings("ArrayRecordComponent") // nobody compares requests
public record OutboundRequest(Destination to, Map<String, String> headers, byte[] body) {

  public OutboundRequest {
    headers = Map.copyOf(headers);
    headers.forEach(
        (name, value) -> {
          if (!name.matches("[a-z0-9-]+") || !value.matches("[\\x20-\\x7E]*")) {
            throw new IllegalArgumentException("not a header: " + name);
          }
        });
  }
}
