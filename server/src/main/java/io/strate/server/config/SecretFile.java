package io.strate.server.config;

import io.strate.domain.Blame;
import io.strate.domain.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** A key that is handed in by a file, as containers and systemd hand in secrets. */
final class SecretFile {

  private static final int MOST_BYTES = 300;

  /** Long enough for a hash to hide it, and of letters that a header and a URL carry. */
  private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]{24,200}");

  /** What issuers give out. */
  private static final Pattern SECRET = Pattern.compile("[\\x21-\\x7e]{8,250}");

  private SecretFile() {}

  /**
   * @throws Failure that never shows what the file holds
   */
  static String read(Stated path) {
    return read(path, KEY, "a key of 24 to 200 letters, digits, - and _");
  }

  /**
   * Reads a secret that somebody else made.
   *
   * @throws Failure that never shows what the file holds
   */
  static String readOthers(Stated path) {
    return read(path, SECRET, "a secret of 8 to 250 visible characters");
  }

  private static String read(Stated path, Pattern shape, String expected) {
    String secret = text(path).strip();
    if (!shape.matcher(secret).matches()) {
      throw new Failure(
          "usage.setting",
          Blame.USER,
          "%s: expected a file with %s, found something else in '%s'"
              .formatted(path.place(), expected, path.value()));
    }
    return secret;
  }

  private static String text(Stated path) {
    Path file = path.folder().resolve(path.value());
    try (InputStream in = Files.newInputStream(file)) {
      return new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new Failure(
          "usage.setting",
          Blame.USER,
          "%s: expected a file that can be read, found '%s': check that it is there and may be read"
              .formatted(path.place(), path.value()),
          e);
    }
  }
}
