package io.strate.connect.webhook;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** A log in memory. */
final class TestingOutbox implements Outbox {

  final ConcurrentSkipListMap<Long, Message> messages = new ConcurrentSkipListMap<>();
  int largestPage;
  boolean broken;

  long add(String contact, Instant at) {
    return add(contact, "segment.entered", Optional.of("hot"), at);
  }

  long add(String contact, String type, Optional<String> segment, Instant at) {
    long position = last() + 1;
    String data = "{\"contact\":\"" + contact + "\",\"n\":" + position + "}";
    messages.put(
        position,
        new Message(
            position, contact, type, segment, at, () -> data.getBytes(StandardCharsets.UTF_8)));
    return position;
  }

  @Override
  public List<Message> after(long position, int most) {
    check();
    largestPage = Math.max(largestPage, most);
    return messages.tailMap(position, false).values().stream().limit(most).toList();
  }

  @Override
  public Optional<Message> at(long position) {
    check();
    return Optional.ofNullable(messages.get(position));
  }

  @Override
  public long last() {
    return messages.isEmpty() ? 0 : messages.lastKey();
  }

  private void check() {
    if (broken) {
      throw new IllegalStateException("the log cannot be read");
    }
  }
}
