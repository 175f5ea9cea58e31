package io.strate.demo;

import io.strate.domain.Value;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One story as it is told: of its events, those that lie within what was asked for are kept. All
 * are numbered, so that an event's message id does not depend on what was asked.
 */
final class Telling {

  private final String story;
  private final long from;
  private final long to;
  private final List<DemoEvent> told;
  private int count;

  Telling(String story, long from, long to, List<DemoEvent> told) {
    this.story = story;
    this.from = from;
    this.to = to;
    this.told = told;
  }

  /** A name that no other story has. */
  String story() {
    return story;
  }

  private String next() {
    return "demo-" + story + "-" + ++count;
  }

  private boolean isAsked(long at) {
    return at >= from && at < to;
  }

  void happened(Contact contact, String event, long at, Map<String, Value> properties) {
    String id = next();
    if (isAsked(at)) {
      told.add(
          new DemoEvent.Happened(
              id,
              Instant.ofEpochMilli(at),
              Optional.of(contact.id()),
              Optional.empty(),
              event,
              properties));
    }
  }

  /** The pages of a visit, with the cookie and, if it is known, the contact. */
  void visited(Optional<String> contact, String anonymous, Visit visit) {
    for (Visit.Page page : visit.pages()) {
      String id = next();
      if (isAsked(page.at())) {
        told.add(
            new DemoEvent.Happened(
                id,
                Instant.ofEpochMilli(page.at()),
                contact,
                Optional.of(anonymous),
                "page",
                properties(visit, page)));
      }
    }
  }

  private static Map<String, Value> properties(Visit visit, Visit.Page page) {
    Map<String, Value> properties = new TreeMap<>();
    properties.put("path", Value.text(page.path()));
    if (page.isFirst()) {
      putKnown(properties, "referrer", visit.referrer());
      putKnown(properties, "utm_source", visit.utm().source());
      putKnown(properties, "utm_medium", visit.utm().medium());
      putKnown(properties, "utm_campaign", visit.utm().campaign());
    }
    return properties;
  }

  private static void putKnown(Map<String, Value> properties, String name, String text) {
    if (!text.isEmpty()) {
      properties.put(name, Value.text(text));
    }
  }

  void identified(String contact, String anonymous, long at, Map<String, Value> attributes) {
    String id = next();
    if (isAsked(at)) {
      told.add(
          new DemoEvent.Identified(id, Instant.ofEpochMilli(at), contact, anonymous, attributes));
    }
  }

  void consented(String contact, String purpose, boolean given, String how, long at) {
    String id = next();
    if (isAsked(at)) {
      told.add(new DemoEvent.Consented(id, Instant.ofEpochMilli(at), contact, purpose, given, how));
    }
  }
}
