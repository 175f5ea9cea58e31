package io.strate.rule.text;

import io.strate.domain.Entity;
import io.strate.domain.Nearest;
import io.strate.domain.Type;
import io.strate.rule.Expr;
import io.strate.rule.grammar.RuleLanguageParser.ChannelContext;
import io.strate.rule.grammar.RuleLanguageParser.CompareContext;
import io.strate.rule.grammar.RuleLanguageParser.EventContext;
import io.strate.rule.grammar.RuleLanguageParser.FieldContext;
import io.strate.rule.grammar.RuleLanguageParser.PathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.antlr.v4.runtime.ParserRuleContext;

/** What names mean in a scope. */
final class Names {

  private static final Set<String> ACCOUNT_WORDS = Set.of("account", "entreprise");

  private final Checker checker;

  Names(Checker checker) {
    this.checker = checker;
  }

  // ---- as written ----

  static List<String> of(PathContext path) {
    List<String> names = new ArrayList<>();
    names.add(plain(path.name()));
    path.field().forEach(field -> names.add(plain(field)));
    return names;
  }

  static List<String> of(List<FieldContext> fields) {
    return fields.stream().map(Names::plain).toList();
  }

  static String of(EventContext event) {
    return plain(event);
  }

  /** {@code e-mail} is {@code email}. */
  static String of(ChannelContext channel) {
    String written = String.join("-", of(channel.field()));
    return written.toLowerCase(Locale.ROOT).equals("e-mail") ? "email" : written;
  }

  /** A name without its backticks. */
  static String plain(ParserRuleContext name) {
    String text = name.getText();
    return text.startsWith("`") ? text.substring(1, text.length() - 1).replace("``", "`") : text;
  }

  // ---- as meant ----

  /** The attribute, trait, property or column of a path. */
  Expr resolve(PathContext context) {
    List<String> path = of(context);
    return switch (checker.scope) {
      case Scope.OfProfile(Entity of) -> ofProfile(context, path, of);
      case Scope.OfEvent(String event, Type.RecordOf properties) ->
          property(context, path, event, properties);
      case Scope.OfRow row -> column(context, path, row);
    };
  }

  private Expr ofProfile(PathContext context, List<String> path, Entity of) {
    String name = String.join(".", path);
    Optional<Expr> own = value(of, name);
    if (own.isPresent()) {
      return own.get();
    }
    if (path.size() > 1 && ACCOUNT_WORDS.contains(path.getFirst().toLowerCase(Locale.ROOT))) {
      return ofAccount(context, path, of);
    }
    Set<String> names = checker.catalogue.attributesAndTraits(of);
    String message = "no trait or attribute called '" + name + "'";
    throw checker.findings.flaw("name.unknown", context, message + advice(context, path, names));
  }

  private Expr ofAccount(PathContext context, List<String> path, Entity of) {
    String name = String.join(".", path.subList(1, path.size()));
    if (of == Entity.ACCOUNT) {
      throw checker.findings.flaw(
          "name.of_account", context, "this is a rule of accounts: write '" + name + "' alone");
    }
    Optional<Expr> value = value(Entity.ACCOUNT, name);
    if (value.isEmpty()) {
      throw checker.findings.flaw(
          "name.unknown",
          context,
          "no trait or attribute of accounts called '"
              + name
              + "'"
              + Nearest.hint(name, checker.catalogue.attributesAndTraits(Entity.ACCOUNT)));
    }
    return new Expr.OfAccount(value.get());
  }

  private Optional<Expr> value(Entity of, String name) {
    Optional<Expr> attribute =
        checker.catalogue.attribute(of, name).map(type -> new Expr.Attribute(name, type));
    return attribute.isPresent()
        ? attribute
        : checker.catalogue.trait(of, name).map(type -> new Expr.Trait(name, type));
  }

