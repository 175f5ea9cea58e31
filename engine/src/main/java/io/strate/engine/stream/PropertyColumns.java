package io.strate.engine.stream;

import io.strate.domain.Decimal;
import io.strate.domain.Type;
import io.strate.domain.Value;
import io.strate.engine.stream.PropertyKey.Form;
import io.strate.timeline.ColumnKey;
import io.strate.timeline.TimelineView;
import io.strate.timeline.Vocabulary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Reads a property from a view: its scalar column, and the columns that hold lists at its path or
 * at the beginning of it, which it enters.
 */
final class PropertyColumns {

  private static final Type.Scalar[] SCALARS = {
    Type.Scalar.NUMBER, Type.Scalar.TEXT, Type.Scalar.BOOLEAN, Type.Scalar.INSTANT
  };

  /** The tag of texts among keys. */
  static final byte TEXT = 2;

  /** A column of lists, and the path from there on. */
  private record Lists(int column, List<String> rest) {}

  private final Property property;
  private final Vocabulary vocabulary;
  private final Type.Scalar type;
  private int column;
  private int[] scalars = new int[0];
  private List<Lists> lists = List.of();
  private Value[] found = new Value[0];
  private double[] numbers = new double[0];
  private long[] longs = new long[0];
  private int[] codes = new int[0];
  private byte[] booleans = new byte[0];

  PropertyColumns(Property property, Vocabulary vocabulary) {
    this.property = property;
    this.vocabulary = vocabulary;
    this.type = scalar(property.key.form());
    bind();
  }

  private static Type.Scalar scalar(Form form) {
    return switch (form) {
      case NUMBERS, MICROS -> Type.Scalar.NUMBER;
      case INSTANTS -> Type.Scalar.INSTANT;
      case TEXTS -> Type.Scalar.TEXT;
      case BOOLEANS -> Type.Scalar.BOOLEAN;
      case KEYS, VALUES -> Type.Scalar.ANY;
    };
  }

  void bind() {
    List<String> path = property.key.path();
    column = vocabulary.findColumn(new ColumnKey(path, type));
    List<Lists> held = new ArrayList<>();
    for (int length = path.size(); length > 0; length--) {
      int any = vocabulary.findColumn(new ColumnKey(path.subList(0, length), Type.Scalar.ANY));
      if (any != Vocabulary.NONE) {
        held.add(new Lists(any, path.subList(length, path.size())));
      }
    }
    boolean wanted = property.key.entered() || property.key.form() == Form.VALUES;
    lists = wanted ? List.copyOf(held) : List.of();
    scalars = new int[SCALARS.length];
    for (int i = 0; i < scalars.length; i++) {
      scalars[i] = vocabulary.findColumn(new ColumnKey(path, SCALARS[i]));
    }
  }

  /** Fills the property with the first {@code size} entries of a stream. */
  void load(int stream, int size, Reading reading) {
    property.flat = false;
    property.reserve(reading.view.size(stream));
    loadScalars(stream, size, reading);
    for (int i = 0; i < lists.size(); i++) {
      if (loadLists(lists.get(i), stream, size, reading)) {
        return;
      }
    }
  }

  private void loadScalars(int stream, int size, Reading reading) {
    TimelineView view = reading.view;
    switch (property.key.form()) {
      case NUMBERS -> view.numbers(stream, column, property.numbers);
      case MICROS -> view.micros(stream, column, property.longs);
      case INSTANTS -> view.instants(stream, column, property.longs);
      case TEXTS -> view.texts(stream, column, property.codes);
      case BOOLEANS -> view.booleans(stream, column, property.tags);
      case KEYS -> {
        Arrays.fill(property.tags, 0, size, (byte) 0);
        loadAny(stream, size, reading);
      }
      case VALUES -> {
        Arrays.fill(property.values, 0, size, Value.UNKNOWN);
        loadAny(stream, size, reading);
      }
    }
  }

  private void loadAny(int stream, int size, Reading reading) {
    int all = reading.view.size(stream);
    for (int s = 0; s < scalars.length; s++) {
      if (scalars[s] != Vocabulary.NONE) {
        loadAny(SCALARS[s], scalars[s], stream, all, size, reading);
      }
    }
  }

