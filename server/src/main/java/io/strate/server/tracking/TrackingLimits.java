package io.strate.server.tracking;

/**
 * What senders may ask of a server.
 *
 * @param bodySeconds until a body must be there whole
 * @param messagesPerSecond of each write key; 0 for as many as come
 * @param bodyBytes that all requests may hold while they arrive
 * @param parsedBytes that all bodies that are being read or written may take, parsed
 */
public record TrackingLimits(
    int bodySeconds, int messagesPerSecond, int bodyBytes, int parsedBytes) {

  private static final int MOST_BODY_BYTES = 64 << 20;

  /** Limits that leave most of this process's memory to the rest of it. */
  public static TrackingLimits of(int bodySeconds, int messagesPerSecond) {
    long memory = Runtime.getRuntime().maxMemory();
    int bodies = (int) Math.min(MOST_BODY_BYTES, memory / 8);
    return new TrackingLimits(
        bodySeconds, messagesPerSecond, bodies, (int) Math.min(1 << 30, memory / 4));
  }
}
