package io.strate.rule;

import io.strate.domain.Type;
import io.strate.domain.Value;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A typed expression of the rule language: a function of a timeline and an instant. An ill-typed
 * one cannot be built. What each node means is defined by {@link
 * io.strate.rule.interpret.Interpreter}.
 *
 * <p>Conditions (expressions of type boolean) are two-valued wherever they are combined or decide a
 * membership: unknown counts as false, and {@link Not} is the exact complement.
 */
public sealed interface Expr {

  Type type();

  // ---- values ----

  /** A number, text, boolean or instant as written. */
  record Literal(Value value) implements Expr {
    public Literal {
      require(
          value.isKnown() && value.type() instanceof Type.Scalar, "a literal is a known scalar");
    }

    @Override
    public Type type() {
      return value.type();
    }
  }

  /** The instant at which everything is evaluated. */
  record Now() implements Expr {
    @Override
    public Type type() {
      return Type.INSTANT;
    }
  }

  /**
   * The value last stated of an attribute, of the profile that is evaluated. Values that are not of
   * {@code type} are unknown to it.
   */
  record Attribute(String name, Type type) implements Expr {}

  /** The value of a trait or score that the workspace defines. */
  record Trait(String name, Type type) implements Expr {}

  /** An attribute or trait of the account that the contact joined last. */
  record OfAccount(Expr value) implements Expr {
    public OfAccount {
      require(value instanceof Attribute || value instanceof Trait, "only attributes and traits");
    }

    @Override
    public Type type() {
      return value.type();
    }
  }

  /**
   * A property of the event that a {@code where} tests or an events' row states, by its path of
   * field names. Values that are not of {@code type} are unknown to it.
   */
  record Property(List<String> path, Type type) implements Expr {
    public Property {
      path = List.copyOf(path);
      require(!path.isEmpty(), "a property has a name");
    }
  }

  // ---- conditions ----

  /** Membership in another segment of the same entity, by its full name. */
  record InSegment(String segment) implements Condition {}

  record And(List<Expr> terms) implements Condition {
    public And {
      terms = List.copyOf(terms);
      require(terms.size() >= 2, "and joins at least two conditions");
      terms.forEach(Expr::requireCondition);
    }
  }

  record Or(List<Expr> terms) implements Condition {
    public Or {
      terms = List.copyOf(terms);
      require(terms.size() >= 2, "or joins at least two conditions");
      terms.forEach(Expr::requireCondition);
    }
  }

  /** True exactly where the term is not true. */
  record Not(Expr term) implements Condition {
    public Not {
      requireCondition(term);
    }
  }

  /** False where a side is unknown. {@code x != v} is {@code Not(Comparison(EQUAL, x, v))}. */
  record Comparison(Operator operator, Expr left, Expr right) implements Condition {
    public Comparison {
      require(comparable(left.type(), right.type()), "sides of one scalar type");
    }

    /** How two values of one type compare. Booleans know equality only. */
    public enum Operator {
      EQUAL("="),
      LESS("<"),
      AT_MOST("<="),
      GREATER(">"),
      AT_LEAST(">=");

      private final String symbol;

      Operator(String symbol) {
        this.symbol = symbol;
      }

      public String symbol() {
        return symbol;
      }
    }
  }

  /** {@code low ≤ value ≤ high}; false where one of them is unknown. */
  record Between(Expr value, Expr low, Expr high) implements Condition {
    public Between {
      require(
          comparable(value.type(), low.type()) && comparable(value.type(), high.type()),
          "three values of one scalar type");
    }
  }

  /** The value equals one of the literals. */
  record OneOf(Expr value, List<Literal> choices) implements Condition {
    public OneOf {
      choices = List.copyOf(choices);
      require(
          choices.stream().allMatch(c -> comparable(value.type(), c.type())),
          "choices of its type");
    }
  }

  /**
   * A test of a text against a text, case-sensitively.
   *
   * @param text for {@link Kind#CONTAINS} also what is of a type not known yet: if it is a list, it
   *     contains what is one of its elements
   */
  record TextTest(Kind kind, Expr text, Expr part) implements Condition {
    public TextTest {
      boolean mayBeList = kind == Kind.CONTAINS && text.type() == Type.ANY;
      require((isText(text) || mayBeList) && isText(part), "two texts");
    }

