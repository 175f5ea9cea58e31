package io.strate.workspace.answer;

import io.strate.domain.Entity;
import io.strate.domain.Entry;
import io.strate.domain.Value;
import io.strate.rule.Expr;
import io.strate.rule.Selection;
import io.strate.rule.definition.EventDefinition.Delivered;
import io.strate.rule.definition.MachineTiming;
import io.strate.rule.interpret.Happened;
import io.strate.rule.interpret.Interpreter;
import io.strate.rule.text.RulePrinter;
import io.strate.workspace.definition.Localized;
import io.strate.workspace.definition.WorkspaceDefinition;
import io.strate.workspace.open.Workspace;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Says what is the case as of one instant, with the entries that show it. */
final class Witness {

  /** So many of the entries that decided are shown, the latest. */
  private static final int SHOWN = 5;

  private static final List<String> MACHINE = List.of(MachineTiming.PROPERTY);
  private static final Value YES = Value.text(MachineTiming.YES);

  private final WorkspaceDefinition workspace;

  /** The names of sources by their positions in the store, where senders' calls have one too. */
  private final Map<Integer, String> sources = new HashMap<>();

  private final Interpreter interpreter;
  private final boolean looksAtTimes;
  private final long now;
  private final Learning learning;

  /** Why a learnt trait says of somebody what it says. */
  @FunctionalInterface
  interface Learning {
    Optional<LearntReason> of(Subject subject, String name);
  }

  Witness(Workspace workspace, Interpreter interpreter, long now) {
    this(workspace, interpreter, now, (_, _) -> Optional.empty());
  }

  Witness(Workspace workspace, Interpreter interpreter, long now, Learning learning) {
    this.workspace = workspace.definition();
    workspace
        .ledger()
        .sources()
        .declared()
        .forEach((name, generation) -> sources.put(generation.position(), name));
    this.interpreter = interpreter;
    this.looksAtTimes =
        interpreter.definitions().events().stream()
            .anyMatch(event -> event instanceof Delivered(_, _, var timing) && timing.isPresent());
    this.now = now;
    this.learning = learning;
  }

  /** Why a learnt trait says of somebody what it says; empty for all else. */
  Optional<LearntReason> learnt(Subject subject, String name) {
    return learning.of(subject, name);
  }

  Interpreter interpreter() {
    return interpreter;
  }

  long now() {
    return now;
  }

  // ---- what rules say ----

  Value value(Subject subject, Expr expr) {
    return interpreter.value(subject.of(), subject.id(), expr, now);
  }

  boolean holds(Subject subject, Expr condition) {
    return interpreter.holds(subject.of(), subject.id(), condition, now);
  }

  // ---- in words ----

  String text(Expr expr) {
    return RulePrinter.print(expr, language(), workspace.zone());
  }

  String text(Selection events) {
    return RulePrinter.print(events, language(), workspace.zone());
  }

  private RulePrinter.Language language() {
    return workspace.locale() == Localized.Locale.FR
        ? RulePrinter.Language.FRENCH
        : RulePrinter.Language.ENGLISH;
  }

  // ---- entries ----

  /** The reason with the events that a selection counts. */
  Reason withEvents(Reason reason, Subject subject, Selection selection) {
    List<Happened> events = interpreter.events(subject.of(), subject.id(), selection, now);
    Set<Happened> counted = new HashSet<>(events);
    List<Happened> leftOut =
        hurried(subject, selection).stream().filter(event -> !counted.contains(event)).toList();
    Reason shown = reason.entries(latest(events), events.size());
    return leftOut.isEmpty()
        ? shown
        : shown.parts(
            List.of(
                Reason.of(Reason.Kind.TIMING, selection.event())
                    .entries(latest(leftOut), leftOut.size())));
  }

  private List<Deciding> latest(List<Happened> events) {
    return events.reversed().stream()
        .limit(SHOWN)
        .map(happened -> deciding(happened.event(), happened.contact()))
        .toList();
  }

  /** What a selection would count that is a machine's by its timing: it was stated otherwise. */
  private List<Happened> hurried(Subject subject, Selection selection) {
    if (!looksAtTimes) {
      return List.of();
    }
    Selection all = new Selection(selection.event(), selection.where(), selection.window(), true);
    Map<String, Set<Entry>> stated = new HashMap<>();
    return interpreter.events(subject.of(), subject.id(), all, now).stream()
        .filter(happened -> happened.event().properties().at(MACHINE).equals(YES))
        .filter(
            happened ->
                !stated
                    .computeIfAbsent(happened.contact(), this::stated)
                    .contains(happened.event()))
        .toList();
  }

  private Set<Entry> stated(String contact) {
    return new HashSet<>(interpreter.population().timeline(Entity.CONTACT, contact).entries());
  }

  /** The reason with the statement of an attribute that holds. */
  Reason withAttribute(Reason reason, Subject subject, String name) {
    return withLast(
        reason,
        subject,
        entry -> entry instanceof Entry.AttributeStated stated && stated.name().equals(name));
  }

  /** The reason with the statement that a contact belongs to an account. */
  Reason withAccount(Reason reason, Subject subject, String account) {
    return withLast(
        reason,
        subject,
        entry ->
            entry instanceof Entry.AccountStated stated
                && stated.account().filter(account::equals).isPresent());
  }

  /** The reason with the consent stated last for a channel and purpose. */
  Reason withConsent(Reason reason, Subject subject, String channel, String purpose) {
    return withLast(
        reason,
        subject,
        entry ->
            entry instanceof Entry.ConsentStated stated
                && stated.consent().channel().equals(channel)
                && stated.consent().purpose().equals(purpose));
  }

  private Reason withLast(Reason reason, Subject subject, Predicate<Entry> isIt) {
    Optional<Deciding> last =
        entries(subject).stream()
            .filter(isIt)
            .reduce((_, later) -> later)
            .map(entry -> deciding(entry, subject.of() == Entity.CONTACT ? subject.id() : ""));
    return reason.entries(last.stream().toList(), last.stream().count());
  }

  private List<Entry> entries(Subject subject) {
    return interpreter.population().timeline(subject.of(), subject.id()).asOf(now);
  }

  Deciding deciding(Happened happened) {
    return deciding(happened.event(), happened.contact());
  }

  private Deciding deciding(Entry entry, String contact) {
    return new Deciding(entry, contact, sources.getOrDefault(entry.origin().source(), ""));
  }
}
