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
  private final Map<Role, ColumnProfile> passedOver = new EnumMap<>(Role.class);

  Inferring(SourceFile file, List<ColumnProfile> columns, Schema schema) {
    this.file = file;
    this.columns = columns;
    this.schema = schema;
  }

  /**
   * @param told what its rows are, if somebody said so
   */
  Inference infer(Optional<Kind> told) {
    find(Role.CHANNEL, c -> true);
    find(Role.PURPOSE, c -> true);
    find(Role.TIME, c -> isTime(c));
    findEmail();
    find(Role.EVENT, c -> type(c) == Type.TEXT && c.distinct() <= MOST_EVENTS);
    find(Role.MESSAGE_ID, c -> c.isUnique() || c.isNearlyUnique());
    find(Role.ACCOUNT, c -> !isTime(c));
    Kind kind = told.orElseGet(this::kind);
    findId(kind);
    keepWhatFits(kind);
    List<String> doubts = Doubts.of(kind, roles, columns, passedOver, schema);
    Map<Role, String> names = new EnumMap<>(Role.class);
    roles.forEach((role, column) -> names.put(role, column.name));
    return new Inference(
        file, kind, schema, names, timeFormat(), Lexicon.rowName(file.name()), doubts, seen());
  }

  private List<Inference.Column> seen() {
    return columns.stream().map(column -> column.told(type(column))).toList();
  }

  private Type type(ColumnProfile column) {
    return schema.type(column.name).orElse(Type.ANY);
  }

  private boolean isTime(ColumnProfile column) {
    return type(column) == Type.INSTANT || column.times().best().isPresent();
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
        roles.containsKey(Role.EMAIL) || best(Role.ID, ColumnProfile::isNearlyUnique).isPresent();
    boolean company = roles.containsKey(Role.ACCOUNT) && roles.get(Role.ACCOUNT).isNearlyUnique();
    if (company && !roles.containsKey(Role.EMAIL)) {
      return Kind.ACCOUNTS;
    }
    // Who has an address is a person, though some rows repeat one; of others, each repetition
    // counts.
    boolean repeats =
        best(Role.ID, c -> roles.containsKey(Role.EMAIL) ? !c.isNearlyUnique() : !c.isUnique())
            .isPresent();
    boolean time = roles.containsKey(Role.TIME) || columns.stream().anyMatch(this::isTime);
    return repeats && time || !person && time ? Kind.EVENTS : Kind.CONTACTS;
  }

  private void findId(Kind kind) {
    Predicate<ColumnProfile> free = c -> !roles.containsValue(c) && !isTime(c);
    Optional<ColumnProfile> account = Optional.ofNullable(roles.get(Role.ACCOUNT));
    Optional<ColumnProfile> named =
        (kind == Kind.ACCOUNTS ? account : Optional.<ColumnProfile>empty())
            .or(() -> best(Role.ID, free));
    Optional<ColumnProfile> email = Optional.ofNullable(roles.get(Role.EMAIL));
    Optional<ColumnProfile> id =
        switch (kind) {
          case ACCOUNTS ->
              best(Role.ACCOUNT, ColumnProfile::isNearlyUnique)
                  .or(() -> best(Role.ID, ColumnProfile::isNearlyUnique))
                  .or(this::firstUnique);
          case CONTACTS ->
              best(Role.ID, free.and(ColumnProfile::isNearlyUnique))
                  .or(() -> email.filter(Inferring::isNamedAddress))
                  .or(this::firstUnique)
                  .or(() -> email);
          case EVENTS, CONSENTS -> named.or(() -> email);
        };
    id.ifPresent(column -> roles.put(Role.ID, column));
    named
        .filter(column -> !id.equals(named))
        .filter(c -> !c.isNearlyUnique())
        .ifPresent(column -> passedOver.put(Role.ID, column));
  }

  private static boolean isNamedAddress(ColumnProfile email) {
    return Lexicon.fit(Role.EMAIL, email.name) > 0 && email.isNearlyUnique();
  }

  private Optional<ColumnProfile> firstUnique() {
    return columns.stream()
        .filter(c -> c.isUnique() && c.isNearlyUnique() && !isTime(c) && !c.holdsAddresses())
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
    if (!happens(kind)) {
      leaveOutSparseTime();
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

  /** Statements need no time; each row that lacks one where it is said would be rejected. */
  private void leaveOutSparseTime() {
    ColumnProfile time = roles.get(Role.TIME);
    if (time != null && !Share.isNearlyAll(time.rows() - time.timeless(), time.rows())) {
      roles.remove(Role.TIME);
      passedOver.put(Role.TIME, time);
    }
  }

  /** Whether rows of a kind need a time. */
  private static boolean happens(Kind kind) {
    return kind == Kind.EVENTS || kind == Kind.CONSENTS;
  }

  private Optional<String> timeFormat() {
    return Optional.ofNullable(roles.get(Role.TIME))
        .filter(c -> type(c) != Type.INSTANT)
        .flatMap(c -> c.times().best())
        .flatMap(TimeProfile.Way::format);
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
