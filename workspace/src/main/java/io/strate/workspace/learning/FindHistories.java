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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
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
    Map<Drawn, Count> counts = new LinkedHashMap<>();
    for (Feature feature : features) {
      Set<Drawn> attributes = DrawnAttributes.of(definitions, of, feature.value());
      drawn.put(feature.name(), attributes);
      attributes.forEach(
          each -> counts.put(each, new Count(ledger.vocabulary().findStream(key(each)))));
    }
    for (Entity entity : Entity.values()) {
      count(
          entity,
          counts.entrySet().stream()
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
            all.add(history(attribute, counts.getOrDefault(attribute, new Count(Vocabulary.NONE))));
          }
          histories.put(feature, all);
        });
    return histories;
  }

  private static StreamKey key(Drawn attribute) {
    return StreamKey.attribute(attribute.name());
  }

  /** What is counted of an attribute's stream. */
  private static final class Count {
    private final int stream;
    private long profiles;
    private long fromAlways;
    private long first = Long.MAX_VALUE;
    private long[] times = new long[8];

    Count(int stream) {
      this.stream = stream;
    }

    void take(PackedTimeline view) {
      int size = view.size(stream);
      if (size == 0) {
        return;
      }
      times = times.length < size ? new long[2 * size] : times;
      view.times(stream, times);
      profiles++;
      int timed = 0;
      while (timed < size && times[timed] == Entry.ALWAYS) {
        timed++;
      }
      fromAlways += timed > 0 ? 1 : 0;
      first = timed < size ? Math.min(first, times[timed]) : first;
    }
  }

  private void count(Entity of, List<Count> counts) {
    if (counts.isEmpty()) {
      return;
    }
    PackedTimeline view = new PackedTimeline();
    ledger
        .timelines()
        .scan(
            of,
            0,
            ledger.profiles().count(of),
            (_, bytes, offset, length) -> {
              view.wrap(bytes, offset, length, true);
              counts.forEach(each -> each.take(view));
            });
  }

  private AttributeHistory history(Drawn attribute, Count count) {
    return new AttributeHistory(
        attribute.of(),
        attribute.name(),
        workspace.definition().sources().stream()
            .filter(source -> statesUntimed(source, attribute))
            .map(SourceDefinition::name)
            .toList(),
        count.profiles,
        count.fromAlways,
        count.first == Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(count.first));
  }

  private static boolean statesUntimed(SourceDefinition source, Drawn attribute) {
    return source.rows() instanceof SourceDefinition.Profiles profiles
        && profiles.of() == attribute.of()
        && profiles.time().isEmpty()
        && profiles.attributes().stream().anyMatch(each -> each.name().equals(attribute.name()));
  }
}
