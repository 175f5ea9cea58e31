package io.strate.workspace.definition;

import io.strate.domain.Entity;
import io.strate.domain.Type;
import io.strate.rule.Expr;
import io.strate.rule.draft.SourceCatalogue;
import io.strate.workspace.definition.SourceDefinition.EventName;
import io.strate.workspace.definition.SourceDefinition.Events;
import io.strate.workspace.definition.SourceDefinition.Profiles;
import io.strate.workspace.definition.SourceDefinition.Property;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What all sources together state: attributes and events with their types. */
final class Statements {

  private final Map<String, Type> contacts = new TreeMap<>();
  private final Map<String, Type> accounts = new TreeMap<>();
  private final Map<String, Type.RecordOf> events = new TreeMap<>();
  private final Map<Entity, Set<String>> identifying = new EnumMap<>(Entity.class);

  private Statements() {}

  /**
   * Everything that sources state.
   *
   * @param broken sources that could not be checked: of them, what they name outright
   */
  static SourceCatalogue of(
      List<SourceDefinition> sources, List<SourceDraft> broken, SourceColumns columns) {
    Statements statements = new Statements();
    broken.forEach(statements::named);
    for (SourceDefinition source : sources) {
      switch (source.rows()) {
        case Profiles profiles -> statements.attributes(profiles);
        case Events of -> statements.events(of, source, columns);
        case SourceDefinition.Consents _ -> {}
      }
    }
    statements.add(columns.tracked());
    return new SourceCatalogue(
        statements.contacts, statements.accounts, statements.events, statements.identifying);
  }

  private void add(SourceCatalogue tracked) {
    tracked.contactAttributes().forEach((n, type) -> contacts.merge(n, type, Statements::both));
    tracked.accountAttributes().forEach((n, type) -> accounts.merge(n, type, Statements::both));
    tracked.events().forEach((n, type) -> events.merge(n, type, Statements::bothRecords));
  }

  private void named(SourceDraft broken) {
    Map<String, Type> known = broken.as() == SourceDraft.As.ACCOUNTS ? accounts : contacts;
    if (broken.as() == SourceDraft.As.CONTACTS || broken.as() == SourceDraft.As.ACCOUNTS) {
      broken.identifiers().forEach(each -> known.put(each.name().text(), Type.TEXT));
      broken
          .values()
          .ifPresent(all -> all.forEach(each -> known.put(each.name().text(), Type.ANY)));
    }
    broken.event().ifPresent(event -> events.put(event.text(), new Type.RecordOf(Map.of())));
  }

  private void attributes(Profiles profiles) {
    Map<String, Type> known = profiles.of() == Entity.CONTACT ? contacts : accounts;
    profiles.attributes().forEach(a -> known.merge(a.name(), a.value().type(), Statements::both));
    Set<String> ids = identifying.computeIfAbsent(profiles.of(), _ -> new TreeSet<>());
    profiles.attributes().stream()
        .filter(a -> isIdentifier(a.value(), profiles))
        .forEach(a -> ids.add(a.name()));
  }

  /** The account tells contacts apart no more than their colleagues, but is a name as well. */
  private static boolean isIdentifier(Expr value, Profiles profiles) {
    return column(value).equals(column(profiles.id()))
        || profiles.account().filter(account -> column(account).equals(column(value))).isPresent()
        || profiles.identifiers().values().stream()
            .anyMatch(identifier -> column(identifier).equals(column(value)));
  }

  /** A column is the same whatever it is read as. */
  private static Object column(Expr value) {
    return value instanceof Expr.Property(List<String> path, Type _) ? path : value;
  }

  private void events(Events rows, SourceDefinition source, SourceColumns columns) {
    Type.RecordOf properties = new Type.RecordOf(Map.of());
    for (Property property : rows.properties()) {
      properties = with(properties, property.path(), property.value().type());
    }
    Type.RecordOf carried = properties;
    switch (rows.event()) {
      case EventName.Fixed fixed -> events.merge(fixed.name(), carried, Statements::bothRecords);
      case EventName.InColumn(var name) ->
          columns
              .events(source.name(), source.read(), name)
              .forEach(each -> events.merge(each, carried, Statements::bothRecords));
    }
  }

  private static Type.RecordOf with(Type.RecordOf record, List<String> path, Type type) {
    Map<String, Type> fields = new TreeMap<>(record.fields());
    String first = path.getFirst();
    if (path.size() == 1) {
      fields.merge(first, type, Statements::both);
    } else {
      Type.RecordOf inner =
          fields.get(first) instanceof Type.RecordOf of ? of : new Type.RecordOf(Map.of());
      fields.put(first, with(inner, path.subList(1, path.size()), type));
    }
    return new Type.RecordOf(fields);
  }

  /** The type of what two sources state under one name. */
  private static Type both(Type a, Type b) {
    if (a instanceof Type.RecordOf left && b instanceof Type.RecordOf right) {
      return bothRecords(left, right);
    }
    return a.equals(b) || b == Type.ANY ? a : a == Type.ANY ? b : Type.ANY;
  }

  private static Type.RecordOf bothRecords(Type.RecordOf a, Type.RecordOf b) {
    Map<String, Type> fields = new TreeMap<>(a.fields());
    b.fields().forEach((name, type) -> fields.merge(name, type, Statements::both));
    return new Type.RecordOf(fields);
  }
}
