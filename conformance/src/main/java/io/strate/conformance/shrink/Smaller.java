package io.strate.conformance.shrink;

import io.strate.conformance.Parts;
import io.strate.domain.Type;
import io.strate.domain.Value;
import io.strate.rule.Expr;
import io.strate.rule.Window;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Everything that is one step smaller than a definition, an expression or an entry. */
final class Smaller {

  private Smaller() {}

  /** Of the same kind as the value, so that each can take its place. */
  static List<Object> than(Object value) {
    return switch (value) {
      case Window window ->
          window.equals(Window.EVER) ? List.of() : withParts((Record) window, Window.EVER);
      case Expr expr -> ofExpression(expr);
      case Value.RecordOf(var fields) -> List.copyOf(withoutOneField(fields));
      case Value _ -> List.of();
      case Record record -> rebuilt(record);
      case List<?> list -> ofList(list);
      case Set<?> set -> ofSet(set);
      case Optional<?> optional -> ofOptional(optional);
      default -> List.of();
    };
  }

  private static List<Object> withParts(Record record, Object first) {
    List<Object> all = new ArrayList<>(List.of(first));
    all.addAll(rebuilt(record));
    return all;
  }

  private static List<Object> ofExpression(Expr expr) {
    List<Object> all = new ArrayList<>();
    if (expr.type() == Type.BOOLEAN && !(expr instanceof Expr.Literal)) {
      all.add(new Expr.Literal(Value.bool(true)));
      all.add(new Expr.Literal(Value.bool(false)));
    }
    for (Expr part : Parts.of(expr)) {
      if (part.type().equals(expr.type())) {
        all.add(part);
      }
    }
    all.addAll(rebuilt((Record) expr));
    return all;
  }

  private static List<Value.RecordOf> withoutOneField(Map<String, Value> fields) {
    List<Value.RecordOf> all = new ArrayList<>();
    for (String name : fields.keySet()) {
      Map<String, Value> fewer = new TreeMap<>(fields);
      fewer.remove(name);
      all.add(new Value.RecordOf(fewer));
    }
    return all;
  }

  private static List<Object> ofList(List<?> list) {
    List<Object> all = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      List<Object> without = new ArrayList<>(list);
      without.remove(i);
      all.add(without);
    }
    for (int i = 0; i < list.size(); i++) {
      for (Object smaller : than(list.get(i))) {
        List<Object> with = new ArrayList<>(list);
        with.set(i, smaller);
        all.add(with);
      }
    }
    return all;
  }

  private static List<Object> ofSet(Set<?> set) {
    List<Object> all = new ArrayList<>();
    for (Object item : set) {
      Set<Object> without = new HashSet<>(set);
      without.remove(item);
      all.add(without);
    }
    return all;
  }

  private static List<Object> ofOptional(Optional<?> optional) {
    List<Object> all = new ArrayList<>();
    optional.ifPresent(
        item -> {
          all.add(Optional.empty());
          than(item).forEach(smaller -> all.add(Optional.of(smaller)));
        });
    return all;
  }

  /** The record with one component smaller; combinations that it refuses are left out. */
  private static List<Object> rebuilt(Record record) {
    List<Object> all = new ArrayList<>();
    List<Object> components = Parts.components(record);
    for (int i = 0; i < components.size(); i++) {
      for (Object smaller : than(components.get(i))) {
        List<Object> changed = new ArrayList<>(components);
        changed.set(i, smaller);
        build(record.getClass(), changed).ifPresent(all::add);
      }
    }
    return all;
  }

  private static Optional<Object> build(Class<? extends Record> type, List<Object> components) {
    try {
      Class<?>[] types =
          Arrays.stream(type.getRecordComponents())
              .map(RecordComponent::getType)
              .toArray(Class<?>[]::new);
      Constructor<? extends Record> constructor = type.getDeclaredConstructor(types);
      return Optional.of(constructor.newInstance(components.toArray()));
    } catch (InvocationTargetException | IllegalArgumentException _) {
      return Optional.empty();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("a public record can be built: " + type, e);
    }
  }
}
