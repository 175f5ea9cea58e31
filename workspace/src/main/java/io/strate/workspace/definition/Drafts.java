package io.strate.workspace.definition;

import io.strate.rule.Problem;
import io.strate.rule.draft.ChannelDraft;
import io.strate.rule.draft.EventDraft;
import io.strate.rule.draft.LearntDraft;
import io.strate.rule.draft.Name;
import io.strate.rule.draft.TimingDraft;
import io.strate.rule.draft.TraitDraft;
import io.strate.rule.draft.WorkspaceDraft;
import io.strate.rule.text.SourceText;
import io.strate.workspace.definition.Description.Kind;
import io.strate.workspace.definition.Description.Subject;
import io.strate.workspace.yaml.YamlNode;
import io.strate.workspace.yaml.YamlNode.Entry;
import io.strate.workspace.yaml.YamlNode.Scalar;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * All that a workspace's files say, before it is checked against what sources hold.
 *
 * @param name the workspace's name, if the files say one
 * @param clusters cluster sets with how they are learnt; what of, {@code workspace} says
 * @param models likewise
 * @param lists the files of ids that segments name, and of models that others learnt
 */
record Drafts(
    Optional<String> name,
    Localized.Locale locale,
    String store,
    List<SourceDraft> sources,
    WorkspaceDraft workspace,
    List<ClusterDraft> clusters,
    List<ModelDraft> models,
    Map<Subject, Description> descriptions,
    Set<Path> lists) {

  private static final String STORE = ".strate/";

  static Drafts read(
      MergedFiles files, Path folder, LearntLabels learnt, Consumer<Problem> problems) {
    return new Reader(files, folder, learnt, problems).read();
  }

  /** Turns sections into drafts. */
  private static final class Reader {
    private final MergedFiles files;
    private final Path folder;
    private final Fields settings;
    private final Map<Subject, Description> descriptions = new LinkedHashMap<>();
    private final IdLists lists;
    private final ModelFiles modelFiles;
    private final SegmentReader segments;
    private final SourceReader sources;
    private final LearntLabels learnt;
    private final Consumer<Problem> problems;

    Reader(MergedFiles files, Path folder, LearntLabels learnt, Consumer<Problem> problems) {
      this.files = files;
      this.folder = folder;
      this.settings = files.settings();
      this.learnt = learnt;
      this.problems = problems;
      this.lists = new IdLists(folder);
      this.modelFiles = new ModelFiles(folder);
      this.segments = new SegmentReader(lists, descriptions, problems);
      this.sources = new SourceReader(problems);
    }

    Drafts read() {
      List<ClusterDraft> clusters =
          section("clusters", Kind.CLUSTERS).stream()
              .map(new ClusterReader(learnt, problems)::read)
              .toList();
      List<ModelDraft> models =
          section("models", Kind.MODEL).stream()
              .flatMap(entry -> new ModelReader(modelFiles, problems).read(entry).stream())
              .toList();
      boolean english = settings.text("locale").filter("en"::equals).isPresent();
      return new Drafts(
          settings.text("workspace"),
          english ? Localized.Locale.EN : Localized.Locale.FR,
          store(),
          section("sources", Kind.SOURCE).stream().flatMap(e -> sources.read(e).stream()).toList(),
          workspace(traits(clusters, models)),
          clusters,
          models,
          descriptions,
          files());
    }

    private Set<Path> files() {
      Set<Path> all = new LinkedHashSet<>(lists.files());
      all.addAll(modelFiles.files());
      return all;
    }

    /** The store's folder, if the text is one. */
    private String store() {
      Optional<Name> name = settings.name("store");
      if (name.isPresent() && !isPath(name.get().text())) {
        problems.accept(
            Problem.error(
                "definition.path", name.get().place(), "`store:` wants a folder such as data/"));
        return STORE;
      }
      return name.map(Name::text).orElse(STORE);
    }

    private boolean isPath(String text) {
      try {
        return !folder.resolve(text).toString().isEmpty();
      } catch (InvalidPathException e) {
        return false;
      }
    }

    private static List<LearntDraft> traits(List<ClusterDraft> clusters, List<ModelDraft> models) {
      List<LearntDraft> traits =
          new ArrayList<>(clusters.stream().map(ClusterDraft::trait).toList());
      traits.addAll(models.stream().map(ModelDraft::trait).toList());
      return traits;
    }

    private WorkspaceDraft workspace(List<LearntDraft> traits) {
      return new WorkspaceDraft(
          zone(),
          settings.name("contact_timezone"),
          section("events", Kind.EVENT).stream().map(this::event).toList(),
          section("traits", Kind.TRAIT).stream().flatMap(e -> trait(e).stream()).toList(),
          section("scores", Kind.SCORE).stream().map(ScoreReader::read).toList(),
          section("segments", Kind.SEGMENT).stream().map(segments::read).toList(),
          texts("rules"),
          section("channels", Kind.CHANNEL).stream().map(Reader::channel).toList(),
          traits,
          section("moments", Kind.MOMENT).stream()
              .flatMap(entry -> MomentReader.read(entry, problems).stream())
              .toList(),
          texts("legal_bases").stream().map(SourceText::text).collect(Collectors.toSet()));
    }

    private ZoneId zone() {
      Optional<Name> name = settings.name("timezone");
      Optional<ZoneId> zone = name.map(Name::text).flatMap(Zones::find);
      if (name.isPresent() && zone.isEmpty()) {
        problems.accept(
            Problem.error("definition.zone", name.get().place(), Zones.unknown(name.get().text())));
      }
      return zone.orElse(ZoneOffset.UTC);
    }

    private List<Entry> section(String name, Kind kind) {
      List<Entry> entries = files.named(name);
      entries.forEach(
          entry ->
              descriptions.put(
                  new Subject(kind, entry.name()), Fields.of(entry.value()).description()));
      return entries;
    }

    private List<SourceText> texts(String section) {
      return files.items(section).stream()
          .flatMap(item -> Fields.scalar(item).stream())
          .map(Texts::of)
          .toList();
    }

    private EventDraft event(Entry entry) {
      Optional<Scalar> label = Fields.scalar(entry.value());
      label.ifPresent(
          text ->
              descriptions.put(
                  new Subject(Kind.EVENT, entry.name()), Description.labelled(text.value())));
      Fields fields = Fields.of(entry.value());
      return new EventDraft(
          Texts.name(entry.key()),
          fields.name("from"),
          fields.rule("where"),
          fields.rule("gap"),
          fields.node("machine").map(Reader::timing));
    }

    private static TimingDraft timing(YamlNode machine) {
      Fields fields = Fields.of(machine);
      return new TimingDraft(fields.rule("link"), fields.name("delivery"), fields.rule("message"));
    }

    private static Optional<TraitDraft> trait(Entry entry) {
      Fields fields = Fields.of(entry.value());
      return Fields.scalar(entry.value())
          .map(Texts::of)
          .or(() -> fields.rule("value"))
          .map(value -> new TraitDraft(fields.entity(), Texts.name(entry.key()), value));
    }

    private static ChannelDraft channel(Entry entry) {
      Fields fields = Fields.of(entry.value());
      return new ChannelDraft(
          Texts.name(entry.key()),
          Fields.scalar(entry.value()).map(Texts::of).or(() -> fields.rule("address")),
          fields.rule("bouncing"),
          fields.rule("complained"));
    }
  }
}
