package io.strate.engine.stream;

import io.strate.domain.Type;
import io.strate.engine.column.Block;
import io.strate.engine.column.Program;
import io.strate.engine.column.Slot;
import io.strate.timeline.TimelineView;
import java.util.List;

/** A condition on the properties of entries, evaluated for all entries of a feed at once. */
final class EntryTest {

  /** A property and the column that it fills. */
  record Input(Property property, Slot slot, Type type) {}

  private final Program program;
  private final Slot condition;
  private final List<Input> inputs;
  private final boolean isSteady;
  private Block block;

  /**
   * @param isLocal whether its verdicts may depend on the time zone, which may be another one as of
   *     another instant
   */
  EntryTest(Program program, Slot condition, List<Input> inputs, boolean isLocal) {
    this.isSteady = !program.changes() && !isLocal;
    this.program = program;
    this.condition = condition;
    this.inputs = List.copyOf(inputs);
    this.block = program.block(64);
  }

  /** Whether it says the same of an entry as of every instant, in every time zone. */
  boolean isSteady() {
    return isSteady;
  }

  /** Writes the entries that satisfy the condition and returns how many. */
  int select(int size, Reading reading, int[] into) {
    if (block.capacity < size) {
      block = program.block(size + (size >> 1));
    }
    block.rows = size;
    block.now = reading.now;
    if (block.calendars[0] != reading.clock.calendar()) {
      java.util.Arrays.fill(block.calendars, reading.clock.calendar());
    }
    for (int i = 0; i < inputs.size(); i++) {
      fill(inputs.get(i), size, reading);
    }
    program.run(block);
    if (program.changes()) {
      noteChanges(size, reading);
    }
    int kept = 0;
    for (int i = 0; i < size; i++) {
      if (block.bit(condition.index(), i)) {
        into[kept++] = i;
      }
    }
    return kept;
  }

  private void noteChanges(int size, Reading reading) {
    java.util.Arrays.fill(block.due, 0, size, Block.NEVER);
    program.findDue(block);
    for (int i = 0; i < size; i++) {
      reading.changesAt(block.due[i]);
    }
  }

  private void fill(Input input, int size, Reading reading) {
    Property from = input.property;
    int base = input.slot.index() * block.capacity;
    switch (input.slot.kind()) {
      case NUMBER -> System.arraycopy(from.numbers, 0, block.numbers, base, size);
      case INSTANT -> System.arraycopy(from.longs, 0, block.instants, base, size);
      case TEXT -> fillTexts(from, base, size, reading);
      case BOOLEAN -> {
        for (int i = 0; i < size; i++) {
          block.bit(input.slot.index(), i, from.tags[i] == 1);
          block.bit(input.slot.known(), i, from.tags[i] >= 0);
        }
      }
      case VALUE -> {
        for (int i = 0; i < size; i++) {
          block.values[base + i] = io.strate.rule.interpret.Reading.as(input.type, from.values[i]);
        }
      }
    }
  }

  private void fillTexts(Property from, int base, int size, Reading reading) {
    for (int i = 0; i < size; i++) {
      int code = from.codes[i];
      boolean known = code != TimelineView.NO_TEXT;
      block.codes[base + i] = known ? reading.literal(code) : Block.NO_TEXT;
      block.texts[base + i] = known ? reading.text(code) : "";
    }
  }
}
