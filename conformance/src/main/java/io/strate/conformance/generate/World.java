package io.strate.conformance.generate;

import io.strate.domain.Entity;
import io.strate.domain.Type;
import java.util.List;
import java.util.Map;

/** The attributes and events that generated rules and populations speak of. */
final class World {

  /** An attribute, by the entity that it is of. */
  record Fact(Entity of, String name, Type type) {}

  /** A property of an event, by its path. */
  record Part(String event, List<String> path, Type type) {}

  static final List<Fact> FACTS =
      List.of(
          new Fact(Entity.CONTACT, "region", Type.TEXT),
          new Fact(Entity.CONTACT, "employees", Type.NUMBER),
          new Fact(Entity.CONTACT, "renewal", Type.INSTANT),
          new Fact(Entity.CONTACT, "vip", Type.BOOLEAN),
          new Fact(Entity.CONTACT, "tags", new Type.ListOf(Type.TEXT)),
          new Fact(Entity.CONTACT, "email", Type.TEXT),
          new Fact(Entity.CONTACT, "tz", Type.TEXT),
          new Fact(Entity.ACCOUNT, "sector", Type.TEXT),
          new Fact(Entity.ACCOUNT, "size", Type.NUMBER),
          new Fact(Entity.ACCOUNT, "contract_end", Type.INSTANT),
          new Fact(Entity.ACCOUNT, "active", Type.BOOLEAN));

  /** What sources deliver. {@code order.products} is a list of records. */
  static final List<Part> DELIVERED =
      List.of(
          part("page", Type.TEXT, "url"),
          part("page", Type.NUMBER, "ms"),
          part("order", Type.NUMBER, "amount"),
          part("order", Type.TEXT, "sku"),
          part("order", Type.BOOLEAN, "paid"),
          part("order", Type.INSTANT, "due"),
          part("order", Type.TEXT, "ref", "id"),
          part("email_opened", Type.TEXT, "email_id"),
          part("email_opened", Type.TEXT, "machine"),
          part("email_opened", Type.TEXT, "campaign", "type"),
          part("quote_sent", Type.TEXT, "quote_id"),
          part("quote_sent", Type.NUMBER, "amount"),
          part("quote_signed", Type.TEXT, "quote_id"),
          part("email_bounced", Type.TEXT, "reason"),
          part("email_delivered", Type.TEXT, "email_id"));

  /** Properties inside the list. */
  static final List<Part> LISTED =
      List.of(
          part("order", Type.TEXT, "products", "sku"),
          part("order", Type.NUMBER, "products", "qty"));

  static final List<String> DELIVERED_EVENTS =
      List.of(
          "page",
          "order",
          "email_opened",
          "quote_sent",
          "quote_signed",
          "email_bounced",
          "email_delivered");

  /** Events made from others, by the one that they are made of; their definitions are random. */
  static final Map<String, String> FILTERED =
      Map.of("promo_opened", "email_opened", "promo_again", "promo_opened", "big_order", "order");

  static final Map<String, String> SESSIONS = Map.of("session", "page", "burst", "promo_opened");

  static final String ZONE_ATTRIBUTE = "tz";

  private World() {}

  /** Properties that a condition on an event may read as one value. */
  static List<Part> parts(String event) {
    String session = SESSIONS.get(event);
    if (session != null) {
      return List.of(
          part(event, Type.NUMBER, session + "s"),
          part(event, Type.NUMBER, "events"),
          part(event, Type.NUMBER, "duration"));
    }
    String from = FILTERED.get(event);
    return from == null
        ? DELIVERED.stream().filter(part -> part.event().equals(event)).toList()
        : parts(from);
  }

  /** Properties that an aggregate may take, also those inside a list. */
  static List<Part> aggregated(String event) {
    String from = FILTERED.getOrDefault(event, event);
    return java.util.stream.Stream.concat(
            parts(event).stream(), LISTED.stream().filter(part -> part.event().equals(from)))
        .toList();
  }

  private static Part part(String event, Type type, String... path) {
    return new Part(event, List.of(path), type);
  }
}