  private String advice(PathContext context, List<String> path, Set<String> names) {
    String name = String.join(".", path);
    String first = path.getFirst();
    String source = checker.findings.quote(context);
    if (path.size() > 1 && checker.catalogue.event(first).isPresent()) {
      return ": '"
          + first
          + "' is an event, whose properties stand in count, sum, last … as in last("
          + source
          + ")";
    }
    if (checker.catalogue.event(name).isPresent()) {
      return ": it is an event; write did " + source + " or count(" + source + ")";
    }
    if (checker.catalogue.segment(name).isPresent() || !checker.catalogue.family(name).isEmpty()) {
      return ": it is a segment; write in segment '" + name.replace("'", "''") + "'";
    }
    String hint = Nearest.hint(name, names);
    if (hint.isEmpty() && path.size() == 1 && isCompared(context)) {
      return ": a text stands in single quotes, as '" + name.replace("'", "''") + "'";
    }
    if (hint.isEmpty()
        && checker.scope.equals(new Scope.OfProfile(Entity.CONTACT))
        && checker.catalogue.attributesAndTraits(Entity.ACCOUNT).contains(name)) {
      return ": accounts have one; write account." + source;
    }
    if (hint.isEmpty()
        && checker.scope.equals(new Scope.OfProfile(Entity.ACCOUNT))
        && checker.catalogue.attributesAndTraits(Entity.CONTACT).contains(name)) {
      return ": contacts have one; write any contact ("
          + source
          + " …) or contacts("
          + source
          + " …) >= 2";
    }
    return hint;
  }

  /** Whether a name is all of the right side of a comparison. */
  private static boolean isCompared(PathContext context) {
    ParserRuleContext at = context;
    while (at.getParent() != null && at.getParent().getChildCount() == 1) {
      at = at.getParent();
    }
    return at.getParent() instanceof CompareContext;
  }

  private Expr property(
      ParserRuleContext at, List<String> path, String event, Type.RecordOf properties) {
    return new Expr.Property(path, propertyType(at, path, event, properties));
  }

  private Expr column(PathContext context, List<String> path, Scope.OfRow row) {
    String name = String.join(".", path);
    Type type = row.columns().get(name);
    if (type != null) {
      return new Expr.Property(List.of(name), type);
    }
    if (row.columns().get(path.getFirst()) instanceof Type.RecordOf fields && path.size() > 1) {
      Optional<Type> inner = typeAt(fields, path.subList(1, path.size()));
      return new Expr.Property(path, inner.orElse(Type.ANY));
    }
    throw checker.findings.flaw(
        "name.unknown",
        context,
        "no column called '" + name + "'" + Nearest.hint(name, row.columns().keySet()));
  }

  /** The type of an event's property; a doubtful name is a warning. */
  Type propertyType(
      ParserRuleContext at, List<String> path, String event, Type.RecordOf properties) {
    Optional<Type> type = typeAt(properties, path);
    if (type.isEmpty() && !properties.fields().isEmpty()) {
      String name = String.join(".", path);
      checker.findings.warning(
          "property.unknown",
          at,
          "no property called '"
              + name
              + "' of '"
              + event
              + "' is known"
              + Nearest.hint(name, paths(properties)));
    }
    return type.orElse(Type.ANY);
  }

  private static Optional<Type> typeAt(Type.RecordOf record, List<String> path) {
    Type joined = record.fields().get(String.join(".", path));
    if (joined != null) {
      return Optional.of(joined);
    }
    Type first = record.fields().get(path.getFirst());
    if (path.size() == 1 || first == null) {
      return Optional.ofNullable(first);
    }
    List<String> rest = path.subList(1, path.size());
    return switch (first) {
      case Type.RecordOf inner -> typeAt(inner, rest);
      case Type.ListOf(Type.RecordOf inner) ->
          typeAt(inner, rest)
              .map(type -> type instanceof Type.ListOf ? type : new Type.ListOf(type));
      case Type.ListOf _ -> Optional.empty();
      case Type.Scalar scalar -> scalar == Type.ANY ? Optional.of(Type.ANY) : Optional.empty();
    };
  }

  private static Set<String> paths(Type.RecordOf record) {
    Set<String> paths = new TreeSet<>();
    record
        .fields()
        .forEach(
            (name, type) -> {
              paths.add(name);
              Type of = type instanceof Type.ListOf(Type element) ? element : type;
              if (of instanceof Type.RecordOf inner) {
                paths(inner).forEach(rest -> paths.add(name + "." + rest));
              }
            });
    return paths;
  }
}
