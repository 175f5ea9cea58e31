package io.strate.lake;

import static java.lang.foreign.FunctionDescriptor.of;
import static java.lang.foreign.FunctionDescriptor.ofVoid;
import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import io.strate.domain.Blame;
import io.strate.domain.Failure;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The calls of DuckDB's C interface that the lake needs, by their names in {@code duckdb.h}. States
 * are 0 for success.
 */
final class DuckDbCalls {

  /** {@code duckdb_result}: three deprecated counts, two deprecated pointers, one of its own. */
  static final StructLayout RESULT =
      MemoryLayout.structLayout(JAVA_LONG, JAVA_LONG, JAVA_LONG, ADDRESS, ADDRESS, ADDRESS);

  private static @Nullable DuckDbCalls loaded;

  private final MethodHandle open;
  private final MethodHandle connect;
  private final MethodHandle query;
  private final MethodHandle prepare;
  private final MethodHandle pendingStreaming;
  private final MethodHandle executePending;
  private final MethodHandle resultError;
  private final MethodHandle prepareError;
  private final MethodHandle pendingError;
  private final MethodHandle vectorText;
  private final MethodHandle vectorValidity;
  private final MethodHandle fetchChunk;
  private final MethodHandle chunkVector;
  private final MethodHandle chunkSize;
  private final MethodHandle columnCount;
  private final MethodHandle disconnect;
  private final MethodHandle close;
  private final MethodHandle destroyResult;
  private final MethodHandle destroyPending;
  private final MethodHandle destroyPrepare;
  private final MethodHandle destroyChunk;

  private DuckDbCalls(SymbolLookup library) {
    open = call(library, "duckdb_open", of(JAVA_INT, ADDRESS, ADDRESS));
    connect = call(library, "duckdb_connect", of(JAVA_INT, ADDRESS, ADDRESS));
    query = call(library, "duckdb_query", of(JAVA_INT, ADDRESS, ADDRESS, ADDRESS));
    prepare = call(library, "duckdb_prepare", of(JAVA_INT, ADDRESS, ADDRESS, ADDRESS));
    pendingStreaming =
        call(library, "duckdb_pending_prepared_streaming", of(JAVA_INT, ADDRESS, ADDRESS));
    executePending = call(library, "duckdb_execute_pending", of(JAVA_INT, ADDRESS, ADDRESS));
    resultError = call(library, "duckdb_result_error", of(ADDRESS, ADDRESS));
    prepareError = call(library, "duckdb_prepare_error", of(ADDRESS, ADDRESS));
    pendingError = call(library, "duckdb_pending_error", of(ADDRESS, ADDRESS));
    vectorText = call(library, "duckdb_vector_get_data", of(ADDRESS, ADDRESS));
    vectorValidity = call(library, "duckdb_vector_get_validity", of(ADDRESS, ADDRESS));
    fetchChunk = call(library, "duckdb_fetch_chunk", of(ADDRESS, RESULT));
    chunkVector = call(library, "duckdb_data_chunk_get_vector", of(ADDRESS, ADDRESS, JAVA_LONG));
    chunkSize = call(library, "duckdb_data_chunk_get_size", of(JAVA_LONG, ADDRESS));
    columnCount = call(library, "duckdb_column_count", of(JAVA_LONG, ADDRESS));
    disconnect = call(library, "duckdb_disconnect", ofVoid(ADDRESS));
    close = call(library, "duckdb_close", ofVoid(ADDRESS));
    destroyResult = call(library, "duckdb_destroy_result", ofVoid(ADDRESS));
    destroyPending = call(library, "duckdb_destroy_pending", ofVoid(ADDRESS));
    destroyPrepare = call(library, "duckdb_destroy_prepare", ofVoid(ADDRESS));
    destroyChunk = call(library, "duckdb_destroy_data_chunk", ofVoid(ADDRESS));
  }

  /** The library, loaded at the first call; {@code scratch} may hold it for a moment. */
  static synchronized DuckDbCalls loaded(Path scratch) {
    DuckDbCalls calls = loaded;
    if (calls == null) {
      calls = new DuckDbCalls(NativeLibrary.load(scratch));
      loaded = calls;
    }
    return calls;
  }

