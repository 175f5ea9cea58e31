package io.strate.lake;

import io.strate.domain.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Finds the types of the columns of one file from its cells. */
final class Guessing {

  private final CellStream cells;
  private final Schema known;
  private final List<TypeGuess> columns;

  /**
   * @param guesses for each column, to which what is seen here is added
   */
  Guessing(CellStream cells, Map<String, TypeGuess> guesses, Schema known) {
    this.cells = cells;
    this.known = known;
    columns =
        cells.header().stream().map(name -> Objects.requireNonNull(guesses.get(name))).toList();
  }

  /** The columns whose type more cells could still change. */
  List<String> open() {
    List<String> open = new ArrayList<>();
    for (int c = 0; c < columns.size(); c++) {
      if (isOpen(columns, c)) {
        open.add(cells.header().get(c));
      }
    }
    return open;
  }

  boolean isOpen() {
    return isOpen(columns);
  }

  private boolean isOpen(List<TypeGuess> of) {
    for (int c = 0; c < of.size(); c++) {
      if (isOpen(of, c)) {
        return true;
      }
    }
    return false;
  }

  private boolean isOpen(List<TypeGuess> of, int column) {
    String name = cells.header().get(column);
    return known.type(name).orElse(Type.ANY) == Type.ANY && of.get(column).isOpen();
  }

  /** Looks at the first rows, at least so many. */
  void see(long rows) {
    for (long seen = 0; seen < rows && isOpen() && cells.next(); seen += cells.cells().rows()) {
      see(cells, columns);
    }
  }

  /** Looks at all rows that are left, with as many threads. */
  void seeAll(int threads) {
    List<List<TypeGuess>> found = new ArrayList<>();
    try (SideBySide others = new SideBySide()) {
      for (int i = 1; i < threads && isOpen(); i++) {
        Optional<Blocks> beside = cells.beside();
        if (beside.isPresent()) {
          List<TypeGuess> own = columns.stream().map(_ -> new TypeGuess()).toList();
          found.add(own);
          others.start(
              () -> {
                try (Blocks blocks = beside.get()) {
                  seeAll(blocks, own);
                }
              });
        }
      }
      seeAll(cells, columns);
    }
    for (List<TypeGuess> own : found) {
      for (int c = 0; c < columns.size(); c++) {
        columns.get(c).add(own.get(c));
      }
    }
  }

  private void seeAll(Blocks blocks, List<TypeGuess> into) {
    while (isOpen(into) && blocks.next()) {
      see(blocks, into);
    }
  }

  private static void see(Blocks blocks, List<TypeGuess> into) {
    for (int c = 0; c < into.size(); c++) {
      into.get(c).see(blocks.cells(), c);
    }
  }
}
