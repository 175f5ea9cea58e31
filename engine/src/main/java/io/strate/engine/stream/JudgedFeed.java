package io.strate.engine.stream;

import io.strate.domain.Value;
import io.strate.rule.definition.MachineTiming;
import io.strate.timeline.TimelineView;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** All events of a name, those that are a machine's by their times as such. */
final class JudgedFeed extends Feed {

  private static final List<String> SETTLED = List.of(MachineTiming.PROPERTY);

  private final Feed from;
  private final List<MachineRule> rules;
  private final List<Property> sources = new ArrayList<>();
  private boolean[] machines = new boolean[16];

  private JudgedFeed(Feed from, List<MachineRule> rules) {
    this.from = from;
    this.rules = List.copyOf(rules);
  }

  /**
   * @param deliveries of the messages, if the timing looks at them
   */
  static JudgedFeed of(MachineTiming timing, Feed from, Optional<Feed> deliveries) {
    List<MachineRule> rules = new ArrayList<>();
    timing
        .link()
        .map(PropertyKey::ofOneValue)
        .ifPresent(link -> rules.add(new SeveralLinks(from.property(link))));
    timing
        .delivery()
        .map(delivery -> PropertyKey.ofOneValue(delivery.message()))
        .ifPresent(
            message -> {
              Feed all = deliveries.orElseThrow();
              rules.add(new BeforeDelivery(all, all.property(message), from.property(message)));
            });
    return new JudgedFeed(from, rules);
  }

  @Override
  void added(Property property) {
    sources.add(from.property(property.key));
  }

  @Override
  boolean isSteady() {
    return false;
  }

  @Override
  int loadTimes(Reading reading) {
    int count = from.size;
    times = from.times;
    if (machines.length < count) {
      machines = new boolean[Property.roomy(count)];
    }
    Arrays.fill(machines, 0, count, false);
    for (int i = 0; count > 0 && i < rules.size(); i++) {
      rules.get(i).mark(from, machines);
    }
    return count;
  }

  @Override
  void load(Property property, int number, Reading reading) {
    Property stated = sources.get(number);
    if (property.key.path().equals(SETTLED)) {
      settle(property, stated, reading.code(MachineTiming.YES));
    } else {
      property.show(stated);
    }
  }

  private void settle(Property property, Property stated, int yes) {
    property.flat = stated.flat;
    if (stated.flat) {
      property.reserveStarts(size);
    }
    int to = 0;
    for (int i = 0; i < size; i++) {
      if (stated.flat) {
        property.starts[i] = to;
      }
      if (machines[i]) {
        property.reserve(to + 1);
        putYes(property, to++, yes);
        continue;
      }
      for (int v = stated.from(i); v < stated.from(i + 1); v++) {
        property.reserve(to + 1);
        property.copy(stated, v, to++);
      }
    }
    if (stated.flat) {
      property.starts[size] = to;
    }
  }

  /** A text is unknown to whoever reads something else. */
  private static void putYes(Property property, int to, int yes) {
    switch (property.key.form()) {
      case NUMBERS -> property.numbers[to] = Double.NaN;
      case MICROS, INSTANTS -> property.longs[to] = TimelineView.UNKNOWN;
      case TEXTS -> property.codes[to] = yes;
      case BOOLEANS -> property.tags[to] = -1;
      case KEYS -> {
        property.longs[to] = yes;
        property.tags[to] = PropertyColumns.TEXT;
      }
      case VALUES -> property.values[to] = Value.text(MachineTiming.YES);
    }
  }

  @Override
  int owner(int entry) {
    return from.owner(entry);
  }
}
