package io.strate.server.config;

import io.strate.domain.Blame;
import io.strate.domain.Failure;
import io.strate.domain.Nearest;
import io.strate.rule.Problem;
import io.strate.rule.text.ProblemPrinter;
import io.strate.workspace.yaml.YamlBytes;
import io.strate.workspace.yaml.YamlNode;
import io.strate.workspace.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads a file of settings: keys and values, and nothing below them. */
final class SettingsFile {

  private final String name;
  private final Path folder;
  private final Path file;

  SettingsFile(Path file) {
    this.file = file;
    this.name = Objects.toString(file.getFileName(), "");
    this.folder = Objects.requireNonNullElse(file.toAbsolutePath().getParent(), file);
  }

  /**
   * @throws Failure {@code usage.setting} if it says something that is no setting
   */
  Map<Setting, Stated> read() {
    Map<Setting, Stated> stated = new EnumMap<>(Setting.class);
    Optional<YamlNode> root = root();
    if (root.isEmpty() || root.get() instanceof YamlNode.Scalar nothing && nothing.isAbsent()) {
      return stated;
    }
    if (!(root.get() instanceof YamlNode.Mapping mapping)) {
      throw wrong("%s: expected settings such as `port: 8080`".formatted(name));
    }
    for (YamlNode.Entry entry : mapping.entries()) {
      Stated value = value(entry);
      stated.put(setting(entry.key().value(), value.place()), value);
    }
    return stated;
  }

  private Stated value(YamlNode.Entry entry) {
    String place = name + ":" + entry.key().place().line() + ": " + entry.key().value();
    if (entry.value() instanceof YamlNode.Scalar scalar) {
      return new Stated(scalar.isAbsent() ? "" : scalar.value(), place, folder);
    }
    throw wrong(place + ": expected one value, found several");
  }

  private static Setting setting(String key, String place) {
    return Setting.ofKey(key)
        .orElseThrow(
            () ->
                wrong(
                    "%s: this is no setting%s"
                        .formatted(place, Nearest.hint(key, Setting.keys()))));
  }

  private Optional<YamlNode> root() {
    return switch (bytes()) {
      case YamlBytes.NotText broken -> throw wrong(ProblemPrinter.print(broken.problem()));
      case YamlBytes.Readable readable -> {
        YamlReader.Reading reading = YamlReader.read(readable.text());
        List<Problem> problems = reading.problems();
        if (!problems.isEmpty()) {
          throw wrong(
              problems.stream().map(ProblemPrinter::print).collect(Collectors.joining("\n")));
        }
        yield reading.root();
      }
    };
  }

  private YamlBytes.Decoded bytes() {
    try {
      return YamlBytes.decode(name, Files.readAllBytes(file));
    } catch (IOException e) {
      throw new Failure(
          "usage.setting",
          Blame.USER,
          "the settings in %s cannot be read: check that the file is there and may be read"
              .formatted(file),
          e);
    }
  }

  private static Failure wrong(String sentence) {
    return new Failure("usage.setting", Blame.USER, sentence);
  }
}
