package io.strate.workspace.answer;

import io.strate.domain.Entity;
import io.strate.domain.Identifier;
import io.strate.domain.Type;
import io.strate.domain.Value;
import io.strate.engine.Rows;
import io.strate.ledger.Ledger;
import io.strate.rule.Expr;
import io.strate.rule.definition.Definitions;
import io.strate.rule.definition.LearntTrait;
import io.strate.rule.definition.MomentDefinition;
import io.strate.rule.definition.ScoreDefinition;
import io.strate.rule.definition.SegmentDefinition;
import io.strate.rule.definition.SegmentRule;
import io.strate.rule.definition.TraitDefinition;
import io.strate.workspace.definition.SourceDefinition;
import io.strate.workspace.definition.WorkspaceDefinition;
import io.strate.workspace.run.JoinedAccounts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.roaringbitmap.RoaringBitmap;

/**
 * The columns of an export: id, account, identifiers that are no attributes, attributes, traits,
 * scores, what is learnt, segments. Each keeps its name, unless one before it has that name,
 * capitals apart: then it says in brackets what it is.
 */
final class ExportColumns {

  private static final String ATTRIBUTE = "@attribute/";

  private final Entity of;
  private final WorkspaceDefinition workspace;
  private final Map<String, Column> columns = new LinkedHashMap<>();
  private final Set<String> taken = new HashSet<>();
  private final List<TraitDefinition> attributes = new ArrayList<>();
  private final Map<String, Cell> memberships = new HashMap<>();

  /** One cell of a profile. */
  @FunctionalInterface
  private interface Cell {
    Value of(Rows rows, int row);
  }

  private record Column(Type type, Cell cell) {}

  ExportColumns(WorkspaceDefinition workspace, Entity of, Ledger ledger, long now) {
    this.workspace = workspace;
    this.of = of;
    add("id", "id", Type.TEXT, (rows, row) -> id(ledger, rows.number(row)));
    addAccount(ledger, now);
    addIdentifiers(ledger);
    addAttributes();
    Definitions definitions = workspace.definitions();
    for (TraitDefinition trait : definitions.traits()) {
      if (trait.of() == of) {
        addTrait(trait.name(), "trait", trait.value().type(), trait.name());
      }
    }
    for (ScoreDefinition score : definitions.scores()) {
      if (score.of() == of) {
        addTrait(score.name(), "score", Type.NUMBER, score.name());
      }
    }
    addLearnt();
    for (SegmentDefinition segment : definitions.segments()) {
      if (segment.of() == of) {
        Cell membership = membership(segment, ledger);
        memberships.put(segment.name(), membership);
        add(segment.name(), "segment", Type.BOOLEAN, membership);
      }
    }
  }

  /** The definitions with what the columns ask besides. */
  Definitions definitions() {
    Definitions own = workspace.definitions();
    return new Definitions(
        own.zone(),
        own.contactZone(),
        own.events(),
        Stream.concat(own.traits().stream(), attributes.stream()).toList(),
        own.scores(),
        own.segments(),
        own.channels(),
        own.legalBases());
  }

  /** Names and types. */
  Map<String, Type> types() {
    Map<String, Type> types = new LinkedHashMap<>();
    columns.forEach((name, column) -> types.put(name, column.type()));
    return types;
  }

  List<Value> cells(Rows rows, int row) {
    return columns.values().stream().map(column -> column.cell().of(rows, row)).toList();
  }

  // ---- one after the other ----

  private void add(String name, String what, Type type, Cell cell) {
    String free = name;
    for (int i = 1; !taken.add(free.toLowerCase(Locale.ROOT)); i++) {
      free = name + " (" + what + (i == 1 ? "" : " " + i) + ")";
    }
    columns.put(free, new Column(type, cell));
  }

  private void addTrait(String name, String what, Type type, String trait) {
    add(name, what, type, (rows, row) -> rows.trait(trait, row));
  }

  private Value id(Ledger ledger, int number) {
    return Value.text(ledger.profiles().id(of, number));
  }

