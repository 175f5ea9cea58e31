package io.strate.workspace.importing;

import io.strate.workspace.edit.Tree;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The source that a plan comes to, as the workspace's files have it. */
final class PlannedSource {

  /** The kind of identifier that addresses are, as calls have it too. */
  static final String EMAIL = "email";

  private static final String CONTACT = "contact";

  private final ImportPlan plan;
  private final Map<String, Tree> keys = new LinkedHashMap<>();

  private PlannedSource(ImportPlan plan) {
    this.plan = plan;
  }

  /**
   * A plan's source.
   *
   * @param file as the workspace knows it
   * @param zone of the workspace, which need not be said
   */
  static Tree tree(ImportPlan plan, String file, String zone) {
    PlannedSource source = new PlannedSource(plan);
    source.text("read", file);
    source.text("as", plan.kind().word());
    switch (plan.kind()) {
      case CONTACTS -> source.contacts(zone);
      case ACCOUNTS -> source.accounts(zone);
      case EVENTS -> source.events(zone);
      case CONSENTS -> source.consents(zone);
    }
    if (plan.keepsGoodRows()) {
      source.text("max_rejects", "100%");
    }
    return new Tree.Keys(source.keys);
  }

  /**
   * An address that is an id as well is stated as an attribute, not claimed as an identifier: an
   * address that two ids claim belongs to neither.
   */
  private void contacts(String zone) {
    Optional<MappedColumn> id = plan.the(Part.ID);
    Optional<MappedColumn> email = plan.the(Part.EMAIL);
    Map<String, Tree> attributes = new LinkedHashMap<>();
    if (id.isPresent()) {
      column("id", Part.ID);
      email.ifPresent(of -> keys.put("identifiers", named(EMAIL, of)));
    } else {
      column("id", Part.EMAIL);
      email.ifPresent(of -> attributes.put(EMAIL, new Tree.Text(of.column())));
    }
    column("account", Part.ACCOUNT);
    time(zone);
    values("attributes", attributes);
  }

  private void accounts(String zone) {
    column("id", Part.ID);
    time(zone);
    values("attributes", new LinkedHashMap<>());
  }

  private void events(String zone) {
    if (plan.the(Part.EVENT).isPresent()) {
      plan.the(Part.EVENT).ifPresent(of -> keys.put("event", named("column", of)));
    } else {
      text("event", plan.event());
    }
    contact();
    time(zone);
    column("message_id", Part.MESSAGE_ID);
    values("properties", new LinkedHashMap<>());
  }

  private void consents(String zone) {
    contact();
    constant("channel", Part.CHANNEL, plan.channel());
    constant("purpose", Part.PURPOSE, plan.purpose());
    column("status", Part.STATUS);
    time(zone);
  }

  private void contact() {
    Optional<MappedColumn> email = plan.the(Part.EMAIL);
    if (email.isEmpty()) {
      column(CONTACT, Part.ID);
      return;
    }
    Map<String, Tree> identifiers = new LinkedHashMap<>();
    plan.the(Part.ID).ifPresent(id -> identifiers.put("id", new Tree.Text(id.column())));
    identifiers.put(EMAIL, new Tree.Text(email.get().column()));
    keys.put(CONTACT, new Tree.Keys(identifiers));
  }

  private void time(String zone) {
    plan.the(Part.TIME).ifPresent(column -> keys.put("time", time(column, zone)));
  }

  private Tree time(MappedColumn column, String zone) {
    Map<String, Tree> time = new LinkedHashMap<>();
    time.put("column", new Tree.Text(column.column()));
    if (!column.format().isEmpty()) {
      time.put("format", new Tree.Text(column.format()));
    }
    if (!plan.zone().equals(zone)) {
      time.put("timezone", new Tree.Text(plan.zone()));
    }
    return time.size() == 1 ? new Tree.Text(column.column()) : new Tree.Keys(time);
  }

  /** Named all of them, so that a column that comes later changes nothing. */
  private void values(String key, Map<String, Tree> values) {
    plan.all(Part.VALUE).forEach(column -> values.put(column.name(), new Tree.Text(value(column))));
    keys.put(key, new Tree.Keys(values));
  }

  /** A text that is exactly a column's name is that column, whatever its characters. */
  private static String value(MappedColumn column) {
    String quoted = "`" + column.column().replace("`", "``") + "`";
    return switch (column.format()) {
      case "" -> column.column();
      case FoundColumn.DECIMAL_COMMA -> "number(%s, ',')".formatted(quoted);
      default -> "date(%s, '%s')".formatted(quoted, column.format().replace("'", "''"));
    };
  }

  private void constant(String key, Part part, String otherwise) {
    if (plan.the(part).isPresent()) {
      column(key, part);
    } else {
      text(key, "'" + otherwise.replace("'", "''") + "'");
    }
  }

  private void column(String key, Part part) {
    plan.the(part).ifPresent(of -> text(key, of.column()));
  }

  private void text(String key, String text) {
    keys.put(key, new Tree.Text(text));
  }

  private static Tree named(String key, MappedColumn column) {
    return new Tree.Keys(Map.of(key, new Tree.Text(column.column())));
  }
}
