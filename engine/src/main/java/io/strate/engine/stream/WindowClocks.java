package io.strate.engine.stream;

import io.strate.engine.column.Block;
import io.strate.engine.column.Slot;
import io.strate.rule.Window;
import io.strate.rule.time.Calendar;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The bounds of windows in the workspace's time zone, and in those of contacts that name their own.
 */
public final class WindowClocks {

  /** More zones than there are names of them would mean that texts without sense are remembered. */
  private static final int MOST_ZONES = 2_000;

  private final List<Window> windows;
  private final WindowClock workspace;
  private final Map<String, WindowClock> byZone = new HashMap<>();
  private long now;

  WindowClocks(List<Window> windows, Calendar calendar, long now) {
    this.windows = windows;
    this.workspace = new WindowClock(windows, calendar, now);
    this.now = now;
  }

  void set(long instant) {
    if (instant != now) {
      now = instant;
      workspace.set(instant);
    }
  }

  WindowClock workspace() {
    return workspace;
  }

  /** The clock of the zone that a text column names, if it is one. */
  WindowClock of(Block block, Slot zone, int row) {
    if (!block.isText(zone.index(), row)) {
      return workspace;
    }
    String name = block.text(zone.index(), row);
    WindowClock known = byZone.get(name);
    if (known == null) {
      known = create(name);
      if (byZone.size() < MOST_ZONES) {
        byZone.put(name, known);
      }
    }
    if (known.now() != now) {
      known.set(now);
    }
    return known;
  }

  private WindowClock create(String name) {
    try {
      return new WindowClock(windows, Calendar.of(ZoneId.of(name)), now);
    } catch (DateTimeException _) {
      return workspace;
    }
  }
}
