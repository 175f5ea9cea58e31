package io.strate.benchmark.service;

import io.strate.benchmark.Shape;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;

/** Bodies of calls as tracking libraries send them, all new; for one thread. */
final class EventBodies {

  private final Shape shape;
  private final String prefix;
  private final SplittableRandom random;
  private final StringBuilder text = new StringBuilder();
  private long number;

  /**
   * @param prefix of message ids, of which no other bodies begin with the same
   */
  EventBodies(Shape shape, String prefix) {
    this.shape = shape;
    this.prefix = prefix;
    this.random = new SplittableRandom(prefix.hashCode());
  }

  /** A body of {@code /v1/track}. */
  byte[] single() {
    text.setLength(0);
    event();
    return bytes();
  }

  /** A body of {@code /v1/batch}. */
  byte[] batch(int events) {
    text.setLength(0);
    text.append("{\"batch\":[");
    for (int i = 0; i < events; i++) {
      if (i > 0) {
        text.append(',');
      }
      event();
    }
    text.append("]}");
    return bytes();
  }

  private void event() {
    int contact = Shape.FIRST_CONTACT + random.nextInt(shape.contacts());
    String type = Shape.TYPES.get(random.nextInt(Shape.TYPES.size()));
    text.append("{\"type\":\"track\",\"messageId\":\"").append(prefix).append('-').append(number++);
    text.append("\",\"userId\":\"").append(contact).append("\",\"event\":\"").append(type);
    text.append("\",\"properties\":{\"amount\":").append(random.nextInt(10_000) / 100.0);
    text.append("},\"context\":{\"library\":{\"name\":\"analytics-node\",\"version\":\"2.3.0\"}}}");
  }

  private byte[] bytes() {
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}
