package io.strate.server.tracking;

import io.strate.domain.Value;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** JSON as values: what is null, or a number beyond doubles, is unknown. */
final class Values {

  /** Instants that can be told: years 1 to 9999. */
  private static final long FIRST = Instant.parse("0001-01-01T00:00:00Z").toEpochMilli();

  private static final long LAST = Instant.parse("9999-12-31T23:59:59.999Z").toEpochMilli();

  /** The least length of a date with time and zone, 2026-01-31T10:00Z. */
  private static final int SHORTEST_INSTANT = 17;

  private Values() {}

  static Value of(JsonNode node) {
    if (node.isNumber()) {
      return Value.number(node.doubleValue());
    }
    if (node.isString()) {
      String text = node.stringValue();
      OptionalLong instant = instant(text);
      return instant.isPresent() ? Value.instant(instant.getAsLong()) : Value.text(text);
    }
    if (node.isBoolean()) {
      return Value.bool(node.booleanValue());
    }
    if (node.isArray()) {
      List<Value> items = new ArrayList<>();
      node.forEach(item -> items.add(of(item)));
      return new Value.ListOf(items.stream().filter(Value::isKnown).toList());
    }
    return node.isObject() ? record(node) : Value.UNKNOWN;
  }

  /** The fields of an object; none of anything else. */
  static Value.RecordOf record(JsonNode node) {
    Map<String, Value> fields = new TreeMap<>();
    node.properties()
        .forEach(
            field -> {
              if (!field.getKey().isEmpty()) {
                fields.put(field.getKey(), of(field.getValue()));
              }
            });
    return new Value.RecordOf(fields);
  }

  /** An ISO 8601 date with time and zone. */
  static OptionalLong instant(String text) {
    if (text.length() < SHORTEST_INSTANT || text.charAt(4) != '-' || text.charAt(10) != 'T') {
      return OptionalLong.empty();
    }
    try {
      return within(OptionalLong.of(OffsetDateTime.parse(text).toInstant().toEpochMilli()));
    } catch (DateTimeException e) {
      return OptionalLong.empty();
    }
  }

  /** An instant, if it can be told. */
  static OptionalLong within(OptionalLong millis) {
    boolean isTold =
        millis.isPresent() && millis.getAsLong() >= FIRST && millis.getAsLong() <= LAST;
    return isTold ? millis : OptionalLong.empty();
  }
}