  private static MethodHandle call(SymbolLookup library, String name, FunctionDescriptor shape) {
    MemorySegment address =
        library.find(name).orElseThrow(() -> new IllegalStateException("DuckDB has no " + name));
    return Linker.nativeLinker().downcallHandle(address, shape);
  }

  int open(MemorySegment path, MemorySegment database) {
    try {
      return (int) open.invokeExact(path, database);
    } catch (Throwable e) {
      throw broken(e);
    }
  }

  int connect(MemorySegment database, MemorySegment connection) {
    try {
      return (int) connect.invokeExact(database, connection);
    } catch (Throwable e) {
      throw broken(e);
    }
  }

  int query(MemorySegment connection, MemorySegment sql, MemorySegment result) {
    try {
      return (int) query.invokeExact(connection, sql, result);
    } catch (Throwable e) {
      throw broken(e);
    }
  }

  int prepare(MemorySegment connection, MemorySegment sql, MemorySegment statement) {
    try {
      return (int) prepare.invokeExact(connection, sql, statement);
    } catch (Throwable e) {
      throw broken(e);
    }
  }

  int pendingStreaming(MemorySegment statement, MemorySegment pending) {
    try {
      return (int) pendingStreaming.invokeExact(statement, pending);
    } catch (Throwable e) {
      throw broken(e);
    }
  }

  int executePending(MemorySegment pending, MemorySegment result) {
    try {
      return (int) executePending.invokeExact(pending, result);
    } catch (Throwable e) {
      throw broken(e);
    }
  }

  /** Empty if there is none. */
  String resultError(MemorySegment result) {
    try {
      return text((MemorySegment) resultError.invokeExact(result));
    } catch (Throwable e) {
      throw broken(e);
    }
  }

  /** Empty if there is none. */
  String prepareError(MemorySegment statement) {
    try {
      return text((MemorySegment) prepareError.invokeExact(statement));
    } catch (Throwable e) {
      throw broken(e);
    }
  }

  /** Empty if there is none. */
  String pendingError(MemorySegment pending) {
    try {
      return text((MemorySegment) pendingError.invokeExact(pending));
    } catch (Throwable e) {
      throw broken(e);
    }
  }

  long vectorText(MemorySegment vector) {
    try {
      return ((MemorySegment) vectorText.invokeExact(vector)).address();
    } catch (Throwable e) {
      throw broken(e);
    }
  }

  long vectorValidity(MemorySegment vector) {
    try {
      return ((MemorySegment) vectorValidity.invokeExact(vector)).address();
    } catch (Throwable e) {
      throw broken(e);
    }
  }

  MemorySegment fetchChunk(MemorySegment result) {
    try {
      return (MemorySegment) fetchChunk.invokeExact(result);
    } catch (Throwable e) {
      throw broken(e);
    }
  }

  MemorySegment chunkVector(MemorySegment chunk, long column) {
    try {
      return (MemorySegment) chunkVector.invokeExact(chunk, column);
    } catch (Throwable e) {
      throw broken(e);
    }
  }

  long chunkSize(MemorySegment chunk) {
    try {
      return (long) chunkSize.invokeExact(chunk);
    } catch (Throwable e) {
      throw broken(e);
    }
  }

  long columnCount(MemorySegment result) {
    try {
      return (long) columnCount.invokeExact(result);
    } catch (Throwable e) {
      throw broken(e);
    }
  }

  void disconnect(MemorySegment connection) {
    release(disconnect, connection);
  }

  void close(MemorySegment database) {
    release(close, database);
  }

  void destroyResult(MemorySegment result) {
    release(destroyResult, result);
  }

  void destroyPending(MemorySegment pending) {
    release(destroyPending, pending);
  }

  void destroyPrepare(MemorySegment statement) {
    release(destroyPrepare, statement);
  }

  void destroyChunk(MemorySegment chunk) {
    release(destroyChunk, chunk);
  }

  private static void release(MethodHandle call, MemorySegment pointer) {
    try {
      call.invokeExact(pointer);
    } catch (Throwable e) {
      throw broken(e);
    }
  }

  private static String text(MemorySegment pointer) {
    return pointer.address() == 0 ? "" : pointer.reinterpret(Long.MAX_VALUE).getString(0);
  }

  private static Failure broken(Throwable cause) {
    return new Failure("lake.call", Blame.INTERNAL, "a call of DuckDB's library broke", cause);
  }
}