    public enum Kind {
      CONTAINS,
      STARTS_WITH,
      ENDS_WITH
    }
  }

  /** The list has an element that equals the value. */
  record ListContains(Expr list, Expr element) implements Condition {
    public ListContains {
      require(
          list.type() instanceof Type.ListOf of && comparable(of.element(), element.type()),
          "a list and a value of its element type");
    }
  }

  /** The text has a part that the RE2 pattern matches. */
  record Matches(Expr text, String pattern) implements Condition {
    public Matches {
      require(isText(text), "a text");
    }
  }

  /** The value is known. */
  record Known(Expr value) implements Condition {}

  // ---- arithmetic and functions ----

  /** Unknown where a side is unknown or the result is not finite. */
  record Arithmetic(Operator operator, Expr left, Expr right) implements Expr {

    /**
     * Numbers with numbers; an instant plus or minus a number of days is written with {@link
     * Shift}.
     */
    public Arithmetic {
      require(isNumber(left) && isNumber(right), "two numbers");
    }

    @Override
    public Type type() {
      return Type.NUMBER;
    }

    public enum Operator {
      PLUS("+"),
      MINUS("-"),
      TIMES("*"),
      DIVIDED_BY("/");

      private final String symbol;

      Operator(String symbol) {
        this.symbol = symbol;
      }

      public String symbol() {
        return symbol;
      }
    }
  }

  record Negation(Expr value) implements Expr {
    public Negation {
      require(isNumber(value), "a number");
    }

    @Override
    public Type type() {
      return Type.NUMBER;
    }
  }

  /** An instant moved by a span: {@code now - 30 days}, {@code fin_contrat + 1 month}. */
  record Shift(Expr instant, boolean back, Span span) implements Expr {
    public Shift {
      require(isInstant(instant), "an instant");
    }

    @Override
    public Type type() {
      return Type.INSTANT;
    }
  }

  /** A function of values; {@code type} is that of its result. */
  record Call(Function function, List<Expr> arguments, Type type) implements Expr {
    public Call {
      arguments = List.copyOf(arguments);
    }
  }

  /** The functions of the language. Unknown in, unknown out, unless said otherwise. */
  enum Function {
    /** A text as a number, unknown if it is none; a boolean as 1 or 0. */
    NUMBER,
    /** Any scalar as text. */
    TEXT,
    /** A text read as an instant, by a pattern of java.time.format if given. */
    DATE,
    /** The first known argument. */
    COALESCE,
    LOWER,
    UPPER,
    TRIM,
    /** Texts one after the other; unknown ones are left out. */
    CONCAT,
    /** The parts of a text between a separator: a list. */
    SPLIT,
    /** Code points of a text, elements of a list. */
    LENGTH,
    ABS,
    /** To an integer, or to a number of decimals; halves away from zero. */
    ROUND,
    /** The least known argument. */
    LEAST,
    /** The greatest known argument. */
    GREATEST
  }

  // ---- time ----

  /** The hour (0–23), weekday (1 Monday – 7 Sunday), month (1–12) or year of an instant. */
  record CalendarField(Field field, Expr instant) implements Expr {
    public CalendarField {
      require(isInstant(instant), "an instant");
    }

    @Override
    public Type type() {
      return Type.NUMBER;
    }

    public enum Field {
      HOUR,
      WEEKDAY,
      MONTH,
      YEAR
    }
  }

  /** The exact time since (or until) an instant, in a unit, with its fraction. */
  record Elapsed(Span.Unit unit, Direction direction, Expr instant) implements Expr {
    public Elapsed {
      require(isInstant(instant), "an instant");
      require(unit.isExact(), "a unit of fixed length");
    }

    @Override
    public Type type() {
      return Type.NUMBER;
    }

    public enum Direction {
      SINCE,
      UNTIL
    }
  }

  /** The instant is known and lies in the window. */
  record InWindow(Expr instant, Window window) implements Condition {
    public InWindow {
      require(isInstant(instant), "an instant");
    }
  }

