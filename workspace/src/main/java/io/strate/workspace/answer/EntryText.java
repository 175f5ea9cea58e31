package io.strate.workspace.answer;

import io.strate.domain.Entity;
import io.strate.domain.Entry;
import io.strate.domain.Value;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Entries and their values as texts for people, the same in every language. */
public final class EntryText {

  private EntryText() {}

  public static String instant(long millis) {
    return millis == Entry.ALWAYS ? "always" : Instant.ofEpochMilli(millis).toString();
  }

  public static String entity(Entity of) {
    return of == Entity.CONTACT ? "contacts" : "accounts";
  }

  /** What an entry says, in a line. */
  public static String what(Entry entry) {
    return switch (entry) {
      case Entry.Event(_, _, String name, var properties) ->
          properties.fields().isEmpty() ? name : name + " {" + value(properties) + "}";
      case Entry.AttributeStated(_, _, String name, Value value) -> name + " = " + value(value);
      case Entry.AccountStated(_, _, var account) -> account.orElse("");
      case Entry.ConsentStated(_, _, var consent) ->
          consent.status().name().toLowerCase(Locale.ROOT)
              + (consent.how().isEmpty() ? "" : ", " + consent.how())
              + (consent.proof().isEmpty() ? "" : ", " + consent.proof());
      case Entry.Named _ -> "";
    };
  }

  /** At most four decimals; a sign says where there are more. */
  private static String number(double number) {
    double rounded = Math.round(number * 10_000) / 10_000.0;
    boolean isRounding = Math.abs(rounded - number) <= 1e-12 * Math.abs(number);
    return isRounding || Math.abs(number) >= 1e11
        ? Numbers.plain(isRounding ? rounded : number)
        : "≈ " + Numbers.plain(rounded);
  }

  private static Stream<String> fields(String path, Value value) {
    return value instanceof Value.RecordOf(Map<String, Value> fields)
        ? fields.entrySet().stream()
            .flatMap(
                field ->
                    fields(
                        path.isEmpty() ? field.getKey() : path + "." + field.getKey(),
                        field.getValue()))
        : Stream.of(path + ": " + value(value));
  }

  /** A value as explanations show it. */
  public static String value(Value value) {
    return switch (value) {
      case Value.Num(double number) -> number(number);
      case Value.Text(String text) -> text;
      case Value.Bool(boolean truth) -> Boolean.toString(truth);
      case Value.Instant(long millis) -> instant(millis);
      case Value.ListOf(var items) ->
          items.stream().map(EntryText::value).collect(Collectors.joining(", ", "[", "]"));
      case Value.RecordOf _ -> fields("", value).collect(Collectors.joining(", "));
      case Value.Absence _ -> "?";
    };
  }
}
