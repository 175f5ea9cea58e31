package io.strate.workspace.start;

import io.strate.lake.Inference;
import io.strate.lake.Inference.Role;
import io.strate.lake.Lake;
import io.strate.lake.SourceFile;
import io.strate.lake.SourceFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Definitions that files seem to ask for, as YAML with what is doubtful in comments. */
final class InferredYaml {

  private final Path folder;
  private final Lake lake;
  private final List<String> files;
  private final StringBuilder out = new StringBuilder();
  private final Set<String> names = new HashSet<>();
  private final Set<String> events = new HashSet<>();

  InferredYaml(Path folder, Lake lake, List<String> files) {
    this.folder = folder;
    this.lake = lake;
    this.files = files;
  }

  String text() {
    List<Inference> inferred = new ArrayList<>();
    for (String file : files) {
      for (SourceFile source : SourceFiles.find(Path.of("").toAbsolutePath(), List.of(file))) {
        inferred.add(lake.infer(source));
      }
    }
    line(
        0,
        "# Inferred from the files; correct what is wrong, then `strate check` and `strate run`.");
    line(0, "workspace: " + quoted(folderName()));
    line(0, "locale: en # or fr");
    line(0, "timezone: UTC # e.g. Europe/Paris: days begin there");
    line(0, "");
    line(0, "sources:");
    inferred.forEach(this::source);
    segments();
    return out.toString();
  }

  private String folderName() {
    Path name = folder.toAbsolutePath().normalize().getFileName();
    return name == null ? "workspace" : name.toString();
  }

  /** Arguments are relative to where the command runs, definitions to the workspace. */
  private String relative(String file) {
    Path path = Path.of(file).toAbsolutePath().normalize();
    return folder.toAbsolutePath().normalize().relativize(path).toString().replace('\\', '/');
  }

  private void source(Inference inference) {
    line(1, unique(base(inference.file().name())) + ":");
    inference.doubts().forEach(this::comment);
    line(2, "read: " + quoted(relative(inference.file().path().toString())));
    line(2, "as: " + inference.kind().name().toLowerCase(Locale.ROOT));
    switch (inference.kind()) {
      case CONTACTS -> {
        key(inference, "id", Role.ID);
        inference
            .role(Role.EMAIL)
            .ifPresent(email -> line(2, "identifiers: { email: " + column(email) + " }"));
        key(inference, "account", Role.ACCOUNT);
        time(inference);
      }
      case ACCOUNTS -> {
        key(inference, "id", Role.ID);
        time(inference);
      }
      case EVENTS -> event(inference);
      case CONSENTS -> {
        contact(inference);
        key(inference, "channel", Role.CHANNEL);
        key(inference, "purpose", Role.PURPOSE);
        key(inference, "status", Role.STATUS);
        time(inference);
      }
    }
  }

  /** What cells and names hold must not end the line. */
  private void comment(String doubt) {
    line(2, "# " + doubt.replaceAll("[\\p{C}\\u2028\\u2029]+", " "));
  }

  private void event(Inference inference) {
    Optional<String> byColumn = inference.role(Role.EVENT);
    line(
        2,
        "event: "
            + byColumn
                .map(name -> "{ column: " + column(name) + " }")
                .orElseGet(() -> quoted(inference.eventName())));
    if (byColumn.isEmpty()) {
      events.add(inference.eventName());
    }
    contact(inference);
    time(inference);
    key(inference, "message_id", Role.MESSAGE_ID);
  }

  private void contact(Inference inference) {
    Optional<String> email = inference.role(Role.EMAIL);
    Optional<String> id = inference.role(Role.ID);
    if (email.isEmpty() || id.isPresent() && !id.equals(email)) {
      key(inference, "contact", Role.ID);
    } else {
      line(2, "contact: { email: " + column(email.get()) + " }");
    }
  }

  private void time(Inference inference) {
    inference
        .role(Role.TIME)
        .ifPresent(
            time ->
                line(
                    2,
                    inference
                        .timeFormat()
                        .map(f -> "time: { column: %s, format: \"%s\" }".formatted(column(time), f))
                        .orElse("time: " + column(time))));
  }

  private void key(Inference inference, String key, Role role) {
    inference.role(role).ifPresent(column -> line(2, key + ": " + column(column)));
  }

  private void segments() {
    if (!events.isEmpty()) {
      line(0, "");
      line(0, "segments:");
      events.stream()
          .sorted()
          .forEach(e -> line(1, quoted("recent_" + e) + ": did " + name(e) + " within 30 days"));
    }
  }

  private void line(int depth, String text) {
    out.append("  ".repeat(depth)).append(text).append('\n');
  }

  private String unique(String base) {
    String name = base;
    for (int i = 2; !names.add(name); i++) {
      name = base + "_" + i;
    }
    return name;
  }

  private static String base(String file) {
    String name = file.substring(file.lastIndexOf('/') + 1);
    String stem = name.indexOf('.') > 0 ? name.substring(0, name.indexOf('.')) : name;
    return stem.replaceAll("[^\\p{L}\\p{N}]+", "_");
  }

  /** A column in an expression, and so in YAML: in backticks, and those in quotes, where needed. */
  private static String column(String name) {
    return isPlain(name) ? name : quoted(name(name));
  }

  private static String name(String name) {
    return isPlain(name) ? name : "`" + name + "`";
  }

  private static String quoted(String text) {
    if (text.matches("(\\.\\./)*[\\p{L}][\\p{L}\\p{N}_./-]*")) {
      return text;
    }
    return text.chars().anyMatch(Character::isISOControl)
        ? escaped(text)
        : "'" + text.replace("'", "''") + "'";
  }

  /** Line ends and the like stand in double quotes only. */
  private static String escaped(String text) {
    StringBuilder out = new StringBuilder("\"");
    text.chars()
        .forEach(
            c ->
                out.append(
                    Character.isISOControl(c)
                        ? "\\u%04x".formatted(c)
                        : (c == '"' || c == '\\' ? "\\" : "") + (char) c));
    return out.append('"').toString();
  }

  private static boolean isPlain(String name) {
    return name.matches("[\\p{L}_][\\p{L}\\p{N}_]*");
  }
}