  private void loadAny(Type.Scalar of, int number, int stream, int all, int size, Reading reading) {
    TimelineView view = reading.view;
    switch (of) {
      case NUMBER -> {
        numbers = numbers.length < all ? new double[Property.roomy(all)] : numbers;
        view.numbers(stream, number, numbers);
        for (int i = 0; i < size; i++) {
          if (!Double.isNaN(numbers[i])) {
            any(i, 1, Double.doubleToLongBits(numbers[i]), Value.number(numbers[i]));
          }
        }
      }
      case TEXT -> {
        codes = codes.length < all ? new int[Property.roomy(all)] : codes;
        view.texts(stream, number, codes);
        for (int i = 0; i < size; i++) {
          if (codes[i] != TimelineView.NO_TEXT) {
            boolean boxed = property.key.form() == Form.VALUES;
            any(i, TEXT, codes[i], boxed ? Value.text(view.text(codes[i])) : Value.UNKNOWN);
          }
        }
      }
      case BOOLEAN -> {
        booleans = booleans.length < all ? new byte[Property.roomy(all)] : booleans;
        view.booleans(stream, number, booleans);
        for (int i = 0; i < size; i++) {
          if (booleans[i] >= 0) {
            any(i, 3, booleans[i], Value.bool(booleans[i] == 1));
          }
        }
      }
      case INSTANT -> {
        longs = longs.length < all ? new long[Property.roomy(all)] : longs;
        view.instants(stream, number, longs);
        for (int i = 0; i < size; i++) {
          if (longs[i] != TimelineView.UNKNOWN) {
            any(i, 4, longs[i], Value.instant(longs[i]));
          }
        }
      }
      case ANY -> throw new IllegalStateException("not a scalar");
    }
  }

  private void any(int entry, int tag, long bits, Value value) {
    if (property.key.form() == Form.KEYS) {
      property.tags[entry] = (byte) tag;
      property.longs[entry] = bits;
    } else {
      property.values[entry] = value;
    }
  }

  /** Enters lists, if there are any; says whether there were. */
  private boolean loadLists(Lists from, int stream, int size, Reading reading) {
    int all = reading.view.size(stream);
    found = found.length < all ? new Value[Property.roomy(all)] : found;
    reading.view.values(stream, from.column, found);
    boolean some = false;
    for (int i = 0; i < size; i++) {
      some |= found[i] != Value.UNKNOWN;
    }
    if (!some) {
      return false;
    }
    if (property.key.entered()) {
      flatten(from.rest, size, reading);
    } else {
      for (int i = 0; i < size; i++) {
        if (found[i].isKnown()) {
          property.values[i] = at(found[i], from.rest);
        }
      }
    }
    return true;
  }

  private static Value at(Value list, List<String> rest) {
    List<String> path = new ArrayList<>(rest);
    path.addFirst("list");
    return new Value.RecordOf(Map.of("list", list)).at(path);
  }

  private void flatten(List<String> rest, int size, Reading reading) {
    Property scalar = new Property(property.key);
    scalar.reserve(size);
    int[] self = new int[size];
    Arrays.setAll(self, i -> i);
    scalar.gather(property, self, size);
    property.reserveStarts(size);
    int to = 0;
    for (int i = 0; i < size; i++) {
      property.starts[i] = to;
      if (found[i].isKnown() && at(found[i], rest) instanceof Value.ListOf(List<Value> items)) {
        for (Value item : items) {
          property.reserve(to + 1);
          put(to++, item, reading);
        }
      } else {
        property.reserve(to + 1);
        property.copy(scalar, i, to++);
      }
    }
    property.starts[size] = to;
    property.flat = true;
  }

  private void put(int to, Value item, Reading reading) {
    switch (property.key.form()) {
      case NUMBERS ->
          property.numbers[to] = item instanceof Value.Num(double number) ? number : Double.NaN;
      case MICROS -> property.longs[to] = micros(item);
      case INSTANTS ->
          property.longs[to] =
              item instanceof Value.Instant(long millis) ? millis : TimelineView.UNKNOWN;
      case TEXTS ->
          property.codes[to] =
              item instanceof Value.Text(String text) ? reading.code(text) : TimelineView.NO_TEXT;
      case BOOLEANS ->
          property.tags[to] = (byte) (item instanceof Value.Bool(boolean b) ? b ? 1 : 0 : -1);
      case KEYS -> putKey(to, item, reading);
      case VALUES -> property.values[to] = item;
    }
  }

  private static long micros(Value item) {
    return item instanceof Value.Num(double number)
        ? Decimal.isInRange(number) ? Decimal.micros(number) : TimelineView.BEYOND
        : TimelineView.UNKNOWN;
  }

  private void putKey(int to, Value item, Reading reading) {
    switch (item) {
      case Value.Num(double number) -> any(to, 1, Double.doubleToLongBits(number), item);
      case Value.Text(String text) -> any(to, TEXT, reading.code(text), item);
      case Value.Bool(boolean truth) -> any(to, 3, truth ? 1 : 0, item);
      case Value.Instant(long millis) -> any(to, 4, millis, item);
      case Value.ListOf _, Value.RecordOf _ -> any(to, 5, reading.other(item), item);
      case Value.Absence _ -> any(to, 0, 0, item);
    }
  }
}
