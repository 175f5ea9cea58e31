package io.strate.rule.interpret;

import io.strate.domain.Entry;
import io.strate.rule.definition.EventDefinition;
import io.strate.rule.time.Calendar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What was ever the case of a profile, and will be: its zones, whom it was ever linked to, what
 * ever happened. The instants at which links come and go are added to the turning points.
 */
record History(Interpreter interpreter, Who who, Turns turns) {

  List<Entry> entries(Who of) {
    return interpreter.population().timeline(of.entity(), of.id()).entries();
  }

  /** The workspace's calendar and all that the profile's own zone ever was. */
  List<Calendar> calendars() {
    TreeSet<String> zones = new TreeSet<>();
    List<Calendar> all = new ArrayList<>(List.of(interpreter.workspaceCalendar()));
    Optional<String> attribute = interpreter.definitions().contactZone();
    for (Entry entry : who.isAccount() || attribute.isEmpty() ? List.<Entry>of() : entries(who)) {
      if (entry instanceof Entry.AttributeStated stated && stated.name().equals(attribute.get())) {
        Scene.zone(stated.value())
            .filter(zone -> zones.add(zone.getId()))
            .map(Calendar::of)
            .ifPresent(all::add);
      }
    }
    return all;
  }

  /** What joins and leaves: the accounts of a contact, the contacts of an account. */
  TreeSet<String> linked() {
    TreeSet<String> linked = new TreeSet<>();
    for (String contact :
        who.isAccount()
            ? interpreter.population().contacts().keySet()
            : java.util.Set.of(who.id())) {
      List<Entry.AccountStated> statements =
          entries(Who.contact(contact)).stream()
              .filter(Entry.AccountStated.class::isInstance)
              .map(Entry.AccountStated.class::cast)
              .toList();
      if (who.isAccount()
          && statements.stream().noneMatch(s -> s.account().filter(who.id()::equals).isPresent())) {
        continue;
      }
      statements.forEach(statement -> turns.add(statement.time()));
      if (who.isAccount()) {
        linked.add(contact);
      } else {
        statements.forEach(statement -> statement.account().ifPresent(linked::add));
      }
    }
    return linked;
  }

  /**
   * As delivered, under the name that all definitions go back to. Where their times may make them a
   * machine's, they are listed as that too.
   */
  List<Scene.Happening> happened(String name) {
    return switch (interpreter.event(name)) {
      case EventDefinition.Delivered(_, _, var timing) -> {
        Iterable<String> contacts = who.isAccount() ? linked() : List.of(who.id());
        List<Scene.Happening> all = new ArrayList<>();
        for (String contact : contacts) {
          for (Entry entry : entries(Who.contact(contact))) {
            if (entry instanceof Entry.Event event && event.name().equals(name)) {
              all.add(new Scene.Happening(contact, event));
              timing.ifPresent(
                  _ -> all.add(new Scene.Happening(contact, MachineTimes.ofMachine(event))));
            }
          }
        }
        yield all;
      }
      case EventDefinition.Filtered(_, var from, _) -> happened(from);
      case EventDefinition.Session(_, var from, _, _) -> happened(from);
    };
  }
}
