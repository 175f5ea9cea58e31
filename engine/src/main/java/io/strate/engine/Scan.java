package io.strate.engine;

import io.strate.domain.Entity;
import io.strate.engine.column.Block;
import io.strate.engine.column.Graph;
import io.strate.engine.column.Program;
import io.strate.engine.column.Slot;
import io.strate.engine.stream.ProfileReader;
import io.strate.timeline.TimelineView;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Consumer;

/** One pass over the profiles of an entity, shared by several threads, each with a {@link Lane}. */
public final class Scan {

  /**
   * Profiles that are evaluated together: all their live columns stay in the cache of one core. Two
   * lanes never share a block if callers part the numbers at multiples of this.
   */
  public static final int BLOCK = 512;

  /** Columns do not begin at multiples of a page, or all would compete for the same cache lines. */
  private static final int PADDING = 8;

  private final Plan plan;
  private final EntityProgram entity;
  private final Program program;
  private final long now;
  private final List<Named> named = new ArrayList<>();

  private record Named(Slot slot, BitSet numbers) {}

  Scan(Plan plan, Entity of, long now, int stage, Ids ids) {
    this.plan = plan;
    this.entity = plan.program(of);
    this.program = plan.runnable(of, stage);
    this.now = now;
    for (Graph.Node node : entity.graph.order()) {
      if (node.key() instanceof Imports.Named(var names)) {
        named.add(new Named(node.out(), ids.numbers(of, names)));
      }
    }
  }

  /**
   * A lane for one thread.
   *
   * @param sink takes the results of each block; they are overwritten by the next
   */
  public Lane lane(Consumer<Rows> sink) {
    return new Lane(sink);
  }

  /** Evaluates the profiles that one thread feeds, block by block. */
  public final class Lane {

    private final Consumer<Rows> sink;
    private final Block block = program.block(BLOCK + PADDING);
    private final ProfileReader reader = new ProfileReader(entity.leaves, plan.vocabulary, now);
    private final Rows rows = new Rows(entity, block);

    private Lane(Consumer<Rows> sink) {
      this.sink = sink;
    }

    /** Adds a profile. Numbers ascend within a lane. */
    public void add(int number, TimelineView view) {
      if (block.rows == BLOCK || block.rows > 0 && number >= rows.end()) {
        flush();
      }
      int row = block.rows++;
      rows.number(row, number);
      reader.read(view, block, row);
      for (int i = 0; i < named.size(); i++) {
        Named names = named.get(i);
        block.bit(names.slot.index(), row, names.numbers.get(number));
      }
    }

    /** Evaluates what is left. */
    public void finish() {
      flush();
    }

    private void flush() {
      if (block.rows > 0) {
        block.now = now;
        program.run(block);
        program.findDue(block);
        sink.accept(rows);
        block.rows = 0;
      }
    }
  }
}
