package io.strate.workspace.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;

/**
 * Where a file has anchors ({@code &name}) and what repeats them ({@code *name}). The tree of a
 * file shows at each alias the node that it stands for, in that node's own place.
 */
public final class Anchors {

  private record Span(int start, int end, boolean isAlias) {}

  private final List<Span> spans = new ArrayList<>();

  private Anchors() {}

  /** Those of a text that can be read. */
  public static Anchors in(YamlText source) {
    Anchors found = new Anchors();
    if (source.text().indexOf('&') < 0 && source.text().indexOf('*') < 0) {
      return found;
    }
    Offsets offsets = new Offsets(source.text());
    LoadSettings settings =
        LoadSettings.builder()
            .setCodePointLimit(Integer.MAX_VALUE)
            .setVersionFunction(version -> version)
            .build();
    for (Event event : new Parse(settings).parseString(source.text())) {
      boolean isAlias = event instanceof AliasEvent;
      if (isAlias || (event instanceof NodeEvent node && node.getAnchor().isPresent())) {
        found.spans.add(new Span(offsets.start(event), offsets.end(event), isAlias));
      }
    }
    return found;
  }

  /** Whether an anchor or an alias begins between two offsets. */
  public boolean isAnyIn(int start, int end) {
    return spans.stream().anyMatch(span -> span.start >= start && span.start < end);
  }

  /** Where the last alias between two offsets ends. */
  public OptionalInt lastEndIn(int start, int end) {
    return spans.stream()
        .filter(span -> span.isAlias && span.start >= start && span.start < end)
        .mapToInt(Span::end)
        .max();
  }
}
