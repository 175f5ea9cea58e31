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

  private record Target(Slot slot, Type type, Property property, PropertyColumns columns) {}

  private final StreamKey key;
  private final Vocabulary vocabulary;
  private final List<Target> targets = new java.util.ArrayList<>();
  private long[] times = new long[8];
  private int stream;

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
    int size = stream < 0 ? 0 : reading.view.size(stream);
    int n = 0;
    if (size > 0) {
      if (times.length < size) {
        times = new long[Property.roomy(size)];
      }
      reading.view.times(stream, times);
      n = reading.upToNow(times, size);
    }
    for (int i = 0; i < targets.size(); i++) {
      Target target = targets.get(i);
      if (n == 0) {
        clear(block, target.slot, row);
      } else {
        target.columns.load(stream, n, reading);
        put(block, target, n - 1, row, reading);
      }
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
        boolean known = from.codes[entry] != TimelineView.NO_TEXT;
        String text = known ? reading.view.text(from.codes[entry]) : "";
        block.texts[at] = text;
        block.codes[at] = known ? reading.literals.code(text) : Block.NO_TEXT;
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
