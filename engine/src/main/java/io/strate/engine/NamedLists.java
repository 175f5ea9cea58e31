package io.strate.engine;

import io.strate.domain.Entity;
import io.strate.engine.column.Block;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Fills the columns that say whether a profile is named in a list of ids. */
final class NamedLists {

  private record Named(int column, BitSet numbers) {}

  private final List<Named> lists = new ArrayList<>();

  NamedLists(Plan plan, Entity of, int stage, World world) {
    for (Plan.Import<Imports.Named> each : plan.imports(of, Imports.Named.class, stage)) {
      lists.add(new Named(each.slot().index(), world.numbers(of, each.key().ids())));
    }
  }

  void fill(Block block, int row, int number) {
    for (int i = 0; i < lists.size(); i++) {
      Named named = lists.get(i);
      block.bit(named.column, row, named.numbers.get(number));
    }
  }
}
