package io.strate.lake;

import static java.lang.foreign.ValueLayout.ADDRESS;

import io.strate.domain.Blame;
import io.strate.domain.Failure;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One in-memory DuckDB with one connection, through its C interface. JDBC costs some 100 ns for
 * each cell; here results are read where they lie, vector by vector (see {@link Cells}). Not for
 * several threads at a time; several of these run side by side.
 */
final class DuckDb implements AutoCloseable {

  private static final AtomicInteger OPENED = new AtomicInteger();

  private final DuckDbCalls calls;
  private final Arena arena = Arena.ofShared();
  private final MemorySegment database = arena.allocate(ADDRESS);
  private final MemorySegment connection = arena.allocate(ADDRESS);
  private final Scratch scratch;
  private boolean closed;

  DuckDb(LakeOptions options) {
    calls = DuckDbCalls.loaded(options.scratch());
    MemorySegment name = arena.allocateFrom(":memory:");
    if (calls.open(name, database) != 0 || calls.connect(get(database), connection) != 0) {
      throw new Failure(
          "lake.duckdb", Blame.RESOURCES, "DuckDB does not start: not enough memory?");
    }
    scratch = Scratch.below(options.scratch());
    run("SET threads = " + options.threads());
    run("SET memory_limit = '" + (options.memoryBytes() >> 20) + "MiB'");
    run("SET temp_directory = " + literal(spill().toString()));
    run("SET autoinstall_known_extensions = false");
    run("SET autoload_known_extensions = false");
  }

  /**
   * Where DuckDB may put what does not fit into its memory; it makes and removes the folder itself.
   */
  private Path spill() {
    return scratch.enter().resolve("spill" + OPENED.incrementAndGet());
  }

  private static MemorySegment get(MemorySegment pointer) {
    return pointer.get(ADDRESS, 0);
  }

  /** A text as SQL writes it. */
  static String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  /** A name as SQL writes it. */
  static String name(String text) {
    return "\"" + text.replace("\"", "\"\"") + "\"";
  }

  /** Runs a statement for its effect. */
  void run(String sql) {
    try (Arena local = Arena.ofConfined()) {
      MemorySegment result = local.allocate(DuckDbCalls.RESULT);
      int state = calls.query(get(connection), local.allocateFrom(sql), result);
      String error = state == 0 ? "" : calls.resultError(result);
      calls.destroyResult(result);
      if (state != 0) {
        throw new DuckDbError(error);
      }
    }
  }

  /** The rows of a small result as texts; null cells are empty texts. */
  List<List<String>> rows(String sql) {
    List<List<String>> rows = new ArrayList<>();
    try (Chunks chunks = stream(sql)) {
      while (chunks.next()) {
        for (int r = 0; r < chunks.cells().rows(); r++) {
          List<String> row = new ArrayList<>();
          for (int c = 0; c < chunks.cells().columns(); c++) {
            row.add(chunks.cells().isEmpty(c, r) ? "" : chunks.cells().text(c, r));
          }
          rows.add(row);
        }
      }
    }
    return rows;
  }

  /** Starts a query all of whose columns are VARCHAR; its rows are made while they are fetched. */
  Chunks stream(String sql) {
    Arena local = Arena.ofShared();
    MemorySegment statement = local.allocate(ADDRESS);
    MemorySegment pending = local.allocate(ADDRESS);
    MemorySegment result = local.allocate(DuckDbCalls.RESULT);
    String error = "";
    if (calls.prepare(get(connection), local.allocateFrom(sql), statement) != 0) {
      error = calls.prepareError(get(statement));
    } else if (calls.pendingStreaming(get(statement), pending) != 0) {
      error = calls.pendingError(get(pending));
    } else if (calls.executePending(get(pending), result) != 0) {
      error = calls.resultError(result);
    } else {
      return new Chunks(new Result(calls, local, statement, pending, result), true);
    }
    calls.destroyResult(result);
    calls.destroyPending(pending);
    calls.destroyPrepare(statement);
    local.close();
    throw new DuckDbError(error);
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      calls.disconnect(connection);
      calls.close(database);
      arena.close();
      scratch.leave();
    }
  }

  /** What DuckDB says went wrong, to be told to the user in better words. */
  static final class DuckDbError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DuckDbError(String message) {
      super(message);
    }
  }

  /** A result that is being made while its chunks are fetched, by one thread at a time. */
  private static final class Result implements AutoCloseable {
    private final DuckDbCalls calls;
    private final Arena arena;
    private final MemorySegment statement;
    private final MemorySegment pending;
    private final MemorySegment result;
    private final int columns;
    private long rows;
    private boolean ended;

    Result(
        DuckDbCalls calls,
        Arena arena,
        MemorySegment statement,
        MemorySegment pending,
        MemorySegment result) {
      this.calls = calls;
      this.arena = arena;
      this.statement = statement;
      this.pending = pending;
      this.result = result;
      this.columns = (int) calls.columnCount(result);
    }

    /** Hands the next chunk to a reader, who destroys it; answers false after the last. */
    synchronized boolean fetch(Chunks into) {
      if (ended) {
        return false;
      }
      MemorySegment fetched = calls.fetchChunk(result);
      if (fetched.address() == 0) {
        ended = true;
        String error = calls.resultError(result);
        if (!error.isEmpty()) {
          throw new DuckDbError(error);
        }
        return false;
      }
      int size = (int) calls.chunkSize(fetched);
      into.take(fetched, size, rows);
      rows += size;
      return true;
    }

    /** How many rows were fetched so far. */
    synchronized long rows() {
      return rows;
    }

    @Override
    public void close() {
      calls.destroyResult(result);
      calls.destroyPending(pending);
      calls.destroyPrepare(statement);
      arena.close();
    }
  }

  /** A result chunk by chunk, in one of the threads that share it. */
  static final class Chunks implements Blocks {
    private final Result result;
    private final boolean owner;
    private final MemorySegment chunk;
    private final Cells cells;
    private long before;

    private Chunks(Result result, boolean owner) {
      this.result = result;
      this.owner = owner;
      this.chunk = result.arena.allocate(ADDRESS);
      this.cells = new Cells(result.columns);
    }

    @Override
    public Optional<Blocks> beside() {
      return Optional.of(new Chunks(result, false));
    }

    @Override
    public Cells cells() {
      return cells;
    }

    @Override
    public long before() {
      return before;
    }

    @Override
    public boolean next() {
      release();
      return result.fetch(this);
    }

    private void take(MemorySegment fetched, int rows, long rowsBefore) {
      chunk.set(ADDRESS, 0, fetched);
      before = rowsBefore;
      cells.rows(rows);
      DuckDbCalls calls = result.calls;
      for (int c = 0; c < result.columns; c++) {
        MemorySegment vector = calls.chunkVector(fetched, c);
        cells.column(c, calls.vectorText(vector), calls.vectorValidity(vector));
      }
    }

    /** How many rows were fetched by all who share the result. */
    long fetched() {
      return result.rows();
    }

    private void release() {
      if (get(chunk).address() != 0) {
        result.calls.destroyChunk(chunk);
        chunk.set(ADDRESS, 0, MemorySegment.NULL);
      }
    }

    @Override
    public void close() {
      release();
      if (owner) {
        result.close();
      }
    }
  }
}
