package io.strate.rule.text;

import io.strate.domain.Entity;
import io.strate.domain.Type;
import io.strate.rule.Catalogue;
import io.strate.rule.Motion;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A catalogue filled by hand. */
public final class TestingCatalogue implements Catalogue {

  private final Map<Entity, Map<String, Type>> attributes = new TreeMap<>();
  private final Map<Entity, Map<String, Type>> traits = new TreeMap<>();
  private final Map<String, Motion> motions = new TreeMap<>();
  private final Map<String, Entity> segments = new LinkedHashMap<>();
  private final Map<String, List<String>> families = new TreeMap<>();
  private final Map<String, Type.RecordOf> events = new TreeMap<>();

  /** What the examples of SPEC speak of. */
  public static TestingCatalogue ofExamples() {
    TestingCatalogue c = new TestingCatalogue();
    c.attribute("region", Type.TEXT)
        .attribute("dernier_achat", Type.INSTANT)
        .attribute("plan", Type.TEXT);
    c.attribute("age", Type.NUMBER)
        .attribute("actif", Type.BOOLEAN)
        .attribute("inscription", Type.TEXT);
    c.attribute("tags", new Type.ListOf(Type.TEXT))
        .attribute("Customer ID", Type.TEXT)
        .attribute("mystery", Type.ANY);
    c.attribute("prénom", Type.TEXT).attribute("email", Type.TEXT);
    c.trait("opens_7d", Type.NUMBER)
        .trait("clicks_total", Type.NUMBER)
        .trait("revenue_365d", Type.NUMBER);
    c.trait("recency", Type.NUMBER).trait("open_rate", Type.NUMBER).trait("top_sku", Type.TEXT);
    c.trait("engagement", Type.NUMBER);
    c.motions.put("recency", Motion.LINEAR);
    c.motions.put("engagement", Motion.DECAYING);
    c.accountAttribute("employees", Type.NUMBER)
        .accountAttribute("fin_contrat", Type.INSTANT)
        .accountAttribute("secteur", Type.TEXT);
    c.segment("vip", Entity.CONTACT)
        .segment("hyper_engages", Entity.CONTACT)
        .segment("comptes_actifs", Entity.ACCOUNT);
    c.family("ouverture", "haut", "moyen", "inactif")
        .family("engagement_niv", "élevé", "moyen", "faible");
    c.event(
        "email_opened",
        Map.of(
            "email_id",
            Type.TEXT,
            "machine",
            Type.TEXT,
            "campaign",
            new Type.RecordOf(Map.of("type", Type.TEXT))));
    c.event("email_delivered", Map.of("email_id", Type.TEXT))
        .event("email_clicked", Map.of("campaign", new Type.RecordOf(Map.of("type", Type.TEXT))));
    c.event(
        "order",
        Map.of(
            "amount",
            Type.NUMBER,
            "sku",
            Type.TEXT,
            "promo",
            Type.BOOLEAN,
            "shipped",
            Type.INSTANT,
            "products",
            new Type.ListOf(new Type.RecordOf(Map.of("sku", Type.TEXT, "price", Type.NUMBER)))));
    c.event("cart", Map.of("cart_id", Type.TEXT))
        .event("quote_sent", Map.of("quote_id", Type.TEXT))
        .event("quote_signed", Map.of("quote_id", Type.TEXT));
    c.event("page", Map.of())
        .event("Order Completed", Map.of("amount", Type.NUMBER))
        .event("unsubscribed", Map.of());
    return c;
  }

  TestingCatalogue attribute(String name, Type type) {
    attributes.computeIfAbsent(Entity.CONTACT, _ -> new TreeMap<>()).put(name, type);
    return this;
  }

  TestingCatalogue accountAttribute(String name, Type type) {
    attributes.computeIfAbsent(Entity.ACCOUNT, _ -> new TreeMap<>()).put(name, type);
    return this;
  }

  TestingCatalogue trait(String name, Type type) {
    traits.computeIfAbsent(Entity.CONTACT, _ -> new TreeMap<>()).put(name, type);
    return this;
  }

  TestingCatalogue segment(String name, Entity of) {
    segments.put(name, of);
    return this;
  }

  TestingCatalogue family(String name, String... members) {
    families.put(name, java.util.Arrays.stream(members).map(m -> name + "/" + m).toList());
    families.get(name).forEach(member -> segments.put(member, Entity.CONTACT));
    return this;
  }

  TestingCatalogue event(String name, Map<String, Type> properties) {
    events.put(name, new Type.RecordOf(properties));
    return this;
  }

  @Override
  public Optional<Type> attribute(Entity of, String name) {
    return Optional.ofNullable(attributes.getOrDefault(of, Map.of()).get(name));
  }

  @Override
  public Optional<Type> trait(Entity of, String name) {
    return Optional.ofNullable(traits.getOrDefault(of, Map.of()).get(name));
  }

  @Override
  public Motion motion(Entity of, String trait) {
    return motions.getOrDefault(trait, Motion.STILL);
  }

  @Override
  public Optional<Entity> segment(String name) {
    return Optional.ofNullable(segments.get(name));
  }

  @Override
  public List<String> family(String name) {
    return families.getOrDefault(name, List.of());
  }

  @Override
  public Optional<Type.RecordOf> event(String name) {
    return Optional.ofNullable(events.get(name));
  }

  @Override
  public Set<String> attributesAndTraits(Entity of) {
    Set<String> names = new HashSet<>(attributes.getOrDefault(of, Map.of()).keySet());
    names.addAll(traits.getOrDefault(of, Map.of()).keySet());
    return names;
  }

  @Override
  public Set<String> segments() {
    return segments.keySet();
  }

  @Override
  public Set<String> events() {
    return events.keySet();
  }
}
