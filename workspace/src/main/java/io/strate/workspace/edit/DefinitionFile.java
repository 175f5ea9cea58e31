package io.strate.workspace.edit;

import io.strate.domain.Blame;
import io.strate.domain.Failure;
import io.strate.rule.text.ProblemPrinter;
import io.strate.workspace.yaml.Anchors;
import io.strate.workspace.yaml.YamlBytes;
import io.strate.workspace.yaml.YamlNode;
import io.strate.workspace.yaml.YamlNode.Entry;
import io.strate.workspace.yaml.YamlNode.Mapping;
import io.strate.workspace.yaml.YamlReader;
import io.strate.workspace.yaml.YamlText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** One file of definitions that can be read whole. */
final class DefinitionFile {

  private final Path path;
  private final byte[] bytes;
  private final YamlText text;
  private final Optional<Mapping> root;
  private final Anchors anchors;
  private final Spans spans;

  private DefinitionFile(Path path, byte[] bytes, YamlText text, Optional<Mapping> root) {
    this.path = path;
    this.bytes = bytes;
    this.text = text;
    this.root = root;
    this.anchors = Anchors.in(text);
    this.spans = new Spans(text.text(), anchors);
  }

  /**
   * Reads a file.
   *
   * @throws Failure {@code definition.unreadable} if that is not possible without a doubt
   */
  static DefinitionFile read(Path path) {
    try {
      if (Files.isRegularFile(path) && Files.size(path) <= YamlBytes.LARGEST) {
        return of(path, Files.readAllBytes(path));
      }
      throw unreadable(name(path) + " is no file of at most 10 MB");
    } catch (IOException e) {
      throw unreadable(name(path) + " cannot be read: check that it is there and may be read");
    }
  }

  /** What a file holds, or would hold. */
  static DefinitionFile of(Path path, byte[] bytes) {
    return switch (YamlBytes.decode(name(path), bytes)) {
      case YamlBytes.NotText broken -> throw unreadable(ProblemPrinter.print(broken.problem()));
      case YamlBytes.Readable(YamlText text) -> {
        YamlReader.Reading reading = YamlReader.read(text);
        if (reading.unreadable() || !reading.problems().isEmpty()) {
          throw unreadable(
              reading.problems().stream()
                  .map(ProblemPrinter::print)
                  .collect(Collectors.joining("\n")));
        }
        Optional<Mapping> root =
            reading.root().filter(Mapping.class::isInstance).map(Mapping.class::cast);
        if (root.isEmpty() && reading.root().filter(DefinitionFile::isSomething).isPresent()) {
          throw unreadable(name(path) + " holds no keys with values");
        }
        yield new DefinitionFile(path, bytes, text, root);
      }
    };
  }

  private static boolean isSomething(YamlNode node) {
    return !(node instanceof YamlNode.Scalar scalar && scalar.isAbsent());
  }

  private static Failure unreadable(String why) {
    return new Failure(
        "definition.unreadable",
        Blame.USER,
        "definitions cannot be looked up or changed before this file is mended:\n" + why);
  }

  private static String name(Path path) {
    return path.getFileName().toString();
  }

  Path path() {
    return path;
  }

  byte[] bytes() {
    return bytes;
  }

  YamlText text() {
    return text;
  }

  Optional<Mapping> root() {
    return root;
  }

  Spans spans() {
    return spans;
  }

  Anchors anchors() {
    return anchors;
  }

  boolean hasByteOrderMark() {
    return bytes.length > 2 && (bytes[0] & 0xFF) == 0xEF && (bytes[1] & 0xFF) == 0xBB;
  }

  /** All that the file says; sections without anything in them are as good as empty ones. */
  Tree.Keys tree() {
    Tree.Keys all =
        root.map(mapping -> (Tree.Keys) Tree.of(mapping)).orElse(new Tree.Keys(Map.of()));
    for (Section section : Section.values()) {
      if (all.keys().get(section.key()) instanceof Tree.Nothing) {
        all = all.with(section.key(), new Tree.Keys(Map.of()));
      }
    }
    return all;
  }

  Optional<Entry> section(Section section) {
    return root.flatMap(mapping -> mapping.entry(section.key()));
  }

  List<Entry> entries(Section section) {
    return section(section)
        .map(
            entry ->
                entry.value() instanceof Mapping mapping ? mapping.entries() : List.<Entry>of())
        .orElse(List.of());
  }

  Optional<Entry> entry(Section section, String name) {
    return entries(section).stream().filter(entry -> entry.name().equals(name)).findFirst();
  }

  List<WrittenDefinition> definitions(Section section) {
    return entries(section).stream().map(entry -> definition(section, entry)).toList();
  }

  WrittenDefinition definition(Section section, Entry entry) {
    int start = entry.key().start();
    int end = end(section, entry);
    return new WrittenDefinition(
        section,
        entry.name(),
        Tree.of(entry.value()),
        hash(section.key() + "\n" + spans.raw(start, end)),
        outdented(spans.raw(start, end), text.place(start, start).column() - 1),
        text.file(),
        text.place(start, start).line(),
        text.place(end, end).line());
  }

  private static String outdented(String text, int by) {
    return text.lines()
        .map(line -> line.substring(indentation(line, by)))
        .collect(Collectors.joining("\n"))
        .stripTrailing();
  }

  private static int indentation(String line, int most) {
    int spaces = 0;
    while (spaces < most && spaces < line.length() && line.charAt(spaces) == ' ') {
      spaces++;
    }
    return spaces;
  }

  /** Behind a definition, as far as it can be told. */
  int end(Section section, Entry entry) {
    boolean isInFlow = section(section).filter(holder -> Spans.isFlow(holder.value())).isPresent();
    try {
      return isInFlow ? spans.valueEnd(entry) : spans.end(entry);
    } catch (Unfit otherwise) {
      return Math.max(entry.key().end(), entry.value().end());
    }
  }

  private static String hash(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
