package io.strate.lake;

import java.util.Optional;

/** Blocks of a file, of which the user is told in whose file something is wrong. */
record FileBlocks(SourceFile source, Blocks blocks) implements Blocks {

  @Override
  public boolean next() {
    try {
      return blocks.next();
    } catch (DuckDb.DuckDbError e) {
      throw Faults.of(source, e);
    }
  }

  @Override
  public Cells cells() {
    return blocks.cells();
  }

  @Override
  public long before() {
    return blocks.before();
  }

  @Override
  public Optional<Blocks> beside() {
    return blocks.beside().map(beside -> new FileBlocks(source, beside));
  }

  @Override
  public void close() {
    blocks.close();
  }
}
