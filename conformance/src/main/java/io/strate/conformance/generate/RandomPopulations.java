package io.strate.conformance.generate;

import io.strate.domain.Consent;
import io.strate.domain.Entity;
import io.strate.domain.Entry;
import io.strate.domain.Origin;
import io.strate.domain.Profile;
import io.strate.domain.Timeline;
import io.strate.domain.Type;
import io.strate.domain.Value;
import io.strate.rule.interpret.Population;
import io.strate.rule.time.Calendar;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Contacts and accounts whose entries lie at the edges of what the rules ask. */
final class RandomPopulations {

  /** The order of ids by code point is not that of their UTF-16 units. */
  private static final List<String> CONTACTS =
      List.of("1", "10", "2", "a", "\uFFFD", "\uD83D\uDE00", "é", "B");

  private static final List<String> ACCOUNTS = List.of("x", "y", "\uD83D\uDE00", "z");

  private static final List<String> ZONES =
      List.of(
          "Europe/Paris", "Pacific/Apia", "America/Sao_Paulo", "nowhere", "Asia/Tehran", "+05:30");

  private final Draw draw;
  private final List<Long> nows;
  private final Calendar calendar;
  private final List<Long> times = new ArrayList<>();
  private long identity = 1_000_000;
  private long ordinal;

  /**
   * @param nows the instants that will be asked about
   */
  RandomPopulations(Draw draw, List<Long> nows, Calendar calendar) {
    this.draw = draw;
    this.nows = nows;
    this.calendar = calendar;
  }

  static List<String> someIds(Draw draw, Entity of) {
    List<String> all = of == Entity.CONTACT ? CONTACTS : ACCOUNTS;
    return all.stream().filter(_ -> draw.chance(0.3)).toList();
  }

  Population population(int contacts, int entries) {
    List<Profile> profiles = new ArrayList<>();
    for (String id : CONTACTS.subList(0, Math.min(contacts, CONTACTS.size()))) {
      profiles.add(
          new Profile(Entity.CONTACT, id, timeline(Entity.CONTACT, draw.below(entries + 1))));
    }
    for (String id : ACCOUNTS) {
      if (draw.chance(0.7)) {
        profiles.add(new Profile(Entity.ACCOUNT, id, timeline(Entity.ACCOUNT, draw.below(6))));
      }
    }
    return Population.of(profiles);
  }

  private Timeline timeline(Entity of, int size) {
    List<Entry> entries = new ArrayList<>();
    ordinal = 1;
    for (int i = 0; i < size; i++) {
      entries.add(of == Entity.CONTACT ? ofContact() : stated(of));
    }
    if (!entries.isEmpty() && draw.chance(0.3)) {
      entries.add(draw.from(entries));
    }
    return new Timeline(entries);
  }

  private Entry ofContact() {
    return switch (draw.below(20)) {
      case 0, 1, 2 -> stated(Entity.CONTACT);
      case 3, 4 ->
          new Entry.AccountStated(
              statementTime(),
              origin(),
              draw.chance(0.2) ? Optional.empty() : Optional.of(draw.from(ACCOUNTS)));
      case 5 -> new Entry.ConsentStated(statementTime(), origin(), consent());
      case 6 -> new Entry.Named(statementTime(), origin());
      default -> event();
    };
  }

  private Entry stated(Entity of) {
    World.Fact fact = draw.from(World.FACTS.stream().filter(f -> f.of() == of).toList());
    if (fact.name().equals(World.ZONE_ATTRIBUTE)) {
      return new Entry.AttributeStated(
          statementTime(), origin(), fact.name(), Value.text(draw.from(ZONES)));
    }
    Type type = draw.chance(0.06) ? Type.ANY : fact.type();
    return new Entry.AttributeStated(statementTime(), origin(), fact.name(), draw.value(type));
  }

  private Consent consent() {
    return new Consent(
        draw.from(List.of("email", "email", "sms")),
        draw.from(List.of("newsletter", "newsletter", "sales")),
        draw.chance(0.7) ? Consent.Status.GIVEN : Consent.Status.WITHDRAWN,
        draw.from(List.of("consent", "consent", "contract", "hunch")),
        "",
        "");
  }

  // ---- events ----

  private Entry event() {
    String name = draw.chance(0.03) ? "email_complained" : draw.from(World.DELIVERED_EVENTS);
    Map<String, Value> fields = new HashMap<>();
    for (World.Part part : World.parts(name)) {
      Value value = draw.chance(0.06) ? draw.value(Type.ANY) : draw.value(part.type());
      put(fields, part.path(), value);
    }
    if (name.equals("order") && draw.chance(0.7)) {
      fields.put("products", products());
    }
    return new Entry.Event(time(), origin(), name, new Value.RecordOf(fields));
  }

  private static void put(Map<String, Value> fields, List<String> path, Value value) {
    fields.put(
        path.getFirst(), path.size() == 1 ? value : new Value.RecordOf(Map.of(path.get(1), value)));
  }

  private Value products() {
    List<Value> items = new ArrayList<>();
    for (int i = draw.below(4); i > 0; i--) {
      items.add(
          new Value.RecordOf(Map.of("sku", draw.value(Type.TEXT), "qty", draw.value(Type.NUMBER))));
    }
    return new Value.ListOf(items);
  }

  // ---- time and origin ----

  private long statementTime() {
    return draw.chance(0.4) ? Entry.ALWAYS : time();
  }

  private long time() {
    if (!times.isEmpty() && draw.chance(0.2)) {
      return draw.from(times);
    }
    long time = draw.atAnEdge(nows, calendar::back);
    if (!times.isEmpty() && draw.chance(0.3)) {
      time =
          draw.from(times)
              + draw.from(
                  List.of(
                      1L, -1L, 1_000L, 1_001L, 1_800_000L, 1_800_001L, 7_200_000L, 172_800_000L));
    }
    times.add(time);
    return time;
  }

  /**
   * Identities differ within a timeline, and do not rise with the order of making; now and then two
   * profiles have the same.
   */
  private Origin origin() {
    identity++;
    long salt = draw.chance(0.1) ? ordinal++ : identity;
    return new Origin(draw.below(4), salt * 0x9E3779B97F4A7C15L);
  }
}
