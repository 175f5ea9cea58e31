package io.strate.workspace.definition;

import io.strate.domain.Blame;
import io.strate.domain.Failure;
import io.strate.rule.Place;
import io.strate.rule.Problem;
import io.strate.rule.draft.Compiled;
import io.strate.rule.draft.DraftCompiler;
import io.strate.rule.draft.SourceCatalogue;
import io.strate.rule.text.ProblemPrinter;
import io.strate.workspace.yaml.YamlBytes;
import io.strate.workspace.yaml.YamlNode;
import io.strate.workspace.yaml.YamlNode.Mapping;
import io.strate.workspace.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The files of a workspace's definitions: {@code strate.yaml}, and every other {@code *.yaml}
 * beside it in the order of their names.
 */
public final class WorkspaceFiles {

  /** The file that makes a folder a workspace. */
  public static final String MAIN = "strate.yaml";

  /** What a server is told; it defines nothing of the workspace. */
  public static final String SERVER = "strate-server.yaml";

  /** Problems that may only come of a source that could not be read. */
  private static final Set<String> UNKNOWN_NAMES =
      Set.of("name.unknown", "property.unknown", "event.unknown", "features.none");

  private final Path folder;

  /** What files would hold, by their names, instead of what they do. */
  private final Map<String, byte[]> supposed;

  private final List<Problem> problems = new ArrayList<>();

  /** Lines whose columns are no longer those of the file, as {@code file:line}. */
  private final Set<String> repaired = new HashSet<>();

  /** Whether some file holds more than could be read. */
  private boolean unreadable;

  private final LearntLabels learnt;

  private WorkspaceFiles(Path folder, Map<String, byte[]> supposed, LearntLabels learnt) {
    this.folder = folder;
    this.supposed = supposed;
    this.learnt = learnt;
  }

  /**
   * Reads and checks a workspace, and tells everything that is wrong with it at once.
   *
   * @throws Failure if there is no workspace in the folder
   */
  public static Checked check(Path folder, SourceColumns columns) {
    return check(folder, columns, Map.of(), LearntLabels.NONE);
  }

  /**
   * The same as if some files held something else.
   *
   * @param supposed what they would hold, by the files' names
   * @param learnt what has been learnt so far
   */
  public static Checked check(
      Path folder, SourceColumns columns, Map<String, byte[]> supposed, LearntLabels learnt) {
    WorkspaceFiles files = new WorkspaceFiles(folder, supposed, learnt);
    Optional<WorkspaceDefinition> workspace = files.read().flatMap(d -> files.compile(d, columns));
    List<Problem> all =
        ProblemPrinter.sorted(files.problems.stream().filter(files::isInPlace).toList());
    boolean fine = all.stream().noneMatch(p -> p.severity() == Problem.Severity.ERROR);
    return new Checked(workspace.filter(_ -> fine), all);
  }

  /** The folder of a workspace's store, and the workspace's language. */
  public record StorePlace(Path folder, Localized.Locale locale) {}

  /**
   * Where a workspace keeps its store, whatever else may be wrong with its definitions.
   *
   * @throws Failure if there is no workspace in the folder, or its files do not tell
   */
  public static StorePlace store(Path folder) {
    WorkspaceFiles files = new WorkspaceFiles(folder, Map.of(), LearntLabels.NONE);
    Optional<Drafts> drafts = files.read();
    boolean isTold =
        files.problems.stream().noneMatch(p -> p.place().lineText().startsWith("store:"));
    return drafts
        .filter(_ -> isTold)
        .map(read -> new StorePlace(folder.resolve(read.store()), read.locale()))
        .orElseThrow(
            () ->
                new Failure(
                    "definitions.wrong",
                    Blame.USER,
                    files.problems.stream()
                        .map(ProblemPrinter::print)
                        .collect(
                            Collectors.joining(
                                "\n", "the definitions do not tell where the store is\n", ""))));
  }

  private boolean isInPlace(Problem problem) {
    return problem.code().equals("yaml.quotes")
        || !repaired.contains(problem.place().file() + ":" + problem.place().line());
  }

  /** What all files say; empty if one of them cannot be read whole. */
  private Optional<Drafts> read() {
    MergedFiles merged = new MergedFiles(problems::add);
    for (Path file : in(folder)) {
      readFile(file).ifPresent(merged::add);
    }
    Drafts drafts = Drafts.read(merged, folder, learnt, problems::add);
    return unreadable ? Optional.empty() : Optional.of(drafts);
  }

