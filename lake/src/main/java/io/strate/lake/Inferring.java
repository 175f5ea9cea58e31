package io.strate.lake;

import io.strate.domain.Type;
import io.strate.lake.Inference.Kind;
import io.strate.lake.Inference.Role;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Guesses what one file holds. */
final class Inferring {

  /** Rows that are looked at. */
  static final int ENOUGH = 50_000;

  /** More kinds of event than this are none. */
  private static final int MOST_EVENTS = 100;

  private final SourceFile file;
  private final List<ColumnProfile> columns;
  private final Schema schema;
  private final Map<Role, ColumnProfile> roles = new EnumMap<>(Role.class);
  private final List<String> doubts = new ArrayList<>();

  Inferring(SourceFile file, List<ColumnProfile> columns, Schema schema) {
    this.file = file;
    this.columns = columns;
    this.schema = schema;
  }

  Inference infer() {
    find(Role.CHANNEL, c -> true);
    find(Role.PURPOSE, c -> true);
    find(Role.TIME, c -> isTime(c));
    findEmail();
    find(Role.EVENT, c -> type(c) == Type.TEXT && c.distinct() <= MOST_EVENTS);
    find(Role.MESSAGE_ID, ColumnProfile::isUnique);
    find(Role.ACCOUNT, c -> !isTime(c));
    Kind kind = kind();
    findId(kind);
    keepWhatFits(kind);
    doubt(kind);
    Map<Role, String> names = new EnumMap<>(Role.class);
    roles.forEach((role, column) -> names.put(role, column.name));
    return new Inference(
        file, kind, schema, names, timeFormat(), Lexicon.rowName(file.name()), doubts);
  }

  private Type type(ColumnProfile column) {
    return schema.type(column.name).orElse(Type.ANY);
  }

  private boolean isTime(ColumnProfile column) {
    return type(column) == Type.INSTANT || column.format().isPresent();
  }

  private void find(Role role, Predicate<ColumnProfile> suits) {
    best(role, suits).ifPresent(column -> roles.put(role, column));
  }

  private Optional<ColumnProfile> best(Role role, Predicate<ColumnProfile> suits) {
    ColumnProfile best = null;
    double bestFit = 0;
    for (ColumnProfile column : columns) {
      double fit = Lexicon.fit(role, column.name);
      if (fit > bestFit && suits.test(column)) {
        best = column;
        bestFit = fit;
      }
    }
    return Optional.ofNullable(best);
  }

  private void findEmail() {
    Optional<ColumnProfile> named = best(Role.EMAIL, c -> type(c) == Type.TEXT);
    named
        .or(() -> columns.stream().filter(ColumnProfile::holdsAddresses).findFirst())
        .ifPresent(column -> roles.put(Role.EMAIL, column));
  }

  private Kind kind() {
    if (roles.containsKey(Role.PURPOSE) && roles.containsKey(Role.CHANNEL)) {
      return Kind.CONSENTS;
    }
    Optional<Kind> told = Lexicon.kind(file.name());
    if (told.isPresent()) {
      return told.get();
    }
    boolean person =
        roles.containsKey(Role.EMAIL) || best(Role.ID, ColumnProfile::isUnique).isPresent();
    boolean company = roles.containsKey(Role.ACCOUNT) && roles.get(Role.ACCOUNT).isUnique();
    if (company && !roles.containsKey(Role.EMAIL)) {
      return Kind.ACCOUNTS;
    }
    boolean repeats = best(Role.ID, c -> !c.isUnique()).isPresent();
    boolean time = roles.containsKey(Role.TIME) || columns.stream().anyMatch(this::isTime);
    return repeats && time || !person && time ? Kind.EVENTS : Kind.CONTACTS;
  }

  private void findId(Kind kind) {
    if (kind == Kind.ACCOUNTS) {
      Optional<ColumnProfile> account = best(Role.ACCOUNT, ColumnProfile::isUnique);
      account
          .or(() -> best(Role.ID, ColumnProfile::isUnique))
          .or(this::firstUnique)
          .ifPresent(c -> roles.put(Role.ID, c));
      return;
    }
    Predicate<ColumnProfile> free = c -> !roles.containsValue(c) && !isTime(c);
    Optional<ColumnProfile> id = best(Role.ID, free);
    if (kind == Kind.CONTACTS) {
      id = best(Role.ID, free.and(ColumnProfile::isUnique)).or(this::firstUnique);
    }
    id.or(() -> Optional.ofNullable(roles.get(Role.EMAIL))).ifPresent(c -> roles.put(Role.ID, c));
  }

  private Optional<ColumnProfile> firstUnique() {
    return columns.stream()
        .filter(c -> c.isUnique() && !isTime(c) && !c.holdsAddresses())
        .findFirst();
  }

  private void keepWhatFits(Kind kind) {
    if (kind != Kind.EVENTS) {
      roles.remove(Role.EVENT);
      roles.remove(Role.MESSAGE_ID);
    } else {
      roles.remove(Role.ACCOUNT);
    }
    if (happens(kind) && !roles.containsKey(Role.TIME)) {
      columns.stream().filter(this::isTime).findFirst().ifPresent(c -> roles.put(Role.TIME, c));
    }
    if (kind == Kind.CONSENTS) {
      find(Role.STATUS, c -> true);
    } else {
      roles.remove(Role.CHANNEL);
      roles.remove(Role.PURPOSE);
    }
    if (kind == Kind.ACCOUNTS) {
      roles.remove(Role.ACCOUNT);
      roles.remove(Role.EMAIL);
    }
  }

  /** Whether rows of a kind need a time. */
  private static boolean happens(Kind kind) {
    return kind == Kind.EVENTS || kind == Kind.CONSENTS;
  }

  private Optional<String> timeFormat() {
    return Optional.ofNullable(roles.get(Role.TIME))
        .filter(c -> type(c) != Type.INSTANT)
        .flatMap(ColumnProfile::format);
  }

  private void doubt(Kind kind) {
    if (!roles.containsKey(Role.ID)) {
      doubts.add(
          "no column looks like the id of " + (kind == Kind.ACCOUNTS ? "an account" : "a contact"));
    }
    if (happens(kind) && !roles.containsKey(Role.TIME)) {
      doubts.add("no column looks like the time at which it happened: say `time:`");
    }
    for (ColumnProfile column : columns) {
      if (column.holdsDecimalCommas() && type(column) == Type.TEXT) {
        doubts.add(
            "'"
                + column.name
                + "' has decimal commas and is read as text; numbers are written with a point");
      }
    }
    ColumnProfile time = roles.get(Role.TIME);
    if (time != null && timeFormat().isPresent() && time.isAmbiguous()) {
      doubts.add("'" + time.name + "' could begin with the day or with the month");
    }
  }

  /** Looks at the first rows of a file. */
  static List<ColumnProfile> profiles(CellStream cells) {
    Map<String, ColumnProfile> profiles = new LinkedHashMap<>();
    cells.header().forEach(name -> profiles.put(name, new ColumnProfile(name)));
    List<ColumnProfile> columns = new ArrayList<>(profiles.values());
    for (int rows = 0; rows < ENOUGH && cells.next(); rows += cells.cells().rows()) {
      for (int c = 0; c < columns.size(); c++) {
        columns.get(c).see(cells.cells(), c);
      }
    }
    return columns;
  }
}