  private void addAccount(Ledger ledger, long now) {
    boolean isStated = profiles().stream().anyMatch(profiles -> profiles.account().isPresent());
    if (of == Entity.CONTACT && isStated) {
      JoinedAccounts joined = JoinedAccounts.at(ledger, now);
      add(
          "account",
          "account",
          Type.TEXT,
          (rows, row) -> joined.of(rows.number(row)).map(Value::text).orElse(Value.UNKNOWN));
    }
  }

  /** Kinds that only events and consents name: a profile may have several of each. */
  private void addIdentifiers(Ledger ledger) {
    for (String kind : kinds()) {
      add(
          kind,
          "identifier",
          new Type.ListOf(Type.TEXT),
          (rows, row) -> identifiers(ledger, rows.number(row), kind));
    }
  }

  private Value identifiers(Ledger ledger, int number, String kind) {
    List<Value> values =
        ledger.profiles().identifiers(of, number).stream()
            .filter(identifier -> identifier.kind().equals(kind))
            .map(identifier -> Value.text(identifier.value()))
            .toList();
    return values.isEmpty() ? Value.UNKNOWN : new Value.ListOf(values);
  }

  private Set<String> kinds() {
    Set<String> kinds = new LinkedHashSet<>();
    if (of == Entity.CONTACT) {
      for (SourceDefinition source : workspace.sources()) {
        switch (source.rows()) {
          case SourceDefinition.Events events -> kinds.addAll(events.contact().keySet());
          case SourceDefinition.Consents consents -> kinds.addAll(consents.contact().keySet());
          case SourceDefinition.Profiles _ -> {}
        }
      }
    }
    kinds.remove(Identifier.DEFAULT_KIND);
    kinds.removeAll(attributeNames());
    return kinds;
  }

  private void addAttributes() {
    for (String name : attributeNames()) {
      addAttribute(name, workspace.catalogue().attribute(of, name).orElse(Type.ANY));
    }
  }

  private void addAttribute(String name, Type type) {
    attributes.add(new TraitDefinition(of, ATTRIBUTE + name, new Expr.Attribute(name, type)));
    addTrait(name, "attribute", type, ATTRIBUTE + name);
  }

  /** What cluster sets, models and moments state of each: attributes that no source states. */
  private void addLearnt() {
    for (LearntTrait trait : workspace.learnt()) {
      if (trait.of() == of) {
        addAttribute(trait.name(), trait.type());
      }
    }
    for (MomentDefinition moment : workspace.moments()) {
      if (moment.of() == of) {
        MomentDefinition.attributes(moment.name()).forEach(name -> addAttribute(name, Type.NUMBER));
      }
    }
  }

  private Set<String> attributeNames() {
    Set<String> names = new LinkedHashSet<>();
    profiles().forEach(p -> p.attributes().forEach(attribute -> names.add(attribute.name())));
    return names;
  }

  /** What sources state of the entity. */
  private List<SourceDefinition.Profiles> profiles() {
    return workspace.sources().stream()
        .map(SourceDefinition::rows)
        .filter(SourceDefinition.Profiles.class::isInstance)
        .map(SourceDefinition.Profiles.class::cast)
        .filter(profiles -> profiles.of() == of)
        .toList();
  }

  /** Rows do not know who is among the highest: the last run has said. */
  private static Cell membership(SegmentDefinition segment, Ledger ledger) {
    if (segment.rule() instanceof SegmentRule.Top) {
      RoaringBitmap members = ledger.runs().members(segment.name());
      return (rows, row) -> Value.bool(members.contains(rows.number(row)));
    }
    return new Membership(segment.name());
  }

  /** Whether a row is of a member, as its column says. */
  boolean isMember(String segment, Rows rows, int row) {
    return Objects.requireNonNull(memberships.get(segment)).of(rows, row).equals(Value.bool(true));
  }

  /** Whether a profile is in a segment, whose place is looked up once. */
  private static final class Membership implements Cell {
    private final String segment;
    private int place = -1;

    Membership(String segment) {
      this.segment = segment;
    }

    @Override
    public Value of(Rows rows, int row) {
      if (place < 0) {
        place = rows.segments().indexOf(segment);
      }
      return Value.bool(rows.isMember(place, row));
    }
  }
}
