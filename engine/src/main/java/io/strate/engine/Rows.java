package io.strate.engine;

import io.strate.domain.Value;
import io.strate.engine.column.Block;
import io.strate.engine.column.Kind;
import io.strate.engine.column.Slot;
import java.util.List;
import java.util.stream.IntStream;

/** The results of a block of profiles. Valid until the sink that is given them returns. */
public final class Rows {

  private final EntityProgram program;
  private final Block block;
  private final int[] numbers = new int[Scan.BLOCK];
  private final List<String> names;
  private final int[] segments;
  private final boolean[] decided;

  /** Of the segments that are decided, those that something else than a top's ranks decides. */
  private final int[] taken;

  private final int stage;
  private final int exists;

  Rows(Plan plan, EntityProgram program, Block block, int stage) {
    this.program = program;
    this.block = block;
    this.stage = stage;
    this.names = List.copyOf(program.segments.keySet());
    this.segments = program.segments.values().stream().mapToInt(Slot::index).toArray();
    this.decided = new boolean[segments.length];
    int s = 0;
    for (Slot slot : program.segments.values()) {
      decided[s++] = program.graph.facts(slot).stage() <= stage;
    }
    this.taken =
        IntStream.range(0, segments.length)
            .filter(i -> decided[i] && plan.rankedAs(program.entity, names.get(i)).isEmpty())
            .toArray();
    this.exists = program.exists.index();
  }

  void number(int row, int number) {
    numbers[row] = number;
  }

  /** The first number that is not of the same aligned block as the rows that are there. */
  int end() {
    return (numbers[0] / Scan.BLOCK + 1) * Scan.BLOCK;
  }

  Block block() {
    return block;
  }

  public int size() {
    return block.rows;
  }

  /** Whether the rows are 64 numbers after 64 others, from a multiple of 64 on; at least one. */
  boolean areWhole() {
    return numbers[0] % 64 == 0
        && size() % 64 == 0
        && numbers[size() - 1] - numbers[0] == size() - 1;
  }

  /** The number of the profile in a row. */
  public int number(int row) {
    return numbers[row];
  }

  /** Whether the profile exists as of now. */
  public boolean exists(int row) {
    return block.bit(exists, row);
  }

  /** The names of the entity's segments; results go by their places in this list. */
  public List<String> segments() {
    return names;
  }

  /** Whether this scan says who is in a segment; otherwise a later one does. */
  public boolean decides(int segment) {
    return decided[segment];
  }

  /** The segments whose members {@link #members(int, int)} says; a top's are said by its ranks. */
  int[] taken() {
    return taken;
  }

  /** The members of a segment among 64 rows, as bits. */
  public long members(int segment, int word) {
    return block.bits[segments[segment] * block.words + word]
        & block.bits[exists * block.words + word];
  }

  public boolean isMember(int segment, int row) {
    return (members(segment, row >>> 6) >>> row & 1) != 0;
  }

  /** An instant after now before which no membership of the profile can change. */
  public long due(int row) {
    return block.due[row];
  }

  /** Whether this scan says the value of a trait or score. */
  public boolean decides(String trait) {
    return program.graph.facts(slot(trait)).stage() <= stage;
  }

  /** The value of a trait or score. */
  public Value trait(String name, int row) {
    return block.value(slot(name), row);
  }

  /** Where the values of a trait or score stand, of any block of these rows. */
  public Column column(String trait) {
    return new Column(slot(trait));
  }

  /** The values of one trait or score, without an object for each. */
  public final class Column {

    private final Slot slot;

    private Column(Slot slot) {
      this.slot = slot;
    }

    /**
     * A number; yes as 1 and no as 0, an instant in milliseconds. NaN where it is unknown.
     *
     * @throws IllegalStateException of texts, lists and records
     */
    public double number(int row) {
      return switch (slot.kind()) {
        case NUMBER -> block.number(slot.index(), row);
        case INSTANT -> {
          long instant = block.instant(slot.index(), row);
          yield instant == Block.UNKNOWN ? Double.NaN : instant;
        }
        case BOOLEAN -> {
          boolean known = slot.known() == Slot.ALWAYS || block.bit(slot.known(), row);
          yield known ? block.bit(slot.index(), row) ? 1 : 0 : Double.NaN;
        }
        case TEXT, VALUE -> throw new IllegalStateException("no numbers: " + slot);
      };
    }

    /** Whether the text in a row is known. */
    public boolean isText(int row) {
      return slot.kind() == Kind.TEXT && block.isText(slot.index(), row);
    }

    /** The text in a row, empty where it is unknown. */
    public String text(int row) {
      return block.text(slot.index(), row);
    }
  }

  private Slot slot(String trait) {
    Slot slot = program.traits.get(trait);
    if (slot == null) {
      throw new IllegalArgumentException("no trait or score " + trait);
    }
    return slot;
  }
}
