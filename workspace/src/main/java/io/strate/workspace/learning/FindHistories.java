package io.strate.workspace.learning;

import io.strate.domain.Entity;
import io.strate.domain.Entry;
import io.strate.ledger.Ledger;
import io.strate.rule.definition.Definitions;
import io.strate.timeline.PackedTimeline;
import io.strate.timeline.StreamKey;
import io.strate.timeline.Vocabulary;
import io.strate.workspace.definition.SourceDefinition;
import io.strate.workspace.learning.DrawnAttributes.Drawn;
import io.strate.workspace.open.Workspace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds out of features which of the attributes that they draw on have a history. */
public final class FindHistories {

  private final Workspace workspace;
  private final Ledger ledger;

  public FindHistories(Workspace workspace) {
    this.workspace = workspace;
    this.ledger = workspace.ledger();
  }

  /** The attributes that each feature draws on, in one pass over all timelines. */
  public Map<String, List<AttributeHistory>> of(Entity of, List<Feature> features) {
    Definitions definitions = workspace.definition().definitions();
    Map<String, Set<Drawn>> drawn = new LinkedHashMap<>();
    Map<Drawn, Dates> dates = new LinkedHashMap<>();
    for (Feature feature : features) {
      Set<Drawn> attributes = DrawnAttributes.of(definitions, of, feature.value());
      drawn.put(feature.name(), attributes);
      attributes.forEach(
          each -> dates.put(each, new Dates(ledger.vocabulary().findStream(key(each)))));
    }
    for (Entity entity : Entity.values()) {
      read(
          entity,
          dates.entrySet().stream()
              .filter(each -> each.getKey().of() == entity)
              .map(Map.Entry::getValue)
              .filter(each -> each.stream != Vocabulary.NONE)
              .toList());
    }
    Map<String, List<AttributeHistory>> histories = new LinkedHashMap<>();
    drawn.forEach(
        (feature, attributes) -> {
          List<AttributeHistory> all = new ArrayList<>();
          for (Drawn attribute : attributes) {
            all.add(history(attribute, dates.getOrDefault(attribute, new Dates(Vocabulary.NONE))));
          }
          histories.put(feature, all);
        });
    return histories;
  }

  private static StreamKey key(Drawn attribute) {
    return StreamKey.attribute(attribute.name());
  }

  /** Since when an attribute's values are dated, profile by profile. */
  private static final class Dates {
    private final int stream;
    private long[] dated = {};
    private long[] times = new long[8];

    Dates(int stream) {
      this.stream = stream;
    }

    void take(int number, int profiles, PackedTimeline view) {
      int size = view.size(stream);
      times = times.length < size ? new long[2 * size] : times;
      view.times(stream, times);
      if (size == 0 || times[0] != Entry.ALWAYS) {
        return;
      }
      if (dated.length == 0) {
        dated = new long[profiles];
        Arrays.fill(dated, Long.MIN_VALUE);
      }
      dated[number] =
          Arrays.stream(times, 0, size)
              .filter(time -> time != Entry.ALWAYS)
              .findFirst()
              .orElse(Long.MAX_VALUE);
    }
  }

  private void read(Entity of, List<Dates> dates) {
    if (dates.isEmpty()) {
      return;
    }
    int profiles = ledger.profiles().count(of);
    PackedTimeline view = new PackedTimeline();
    ledger
        .timelines()
        .scan(
            of,
            0,
            profiles,
            (number, bytes, offset, length) -> {
              view.wrap(bytes, offset, length, true);
              dates.forEach(each -> each.take(number, profiles, view));
            });
  }

  private AttributeHistory history(Drawn attribute, Dates dates) {
    return new AttributeHistory(
        attribute.of(),
        attribute.name(),
        workspace.definition().sources().stream()
            .filter(source -> statesUntimed(source, attribute))
            .map(SourceDefinition::name)
            .toList(),
        dates.dated);
  }

  private static boolean statesUntimed(SourceDefinition source, Drawn attribute) {
    return source.rows() instanceof SourceDefinition.Profiles profiles
        && profiles.of() == attribute.of()
        && profiles.time().isEmpty()
        && profiles.attributes().stream().anyMatch(each -> each.name().equals(attribute.name()));
  }
}
