package io.strate.conformance;

import io.strate.rule.Expr;
import io.strate.rule.Selection;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The expressions directly inside another, also those of its selections. */
public final class Parts {

  private Parts() {}

  public static List<Expr> of(Expr expr) {
    List<Expr> parts = new ArrayList<>();
    components((Record) expr).forEach(value -> collect(value, parts));
    return parts;
  }

  private static void collect(Object value, List<Expr> into) {
    switch (value) {
      case Expr expr -> into.add(expr);
      case Selection selection -> selection.where().ifPresent(into::add);
      case List<?> list -> list.forEach(item -> collect(item, into));
      case Optional<?> optional -> optional.ifPresent(item -> collect(item, into));
      default -> {}
    }
  }

  /** The selections directly inside an expression. */
  public static List<Selection> selections(Expr expr) {
    List<Selection> all = new ArrayList<>();
    for (Object component : components((Record) expr)) {
      if (component instanceof Selection selection) {
        all.add(selection);
      } else if (component instanceof List<?> list) {
        list.stream()
            .filter(Selection.class::isInstance)
            .map(Selection.class::cast)
            .forEach(all::add);
      }
    }
    return all;
  }

  /** The values of a record's components, in order. */
  public static List<Object> components(Record value) {
    List<Object> all = new ArrayList<>();
    for (RecordComponent component : value.getClass().getRecordComponents()) {
      try {
        all.add(component.getAccessor().invoke(value));
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("a public record can be read: " + value.getClass(), e);
      }
    }
    return all;
  }
}
