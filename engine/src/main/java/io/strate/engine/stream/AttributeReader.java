package io.strate.engine.stream;

import io.strate.domain.Type;
import io.strate.domain.Value;
import io.strate.engine.column.Block;
import io.strate.engine.column.Slot;
import io.strate.engine.stream.PropertyKey.Form;
import io.strate.timeline.StreamKey;
import io.strate.timeline.TimelineView;
import io.strate.timeline.Vocabulary;
import java.util.List;

/** The value last stated of an attribute, in all the types in which rules read it. */
final class AttributeReader implements LeafReader {

  /** The path of the one column of an attribute's stream. */
  private static final List<String> VALUE = List.of("value");

  /** A column that is filled with the value. */
  private static final class Target {

    private final Slot slot;
    private final Type type;
    private final Property property;
    private final PropertyColumns columns;

    /** The profile whose values are loaded. */
    private long profile;

    /** The entry whose text is shown, of several instants often the same; −1 if none is. */
    private int entry = -1;

    private String text = "";
    private int code = Block.NO_TEXT;

    Target(Slot slot, Type type, Property property, PropertyColumns columns) {
      this.slot = slot;
      this.type = type;
      this.property = property;
      this.columns = columns;
    }

    void show(int shown, Reading reading) {
      if (entry != shown) {
        entry = shown;
        boolean known = property.codes[shown] != TimelineView.NO_TEXT;
        text = known ? reading.view.text(property.codes[shown]) : "";
        code = known ? reading.literals.code(text) : Block.NO_TEXT;
      }
    }
  }

  private final StreamKey key;
  private final Vocabulary vocabulary;
  private final List<Target> targets = new java.util.ArrayList<>();
  private long[] times = new long[8];
  private int stream;
  private int size;

  /** The profile whose times are loaded. */
  private long profile;

  AttributeReader(String name, Vocabulary vocabulary) {
    this.key = StreamKey.attribute(name);
    this.vocabulary = vocabulary;
    this.stream = vocabulary.findStream(key);
  }

  void add(Slot slot, Type type) {
    Form form =
        switch (slot.kind()) {
          case NUMBER -> Form.NUMBERS;
          case INSTANT -> Form.INSTANTS;
          case BOOLEAN -> Form.BOOLEANS;
          case TEXT -> Form.TEXTS;
          case VALUE -> Form.VALUES;
        };
    Property property = new Property(new PropertyKey(VALUE, form, false));
    targets.add(new Target(slot, type, property, new PropertyColumns(property, vocabulary)));
  }

  void bind() {
    stream = vocabulary.findStream(key);
    targets.forEach(target -> target.columns.bind());
  }

  @Override
  public void read(Reading reading, Block block, int row) {
    if (profile != reading.profile) {
      begin(reading);
    }
    int n = reading.upToNow(times, size);
    for (int i = 0; i < targets.size(); i++) {
      Target target = targets.get(i);
      if (n == 0) {
        clear(block, target.slot, row);
        continue;
      }
      if (target.profile != profile) {
        target.profile = profile;
        target.entry = -1;
        target.columns.load(stream, reading.several ? size : n, reading);
      }
      put(block, target, n - 1, row, reading);
    }
  }

  private void begin(Reading reading) {
    profile = reading.profile;
    size = stream < 0 ? 0 : reading.view.size(stream);
    if (times.length < size) {
      times = new long[Property.roomy(size)];
    }
    if (size > 0) {
      reading.view.times(stream, times);
    }
  }

  private static void clear(Block block, Slot slot, int row) {
    int at = slot.index() * block.capacity + row;
    switch (slot.kind()) {
      case NUMBER -> block.numbers[at] = Double.NaN;
      case INSTANT -> block.instants[at] = Block.UNKNOWN;
      case TEXT -> {
        block.codes[at] = Block.NO_TEXT;
        block.texts[at] = "";
      }
      case BOOLEAN -> {
        block.bit(slot.index(), row, false);
        block.bit(slot.known(), row, false);
      }
      case VALUE -> block.values[at] = Value.UNKNOWN;
    }
  }

  private static void put(Block block, Target target, int entry, int row, Reading reading) {
    Slot slot = target.slot;
    Property from = target.property;
    int at = slot.index() * block.capacity + row;
    switch (slot.kind()) {
      case NUMBER -> block.numbers[at] = from.numbers[entry];
      case INSTANT -> block.instants[at] = from.longs[entry];
      case TEXT -> {
        target.show(entry, reading);
        block.texts[at] = target.text;
        block.codes[at] = target.code;
      }
      case BOOLEAN -> {
        block.bit(slot.index(), row, from.tags[entry] == 1);
        block.bit(slot.known(), row, from.tags[entry] >= 0);
      }
      case VALUE ->
          block.values[at] = io.strate.rule.interpret.Reading.as(target.type, from.values[entry]);
    }
  }
}
