package io.strate.workspace.definition;

import io.strate.domain.Entity;
import io.strate.rule.Catalogue;
import io.strate.rule.definition.Definitions;
import io.strate.rule.definition.EventDefinition;
import io.strate.rule.definition.LearntTrait;
import io.strate.rule.definition.MomentDefinition;
import io.strate.rule.definition.ScoreDefinition;
import io.strate.rule.definition.SegmentDefinition;
import io.strate.rule.definition.TraitDefinition;
import io.strate.rule.draft.Family;
import io.strate.workspace.definition.Description.Kind;
import io.strate.workspace.definition.Description.Subject;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A workspace whose definitions are checked and can run.
 *
 * @param folder where {@code strate.yaml} lies
 * @param store the folder of the embedded store
 * @param clusters cluster sets, each after what it learns from
 * @param models likewise
 * @param moments best moments of contacts
 * @param families for display: which segments belong together, and along which value
 * @param ruleLabels labels of segments that a rule's THEN gives, or that clusters are called, by
 *     full name
 * @param catalogue everything that a further rule (a preview) may name
 * @param lists the files of ids that segments name
 * @param hash the same as long as definitions mean the same, labels apart
 */
public record WorkspaceDefinition(
    String name,
    Path folder,
    Path store,
    Localized.Locale locale,
    ZoneId zone,
    List<SourceDefinition> sources,
    Definitions definitions,
    List<ClusterDefinition> clusters,
    List<ModelDefinition> models,
    List<MomentDefinition> moments,
    List<Family> families,
    Map<String, String> ruleLabels,
    Map<Subject, Description> descriptions,
    Catalogue catalogue,
    Set<Path> lists,
    String hash) {

  public WorkspaceDefinition {
    sources = List.copyOf(sources);
    clusters = List.copyOf(clusters);
    models = List.copyOf(models);
    moments = List.copyOf(moments);
    families = List.copyOf(families);
    ruleLabels = Map.copyOf(ruleLabels);
    descriptions = Map.copyOf(descriptions);
    lists = Set.copyOf(lists);
  }

  /** The same in another language. */
  public WorkspaceDefinition in(Localized.Locale other) {
    return new WorkspaceDefinition(
        name,
        folder,
        store,
        other,
        zone,
        sources,
        definitions,
        clusters,
        models,
        moments,
        families,
        ruleLabels,
        descriptions,
        catalogue,
        lists,
        hash);
  }

  /** What a definition says of itself; nothing if it says nothing. */
  public Description describe(Kind kind, String name) {
    return descriptions.getOrDefault(new Subject(kind, name), Description.NONE);
  }

  /** What cluster sets and models state. */
  public List<LearntTrait> learnt() {
    return Stream.<LearntTrait>concat(
            clusters.stream().map(ClusterDefinition::trait),
            models.stream().map(ModelDefinition::trait))
        .toList();
  }

  /** What defines a value of profiles by its name; what states attributes counts as traits. */
  public Kind kind(Entity of, String name) {
    if (definitions.scores().stream().anyMatch(s -> s.of() == of && s.name().equals(name))) {
      return Kind.SCORE;
    }
    if (clusters.stream().anyMatch(c -> c.trait().of() == of && c.name().equals(name))) {
      return Kind.CLUSTERS;
    }
    return models.stream().anyMatch(m -> m.trait().of() == of && m.name().equals(name))
        ? Kind.MODEL
        : Kind.TRAIT;
  }

  /** The same as long as runs over the same files would come to the same, labels apart. */
  public long runHash() {
    return Hashes.number(hash, sources.stream().map(s -> s.name() + " " + s.hash()).toList());
  }

  /** The same as long as a segment's own definition means the same, what it refers to apart. */
  public long hash(SegmentDefinition segment) {
    return Hashes.number(segment);
  }

  /** The same as long as a trait's own definition means the same, what it refers to apart. */
  public long hash(TraitDefinition trait) {
    return Hashes.number(trait);
  }

  /** The same as long as a score's own definition means the same, what it refers to apart. */
  public long hash(ScoreDefinition score) {
    return Hashes.number(score);
  }

  /** The same as long as a cluster set's own definition means the same. */
  public long hash(ClusterDefinition clusters) {
    return Hashes.number(clusters);
  }

  /** The same as long as a model's own definition means the same. */
  public long hash(ModelDefinition model) {
    return Hashes.number(model);
  }

  /** The same as long as a moment's own definition means the same. */
  public long hash(MomentDefinition moment) {
    return Hashes.number(moment);
  }

  /** The same as long as what an event counts, or is made of, means the same. */
  public long hash(EventDefinition event) {
    return Hashes.number(event);
  }

  /** What people call a segment, in the workspace's language; its name if nobody said. */
  public String label(String segment) {
    Optional<String> own = describe(Kind.SEGMENT, segment).label().map(text -> text.in(locale));
    return own.or(() -> Optional.ofNullable(ruleLabels.get(segment)))
        .orElseGet(() -> memberLabel(segment));
  }

  /** A member of a family is called after the family and its own name. */
  private String memberLabel(String segment) {
    int slash = segment.indexOf('/');
    if (slash < 0) {
      return segment;
    }
    String family = segment.substring(0, slash);
    Optional<String> label =
        describe(Kind.SEGMENT, family)
            .label()
            .or(() -> describe(Kind.CLUSTERS, family).label())
            .map(text -> text.in(locale));
    String member = segment.substring(slash + 1);
    String colon = locale == Localized.Locale.FR ? " : " : ": ";
    return label.map(text -> text + colon + member).orElse(segment);
  }
}
