package io.strate.lake;

import io.strate.domain.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/** Finds the types of the columns of one file from its cells, and the texts of one of them. */
final class Guessing {

  private final CellStream cells;
  private final Schema known;
  private final ColumnTexts texts;

  /** Where the column stands whose texts are looked for; −1 if the file has none such. */
  private final int textsAt;

  private final Look all;

  /**
   * @param guesses for each column, to which what is seen here is added
   */
  Guessing(CellStream cells, Map<String, TypeGuess> guesses, Schema known, ColumnTexts texts) {
    this.cells = cells;
    this.known = known;
    this.texts = texts;
    textsAt = cells.header().indexOf(texts.column);
    all =
        new Look(
            cells.header().stream()
                .map(name -> Objects.requireNonNull(guesses.get(name)))
                .toList());
  }

  /** The columns of which more cells could still tell something. */
  List<String> open() {
    return IntStream.range(0, cells.header().size())
        .filter(all::isOpen)
        .mapToObj(cells.header()::get)
        .toList();
  }

  private boolean isOpen() {
    return all.isOpen();
  }

  /** Looks at the first rows, at least so many; answers whether there is more to see. */
  boolean see(long rows) {
    for (long seen = 0; seen < rows; seen += cells.cells().rows()) {
      if (!isOpen() || !cells.next()) {
        return false;
      }
      all.see(cells);
    }
    return isOpen();
  }

  /** Looks at all rows that are left, with as many threads. */
  void seeAll(int threads) {
    List<Look> looks = new ArrayList<>();
    try (SideBySide others = new SideBySide()) {
      for (int i = 1; i < threads && isOpen(); i++) {
        Optional<Blocks> beside = cells.beside();
        if (beside.isPresent()) {
          Look look = new Look(all.columns.stream().map(_ -> new TypeGuess()).toList());
          looks.add(look);
          others.start(
              () -> {
                try (Blocks blocks = beside.get()) {
                  look.seeAll(blocks);
                }
              });
        }
      }
      all.seeAll(cells);
    }
    looks.forEach(all::add);
  }

  /** What one thread has seen. */
  private final class Look {
    private final List<TypeGuess> columns;
    private final ColumnTexts.Look look = texts.look();

    Look(List<TypeGuess> columns) {
      this.columns = columns;
    }

    boolean isOpen() {
      return IntStream.range(0, columns.size()).anyMatch(this::isOpen);
    }

    boolean isOpen(int column) {
      return hasOpenType(column) || column == textsAt && texts.areWanted();
    }

    private boolean hasOpenType(int column) {
      return known.type(cells.header().get(column)).orElse(Type.ANY) == Type.ANY
          && columns.get(column).isOpen();
    }

    void seeAll(Blocks blocks) {
      while (isOpen() && blocks.next()) {
        see(blocks);
      }
    }

    void see(Blocks blocks) {
      for (int c = 0; c < columns.size(); c++) {
        columns.get(c).see(blocks.cells(), c);
      }
      if (textsAt >= 0 && texts.areWanted()) {
        look.see(blocks.cells(), textsAt);
      }
    }

    void add(Look other) {
      for (int c = 0; c < columns.size(); c++) {
        columns.get(c).add(other.columns.get(c));
      }
    }
  }
}
