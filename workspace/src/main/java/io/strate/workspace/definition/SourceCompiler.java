package io.strate.workspace.definition;

import io.strate.domain.Entity;
import io.strate.domain.Failure;
import io.strate.domain.Type;
import io.strate.rule.Expr;
import io.strate.rule.Place;
import io.strate.rule.Problem;
import io.strate.rule.draft.Name;
import io.strate.rule.text.Parsed;
import io.strate.rule.text.RuleParser;
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
import io.strate.workspace.definition.SourceDraft.As;
import io.strate.workspace.definition.SourceDraft.Named;
import io.strate.workspace.definition.SourceDraft.TimeDraft;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Checks one source's expressions against the columns of its files. */
final class SourceCompiler {

  private final SourceDraft draft;
  private final int position;
  private final ZoneId zone;
  private final Consumer<Problem> problems;
  private Map<String, Type> columns = Map.of();
  private Map<String, Type> exact = Map.of();
  private boolean failed;

  SourceCompiler(SourceDraft draft, int position, ZoneId zone, Consumer<Problem> problems) {
    this.draft = draft;
    this.position = position;
    this.zone = zone;
    this.problems = problems;
  }

  /** The checked source, unless something is wrong with it. */
  Optional<SourceDefinition> compile(FileSearch search, SourceColumns reader) {
    Place read = draft.read().isEmpty() ? draft.name().place() : draft.read().getFirst().place();
    Optional<SourceFiles> files = search.find(draft.name().text(), draft.read());
    if (files.isEmpty()) {
      if (!draft.read().isEmpty()) {
        error("source.files", read, missing());
      }
      return Optional.empty();
    }
    try {
      columns = reader.columns(files.get());
    } catch (Failure failure) {
      error(failure.code(), read, failure.getMessage());
      return Optional.empty();
    }
    exact = new LinkedHashMap<>(columns);
    exact.replaceAll((_, _) -> Type.TEXT);
    return define(files.get());
  }

  private String missing() {
    String names = draft.read().stream().map(n -> "'" + n + "'").collect(Collectors.joining(", "));
    return draft.read().size() == 1
        ? "there is no file " + names + " beside strate.yaml"
        : "none of " + names + " is there, beside strate.yaml";
  }

  private Optional<SourceDefinition> define(SourceFiles files) {
    Optional<Expr> where = row("where", columns).filter(expr -> is(expr, Type.BOOLEAN, "where"));
    Optional<Rows> rows =
        switch (draft.as()) {
          case CONTACTS -> profiles(Entity.CONTACT);
          case ACCOUNTS -> profiles(Entity.ACCOUNT);
          case EVENTS -> events();
          case CONSENTS -> consents();
        };
    if (failed || rows.isEmpty()) {
      return Optional.empty();
    }
    String hash = Hashes.of(files.pattern(), where, rows.get());
    return Optional.of(
        new SourceDefinition(
            draft.name().text(), position, files, columns, where, rows.get(), draft.maxRejects(), hash));
  }

  private Optional<Rows> profiles(Entity of) {
    Optional<Expr> id = row("id", exact);
    Map<String, Expr> identifiers = identifiers();
    Optional<Expr> account = row("account", exact);
    Optional<Timestamp> time = time();
    Optional<Expr> messageId = row("message_id", exact);
    List<Attribute> attributes = attributes(identifiers);
    return id.map(
        name -> new Profiles(of, name, identifiers, account, time, messageId, attributes));
  }

  /** Attributes, and identifiers that are not attributes already: rules can read them too. */
  private List<Attribute> attributes(Map<String, Expr> identifiers) {
    Map<String, Expr> attributes = new LinkedHashMap<>(identifiers);
    values().forEach(value -> attributes.put(value.name(), value.value()));
    return attributes.entrySet().stream().map(e -> new Attribute(e.getKey(), e.getValue())).toList();
  }

