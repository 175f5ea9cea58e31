package io.strate.demo;

import io.strate.domain.Value;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One story as it is told: its events, each with a message id of its own. */
final class Telling {

  private final String story;
  private final List<DemoEvent> events = new ArrayList<>();

  Telling(String story) {
    this.story = story;
  }

  /** All that was told. */
  List<DemoEvent> events() {
    return List.copyOf(events);
  }

  /** A name that no other story has. */
  String story() {
    return story;
  }

  private String next() {
    return "demo-" + story + "-" + (events.size() + 1);
  }

  void happened(Contact contact, String event, long at, Map<String, Value> properties) {
    events.add(
        new DemoEvent.Happened(
            next(),
            Instant.ofEpochMilli(at),
            Optional.of(contact.id()),
            Optional.empty(),
            event,
            properties));
  }

  /** The pages of a visit, with the cookie and, if it is known, the contact. */
  void visited(Optional<String> contact, String anonymous, Visit visit) {
    for (Visit.Page page : visit.pages()) {
      events.add(
          new DemoEvent.Happened(
              next(),
              Instant.ofEpochMilli(page.at()),
              contact,
              Optional.of(anonymous),
              "page",
              properties(visit, page)));
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
    events.add(
        new DemoEvent.Identified(next(), Instant.ofEpochMilli(at), contact, anonymous, attributes));
  }

  void consented(String contact, String purpose, boolean given, String how, long at) {
    events.add(
        new DemoEvent.Consented(next(), Instant.ofEpochMilli(at), contact, purpose, given, how));
  }
}
