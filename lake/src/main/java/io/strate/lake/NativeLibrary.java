package io.strate.lake;

import io.strate.domain.Blame;
import io.strate.domain.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Locale;
import java.util.Optional;

/**
 * DuckDB's library, out of the JDBC driver's jar, with its C interface. The driver's own loader
 * would leave 60 MB in the temporary folder whenever a process is killed; here the unpacked file is
 * deleted as soon as it is loaded (where the system allows it), and nothing is unpacked at all
 * where it lies beside the jar already.
 */
final class NativeLibrary {

  private NativeLibrary() {}

  /** Loads the library for the life of the process. */
  static SymbolLookup load(Path scratch) {
    try {
      Optional<Path> beside = besideJar();
      return beside.isPresent()
          ? SymbolLookup.libraryLookup(beside.get(), Arena.global())
          : unpackAndLoad(scratch);
    } catch (IOException e) {
      throw new Failure(
          "lake.native",
          Blame.RESOURCES,
          "cannot unpack DuckDB's library into "
              + scratch
              + ": "
              + e.getMessage()
              + "; is the disk full or read-only?",
          e);
    } catch (IllegalArgumentException e) {
      throw new Failure(
          "lake.native",
          Blame.RESOURCES,
          "DuckDB's library "
              + resource()
              + " cannot be loaded on this machine (Linux on x86-64 or arm64, macOS and Windows on x86-64 can)",
          e);
    }
  }

  private static SymbolLookup unpackAndLoad(Path scratch) throws IOException {
    Path file = Scratch.below(scratch).newFile();
    try (InputStream in = NativeLibrary.class.getResourceAsStream("/" + resource())) {
      if (in == null) {
        throw new IllegalArgumentException(resource());
      }
      Files.copy(in, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
      return SymbolLookup.libraryLookup(file, Arena.global());
    } finally {
      Scratch.below(scratch).delete(file);
    }
  }

  private static Optional<Path> besideJar() {
    CodeSource source = org.duckdb.DuckDBDriver.class.getProtectionDomain().getCodeSource();
    if (source == null) {
      return Optional.empty();
    }
    try {
      URI jar = source.getLocation().toURI();
      return Optional.of(Path.of(jar).resolveSibling(resource())).filter(Files::isRegularFile);
    } catch (URISyntaxException
        | IllegalArgumentException
        | java.nio.file.FileSystemNotFoundException e) {
      return Optional.empty();
    }
  }

  /** The name under which the driver's jar holds the library. */
  static String resource() {
    String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String arch = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
    boolean arm = arch.equals("aarch64") || arch.equals("arm64");
    if (os.contains("mac")) {
      return "libduckdb_java.so_osx_universal";
    }
    return "libduckdb_java.so_"
        + (os.contains("windows") ? "windows" : "linux")
        + (arm ? "_arm64" : "_amd64");
  }
}
