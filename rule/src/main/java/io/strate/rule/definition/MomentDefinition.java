package io.strate.rule.definition;

import io.strate.domain.Entity;
import io.strate.rule.Selection;
import java.util.List;
import java.util.stream.Stream;

/**
 * When each contact or account reacts best, which is learnt of all of them and then stated of each.
 * To rules it is three attributes, unknown until they are stated first: {@code NAME_hour} from 0 to
 * 23, {@code NAME_weekday} from 1 for Monday to 7, and {@code NAME_confidence} from 0 to 1.
 *
 * @param of whose moment it is
 * @param reactions the events that count, at least one
 */
public record MomentDefinition(Entity of, String name, List<Selection> reactions) {

  public MomentDefinition {
    reactions = List.copyOf(reactions);
  }

  public String hour() {
    return name + "_hour";
  }

  public String weekday() {
    return name + "_weekday";
  }

  public String confidence() {
    return name + "_confidence";
  }

  /** The names of all its attributes, which are numbers. */
  public static Stream<String> attributes(String name) {
    MomentDefinition moment = new MomentDefinition(Entity.CONTACT, name, List.of());
    return Stream.of(moment.hour(), moment.weekday(), moment.confidence());
  }
}