  private Optional<Rows> events() {
    Optional<EventName> fixed = draft.event().map(name -> new EventName.Fixed(name.text()));
    Optional<EventName> event = fixed.or(() -> row("event", exact).map(EventName.InColumn::new));
    Map<String, Expr> contact = identifiers();
    Optional<Timestamp> time = time();
    Optional<Expr> messageId = row("message_id", exact);
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
    Optional<Expr> channel = row("channel", exact);
    Optional<Expr> purpose = row("purpose", exact);
    Optional<Given> given =
        row("given", columns).filter(expr -> is(expr, Type.BOOLEAN, "given")).map(Given.ByCondition::new);
    given = given.or(() -> row("status", exact).map(Given.ByWord::new));
    Optional<Timestamp> time = time();
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
            row("basis", exact),
            row("how", exact),
            row("proof", exact),
            row("message_id", exact)));
  }

  private Map<String, Expr> identifiers() {
    Map<String, Expr> identifiers = new LinkedHashMap<>();
    for (Named named : draft.identifiers()) {
      row(named.expression(), exact)
          .ifPresent(expr -> identifiers.put(named.name().text(), expr));
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
          error("source.twice", named.name().place(), "'" + named.name() + "' is here twice; keep one");
        }
        row(named.expression(), columns)
            .ifPresent(expr -> values.add(new ValueOf(named.name().text(), expr)));
      }
      return values;
    }
    Set<String> used = usedColumns();
    columns.forEach(
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
    draft.columns().forEach((key, text) -> {
      if (!key.equals("where")) {
        used.add(text.text());
      }
    });
    draft.identifiers().forEach(named -> used.add(named.expression().text()));
    draft.time().ifPresent(time -> used.add(time.column().text()));
    return used;
  }

  private Optional<Timestamp> time() {
    return draft.time().flatMap(this::time);
  }

  private Optional<Timestamp> time(TimeDraft time) {
    time.format().ifPresent(this::checkFormat);
    Optional<ZoneId> named = time.zone().flatMap(this::zone);
    return row(time.column(), time.format().isPresent() ? exact : columns)
        .filter(this::isTime)
        .map(expr -> new Timestamp(expr, time.format().map(SourceText::text), named.orElse(zone)));
  }

  private boolean isTime(Expr expr) {
    if (expr.type() instanceof Type.Scalar && expr.type() != Type.BOOLEAN) {
      return true;
    }
    error("source.type", draft.time().orElseThrow().column().place(), "`time:` wants an instant, found " + expr.type());
    return false;
  }

  private void checkFormat(SourceText format) {
    try {
      DateTimeFormatter.ofPattern(format.text(), Locale.ROOT);
    } catch (IllegalArgumentException e) {
      error(
          "source.format",
          format.place(),
          "'%s' is no pattern for times; write such as \"d/M/yyyy H:mm\"".formatted(format.text()));
    }
  }

  private Optional<ZoneId> zone(Name name) {
    Optional<ZoneId> found = Zones.find(name.text());
    if (found.isEmpty()) {
      error("definition.zone", name.place(), Zones.unknown(name.text()));
    }
    return found;
  }

  private Optional<Expr> row(String key, Map<String, Type> types) {
    return Optional.ofNullable(draft.columns().get(key)).flatMap(text -> row(text, types));
  }

  private Optional<Expr> row(SourceText text, Map<String, Type> types) {
    Parsed<Expr> parsed = RuleParser.row(text, types, zone);
    parsed.problems().forEach(this::report);
    return parsed.value();
  }

  private boolean is(Expr expr, Type type, String key) {
    if (expr.type() == type) {
      return true;
    }
    error(
        "source.type",
        draft.columns().get(key).place(),
        "`%s:` wants a condition, found %s".formatted(key, expr.type()));
    return false;
  }

  private void error(String code, Place place, String message) {
    report(Problem.error(code, place, message));
  }

  private void report(Problem problem) {
    failed |= problem.severity() == Problem.Severity.ERROR;
    problems.accept(problem);
  }
}