  /** {@code now < instant ≤ now + span}. */
  record InTheNext(Expr instant, Span span) implements Condition {
    public InTheNext {
      require(isInstant(instant), "an instant");
    }
  }

  // ---- events ----

  /**
   * One value out of many events: of the property at {@code path}, or of the events themselves
   * where the path is empty (count).
   */
  record Aggregate(Aggregation aggregation, Selection events, List<String> path, Type type)
      implements Expr {
    public Aggregate {
      path = List.copyOf(path);
      require(path.isEmpty() == (aggregation == Aggregation.COUNT), "count alone has no property");
    }
  }

  /** Ways to make one value of many. Entries whose property is unknown are skipped. */
  enum Aggregation {
    /** The number of events; 0 of none. */
    COUNT,
    /** Exact, six decimals; 0 of none. */
    SUM,
    /** The exact sum divided by the number of values. */
    AVG,
    MIN,
    MAX,
    /** The value of the earliest event in canonical order. */
    FIRST,
    /** The value of the latest event in canonical order. */
    LAST,
    /** The number of different values; 0 of none. */
    DISTINCT,
    /** The value that occurs most; of several, the one seen last. */
    MOST_FREQUENT
  }

  /** The time of the earliest or the latest event. */
  record TimeOf(boolean last, Selection events) implements Expr {
    @Override
    public Type type() {
      return Type.INSTANT;
    }
  }

  /** At least one such event. {@code no E} is {@code Not(Did(E))}. */
  record Did(Selection events) implements Condition {}

  /**
   * Events a₁ < a₂ < … in strictly rising time, one per step, the last at most {@code within} after
   * the first; all with the same known value at {@code sameProperty} if it is not empty.
   */
  record Sequence(List<Selection> steps, Optional<Span> within, List<String> sameProperty)
      implements Condition {
    public Sequence {
      steps = List.copyOf(steps);
      sameProperty = List.copyOf(sameProperty);
      require(steps.size() >= 2, "a sequence has at least two steps");
    }
  }

  /**
   * Some event of {@code did} at a with a + within ≤ now, and no event of {@code not} in (a, a +
   * within] (with the same known value at {@code sameProperty} if it is not empty).
   */
  record ButNot(Selection did, Selection not, Span within, List<String> sameProperty)
      implements Condition {
    public ButNot {
      sameProperty = List.copyOf(sameProperty);
    }
  }

  // ---- accounts and consent ----

  /** How many of the account's contacts satisfy a condition. */
  record CountContacts(Expr condition) implements Expr {
    public CountContacts {
      requireCondition(condition);
    }

    @Override
    public Type type() {
      return Type.NUMBER;
    }
  }

  /** At least one, or every one (of at least one) of the account's contacts satisfies it. */
  record SomeContact(boolean every, Expr condition) implements Condition {
    public SomeContact {
      requireCondition(condition);
    }
  }

  /**
   * Consent (or another declared legal basis) for the purpose holds, there is an address that does
   * not bounce, and no complaint.
   */
  record Reachable(String channel, String purpose) implements Condition {}

  /** An expression that is always boolean. */
  sealed interface Condition extends Expr
      permits InSegment,
          And,
          Or,
          Not,
          Comparison,
          Between,
          OneOf,
          TextTest,
          ListContains,
          Matches,
          Known,
          InWindow,
          InTheNext,
          Did,
          Sequence,
          ButNot,
          SomeContact,
          Reachable {
    @Override
    default Type type() {
      return Type.BOOLEAN;
    }
  }

  // ---- checks ----

  /** Refuses what cannot stand as a condition. */
  static void requireCondition(Expr expr) {
    require(expr.type() == Type.BOOLEAN, "a condition");
  }

  private static boolean isNumber(Expr expr) {
    return expr.type() == Type.NUMBER;
  }

  private static boolean isText(Expr expr) {
    return expr.type() == Type.TEXT;
  }

  private static boolean isInstant(Expr expr) {
    return expr.type() == Type.INSTANT;
  }

  private static boolean comparable(Type a, Type b) {
    return a instanceof Type.Scalar && a != Type.ANY && Objects.equals(a, b);
  }

  private static void require(boolean holds, String expected) {
    if (!holds) {
      throw new IllegalArgumentException("expected " + expected);
    }
  }
}