  /**
   * The files of a workspace's definitions, in the order in which they are laid together.
   *
   * @throws Failure if there is no workspace in the folder
   */
  public static List<Path> in(Path folder) {
    MainFile.require(folder);
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(path -> isDefinitions(path.getFileName().toString()))
          .filter(path -> !Files.isDirectory(path))
          .sorted(
              Comparator.comparing((Path path) -> !path.getFileName().toString().equals(MAIN))
                  .thenComparing(path -> path.getFileName().toString()))
          .toList();
    } catch (IOException e) {
      throw new Failure(
          "workspace.unreadable",
          Blame.RESOURCES,
          "the folder " + folder + " cannot be read: " + e.getMessage(),
          e);
    }
  }

  private static boolean isDefinitions(String name) {
    return !name.startsWith(".")
        && !name.equals(SERVER)
        && (name.endsWith(".yaml") || name.endsWith(".yml"));
  }

  private Optional<Mapping> readFile(Path path) {
    String name = path.getFileName().toString();
    return switch (decode(name, path)) {
      case YamlBytes.NotText broken -> {
        problems.add(broken.problem());
        unreadable = true;
        yield Optional.empty();
      }
      case YamlBytes.Readable readable -> {
        YamlReader.Reading reading = YamlReader.read(readable.text());
        problems.addAll(reading.problems());
        unreadable |= reading.unreadable();
        reading.repairedLines().forEach(line -> repaired.add(name + ":" + line));
        yield reading.root().flatMap(this::checked);
      }
    };
  }

  private YamlBytes.Decoded decode(String name, Path path) {
    byte[] instead = supposed.get(name);
    if (instead != null) {
      return YamlBytes.decode(name, instead);
    }
    if (!Files.isRegularFile(path)) {
      return new YamlBytes.NotText(
          Problem.error(
              "workspace.unreadable",
              new Place(name, 1, 1, "", 1),
              MainFile.kind(path) + "; expected a file of definitions: mend it or take it away"));
    }
    try {
      long size = Files.size(path);
      return size > YamlBytes.LARGEST
          ? new YamlBytes.NotText(YamlBytes.tooLarge(name, size))
          : YamlBytes.decode(name, Files.readAllBytes(path));
    } catch (IOException e) {
      return new YamlBytes.NotText(
          Problem.error(
              "workspace.unreadable",
              new Place(name, 1, 1, "", 1),
              "the file cannot be read: check that it is there and may be read"));
    }
  }

  private Optional<Mapping> checked(YamlNode root) {
    if (root instanceof YamlNode.Scalar scalar && scalar.isAbsent()) {
      return Optional.empty();
    }
    new ShapeCheck(problems::add).check(root, Shapes.WORKSPACE, "the file");
    unreadable |= !(root instanceof Mapping);
    return root instanceof Mapping mapping ? Optional.of(mapping) : Optional.empty();
  }

  private Optional<WorkspaceDefinition> compile(Drafts drafts, SourceColumns columns) {
    List<SourceDefinition> sources = new ArrayList<>();
    List<SourceDraft> broken = new ArrayList<>();
    for (SourceDraft draft : drafts.sources()) {
      int position = sources.size() + broken.size();
      SourceCompiler.compile(draft, position, drafts.workspace().zone(), columns, problems::add)
          .ifPresentOrElse(sources::add, () -> broken.add(draft));
    }
    SourceCatalogue stated = Statements.of(sources, broken, columns);
    Compiled compiled = DraftCompiler.compile(drafts.workspace(), stated);
    compiled.problems().stream()
        .filter(problem -> broken.isEmpty() || !UNKNOWN_NAMES.contains(problem.code()))
        .forEach(problems::add);
    if (!broken.isEmpty()) {
      return Optional.empty();
    }
    LearntDefinitions learntDefinitions =
        LearntDefinitions.of(drafts, compiled.learnt(), problems::add);
    return compiled.hasErrors()
        ? Optional.empty()
        : Optional.of(define(drafts, sources, compiled, learntDefinitions));
  }

  private WorkspaceDefinition define(
      Drafts drafts,
      List<SourceDefinition> sources,
      Compiled compiled,
      LearntDefinitions learntDefinitions) {
    return new WorkspaceDefinition(
        drafts.name().orElseGet(this::folderName),
        folder,
        folder.resolve(drafts.store()),
        drafts.locale(),
        drafts.workspace().zone(),
        sources,
        compiled.definitions(),
        learntDefinitions.clusters(),
        learntDefinitions.models(),
        compiled.moments(),
        compiled.families(),
        compiled.labels(),
        drafts.descriptions(),
        compiled.catalogue(),
        drafts.lists(),
        Hashes.of(compiled.definitions()));
  }

  private String folderName() {
    Path name = folder.toAbsolutePath().normalize().getFileName();
    return name == null ? "workspace" : name.toString();
  }
}
