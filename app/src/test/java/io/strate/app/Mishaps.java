package io.strate.app;

import io.strate.app.BadInputStory.Step.Mishap;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/** What may happen to one file of a workspace. */
final class Mishaps {

  private static final Pattern ESCAPE =
      Pattern.compile("\\\\(?:x([0-9a-f]{2})|u\\{([0-9a-f]+)}|([nrt0\\\\sp]))");

  private final Path file;

  Mishaps(Path file) {
    this.file = file;
  }

  void happen(Mishap mishap) throws IOException {
    switch (mishap.what()) {
      case "file" -> write(text(mishap.body()));
      case "add" -> append(text(mishap.body()));
      case "bytes" -> write(bytes(mishap.rest()));
      case "addbytes" -> append(bytes(mishap.rest()));
      case "repeat" -> repeat(mishap.rest());
      case "change" -> change(mishap.rest());
      case "remove" -> WholeFolders.delete(file);
      case "folder" -> Files.createDirectories(file);
      case "link" -> Files.createSymbolicLink(file, Path.of(mishap.rest()));
      case "copy" -> Files.copy(file, sibling(mishap.rest()));
      case "move" -> Files.move(file, sibling(mishap.rest()));
      case "cut" -> write(Arrays.copyOf(Files.readAllBytes(file), (int) Files.size(file) / 2));
      case "gzip" -> gzip();
      case "tables" -> cutTables();
      default -> throw new IllegalArgumentException("no such mishap: " + mishap);
    }
  }

  private static byte[] text(List<String> lines) {
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> text.append(line.replaceFirst("^ ", "")).append('\n'));
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private void write(byte[] bytes) throws IOException {
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);
  }

  private void append(byte[] bytes) throws IOException {
    Files.write(file, bytes, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  /** {@code repeat NAME COUNT TEXT} adds a text so many times; {@code \i} in it counts. */
  private void repeat(String rest) throws IOException {
    String[] words = rest.split(" ", 2);
    int count = Integer.parseInt(words[0]);
    boolean counts = words[1].contains("\\i");
    byte[] same = bytes(words[1].replace("\\i", ""));
    try (OutputStream out =
        new java.io.BufferedOutputStream(
            Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND))) {
      for (int i = 0; i < count; i++) {
        out.write(counts ? bytes(words[1].replace("\\i", String.valueOf(i))) : same);
      }
    }
  }

  /** {@code change NAME BEFORE => AFTER}. */
  private void change(String rest) throws IOException {
    String[] both = rest.split(" => ", 2);
    String text = Files.readString(file);
    if (!text.contains(both[0])) {
      throw new IllegalArgumentException("'" + both[0] + "' does not stand in " + file);
    }
    write(text.replace(both[0], unescaped(both[1])).getBytes(StandardCharsets.UTF_8));
  }

  private Path sibling(String name) throws IOException {
    Path other = file.resolveSibling(name);
    Files.createDirectories(other.getParent());
    return other;
  }

  private void gzip() throws IOException {
    try (OutputStream out =
        new GZIPOutputStream(Files.newOutputStream(sibling(file.getFileName() + ".gz")))) {
      Files.copy(file, out);
    }
  }

  /** Cuts the tables of a store in half. */
  private void cutTables() throws IOException {
    try (Stream<Path> files = Files.list(file)) {
      for (Path table : files.filter(f -> f.toString().endsWith(".sst")).toList()) {
        Files.write(table, Arrays.copyOf(Files.readAllBytes(table), (int) Files.size(table) / 2));
      }
    }
  }

  static String unescaped(String text) {
    return text.indexOf('\\') < 0 ? text : new String(bytes(text), StandardCharsets.UTF_8);
  }

  /**
   * {@code \xff} is a byte, {@code \}{@code u{1f600}} a letter, {@code \s} a blank, {@code \p} a
   * thousand x.
   */
  private static byte[] bytes(String escaped) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Matcher escape = ESCAPE.matcher(escaped);
    int at = 0;
    while (escape.find()) {
      out.writeBytes(escaped.substring(at, escape.start()).getBytes(StandardCharsets.UTF_8));
      at = escape.end();
      if (escape.group(1) != null) {
        out.write(Integer.parseInt(escape.group(1), 16));
      } else if (escape.group(2) != null) {
        out.writeBytes(
            Character.toString(Integer.parseInt(escape.group(2), 16))
                .getBytes(StandardCharsets.UTF_8));
      } else if (escape.group(3).equals("p")) {
        out.writeBytes("x".repeat(1000).getBytes(StandardCharsets.UTF_8));
      } else {
        out.write(letter(escape.group(3).charAt(0)));
      }
    }
    out.writeBytes(escaped.substring(at).getBytes(StandardCharsets.UTF_8));
    return out.toByteArray();
  }

  private static int letter(char escaped) {
    return switch (escaped) {
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case '0' -> 0;
      case 's' -> ' ';
      default -> escaped;
    };
  }
}
