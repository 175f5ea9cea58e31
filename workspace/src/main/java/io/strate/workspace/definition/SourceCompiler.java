package io.strate.workspace.definition;

import io.strate.domain.Entity;
import io.strate.domain.Failure;
import io.strate.rule.Expr;
import io.strate.rule.Problem;
import io.strate.rule.draft.Name;
import io.strate.rule.text.SourceText;
import io.strate.workspace.definition.SourceDefinition.Attribute;
import io.strate.workspace.definition.SourceDefinition.Consents;
import io.strate.workspace.definition.SourceDefinition.EventName;
import io.strate.workspace.definition.SourceDefinition.Events;
import io.strate.workspace.definition.SourceDefinition.Given;
import io.strate.workspace.definition.SourceDefinition.Profiles;
import io.strate.workspace.definition.SourceDefinition.Property;
import io.strate.workspace.definition.SourceDefinition.Rows;
import io.strate.workspace.definition.SourceDefinition.Timestamp;
import io.strate.workspace.definition.SourceDraft.Named;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Checks one source's expressions against the columns of its files. */
final class SourceCompiler {

  private final SourceDraft draft;
  private final int position;
  private final RowExpressions rows;

  private SourceCompiler(SourceDraft draft, int position, RowExpressions rows) {
    this.draft = draft;
    this.position = position;
    this.rows = rows;
  }

  /** The checked source, unless something is wrong with it. */
  static Optional<SourceDefinition> compile(
      SourceDraft draft,
      int position,
      ZoneId zone,
      SourceColumns reader,
      Consumer<Problem> problems) {
    if (draft.read().isEmpty()) {
      return Optional.empty();
    }
    List<String> read = draft.read().stream().map(Name::text).toList();
    try {
      String event =
          Optional.ofNullable(draft.columns().get("event")).map(SourceText::text).orElse("");
      SourceColumns.Columns columns = reader.columns(draft.name().text(), read, event);
      RowExpressions rows = new RowExpressions(draft, columns, zone, problems);
      return new SourceCompiler(draft, position, rows).define(read);
    } catch (Failure failure) {
      if (failure.code().startsWith("lake.")) {
        throw failure; // The machine's trouble, whatever the source is.
      }
      String message = Objects.requireNonNullElse(failure.getMessage(), failure.code());
      problems.accept(Problem.error(failure.code(), draft.read().getFirst().place(), message));
      return Optional.empty();
    }
  }

  private Optional<SourceDefinition> define(List<String> read) {
    Optional<Expr> where = rows.condition("where");
    Optional<Rows> defined =
        switch (draft.as()) {
          case CONTACTS -> profiles(Entity.CONTACT);
          case ACCOUNTS -> profiles(Entity.ACCOUNT);
          case EVENTS -> events();
          case CONSENTS -> consents();
        };
    if (rows.failed() || defined.isEmpty()) {
      return Optional.empty();
    }
    String hash = Hashes.withoutTypes(read, where, named(defined.get()));
    return Optional.of(
        new SourceDefinition(
            draft.name().text(),
            position,
            read,
            rows.columns(),
            where,
            defined.get(),
            draft.maxRejects(),
            hash));
  }

  /**
   * Rows without the values of columns that the definition does not name: a column that comes with
   * a later file, or is first filled there, changes nothing of the rows before.
   */
  private Rows named(Rows defined) {
    if (draft.values().isPresent()) {
      return defined;
    }
    return switch (defined) {
      case Profiles p ->
          new Profiles(
              p.of(), p.id(), p.identifiers(), p.account(), p.time(), p.messageId(), List.of());
      case Events e -> new Events(e.event(), e.contact(), e.time(), e.messageId(), List.of());
      case Consents consents -> consents;
    };
  }

  private Optional<Rows> profiles(Entity of) {
    Optional<Expr> id = rows.text("id");
    Map<String, Expr> identifiers = identifiers();
    Optional<Expr> account = rows.text("account");
    Optional<Timestamp> time = rows.time();
    Optional<Expr> messageId = rows.text("message_id");
    List<Attribute> attributes = attributes(identifiers);
    return id.map(
        name -> new Profiles(of, name, identifiers, account, time, messageId, attributes));
  }

  /** Attributes, and identifiers that are not attributes already: rules can read them too. */
  private List<Attribute> attributes(Map<String, Expr> identifiers) {
    Map<String, Expr> attributes = new LinkedHashMap<>(identifiers);
    values().forEach(value -> attributes.put(value.name(), value.value()));
    return attributes.entrySet().stream()
        .map(e -> new Attribute(e.getKey(), e.getValue()))
        .toList();
  }

  private Optional<Rows> events() {
    Optional<EventName> fixed = draft.event().map(name -> new EventName.Fixed(name.text()));
    Optional<EventName> event = fixed.or(() -> rows.text("event").map(EventName.InColumn::new));
    Map<String, Expr> contact = identifiers();
    Optional<Timestamp> time = rows.time();
    Optional<Expr> messageId = rows.text("message_id");
    List<Property> properties =
        values().stream()
            .map(value -> new Property(List.of(value.name().split("\\.", -1)), value.value()))
            .toList();
    return event.isEmpty() || time.isEmpty() || contact.isEmpty()
        ? Optional.empty()
        : Optional.of(new Events(event.get(), contact, time.get(), messageId, properties));
  }

  private Optional<Rows> consents() {
    Map<String, Expr> contact = identifiers();
    Optional<Expr> channel = rows.text("channel");
    Optional<Expr> purpose = rows.text("purpose");
    Optional<Given> given = rows.condition("given").map(Given.ByCondition::new);
    given = given.or(() -> rows.text("status").map(Given.ByWord::new));
    Optional<Timestamp> time = rows.time();
    if (channel.isEmpty() || purpose.isEmpty() || given.isEmpty() || time.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Consents(
            contact,
            channel.get(),
            purpose.get(),
            given.get(),
            time.get(),
            rows.text("basis"),
            rows.text("how"),
            rows.text("proof"),
            rows.text("message_id")));
  }

  private Map<String, Expr> identifiers() {
    Map<String, Expr> identifiers = new LinkedHashMap<>();
    for (Named named : draft.identifiers()) {
      rows.text(named.expression()).ifPresent(expr -> identifiers.put(named.name().text(), expr));
    }
    return identifiers;
  }

  private record ValueOf(String name, Expr value) {}

  /** Attributes or properties: those named, or every column that serves nothing else. */
  private List<ValueOf> values() {
    List<ValueOf> values = new ArrayList<>();
    if (draft.values().isPresent()) {
      Set<String> names = new HashSet<>();
      for (Named named : draft.values().get()) {
        if (!names.add(named.name().text())) {
          rows.error(
              "source.twice",
              named.name().place(),
              "'" + named.name() + "' is here twice; keep one");
        }
        rows.value(named.expression())
            .ifPresent(expr -> values.add(new ValueOf(named.name().text(), expr)));
      }
      return values;
    }
    Set<String> used = usedColumns();
    rows.columns()
        .forEach(
            (column, type) -> {
              if (!used.contains(column)) {
                values.add(new ValueOf(column, new Expr.Property(List.of(column), type)));
              }
            });
    return values;
  }

  /** Columns that already say who, when and what; {@code where} uses none up. */
  private Set<String> usedColumns() {
    Set<String> used = new HashSet<>();
    draft
        .columns()
        .forEach(
            (key, text) -> {
              if (!key.equals("where")) {
                used.add(text.text());
              }
            });
    draft.identifiers().forEach(named -> used.add(named.expression().text()));
    draft.time().ifPresent(time -> used.add(time.column().text()));
    return used;
  }
}
