package io.strate.engine;

import io.strate.domain.Entity;
import io.strate.engine.column.Graph;
import io.strate.engine.column.Program;
import io.strate.engine.column.Slot;
import io.strate.rule.Expr;
import io.strate.rule.definition.Definitions;
import io.strate.rule.definition.SegmentDefinition;
import io.strate.rule.time.Calendar;
import io.strate.timeline.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * All definitions of a workspace compiled together: a leaf that a hundred segments use is computed
 * once. Immutable; safe for several threads.
 */
public final class Plan {

  final Definitions definitions;
  final Vocabulary vocabulary;
  private final EntityProgram contacts;
  private final EntityProgram accounts;
  private final Calendar calendar;
  private final Map<Runnable, Program> programs = new ConcurrentHashMap<>();
  private final Map<Imports.Stayed, StayPlan> stays = new ConcurrentHashMap<>();

  private record Runnable(Entity of, int stage) {}

  /** What decides a {@code stay}: two conditions of an entity, in a plan of their own. */
  record StayPlan(Plan plan, int when, int stay) {}

  private Plan(PlanCompiler compiler, Vocabulary vocabulary) {
    this.definitions = compiler.definitions;
    this.vocabulary = vocabulary;
    this.contacts = compiler.contacts;
    this.accounts = compiler.accounts;
    this.calendar = compiler.calendar;
    for (EntityProgram program : List.of(contacts, accounts)) {
      for (Graph.Node node : List.copyOf(program.graph.order())) {
        if (node.key() instanceof Imports.Stayed stayed) {
          stays.put(stayed, stayPlan(program.entity, stayed.when(), stayed.stay()));
        }
      }
    }
  }

  private StayPlan stayPlan(Entity of, Expr when, Expr stay) {
    PlanCompiler compiler = new PlanCompiler(definitions);
    EntityProgram program = compiler.of(of);
    int whenAt = program.condition(when).index();
    int stayAt = program.condition(stay).index();
    program.conditions.addAll(List.of(program.condition(when), program.condition(stay)));
    return new StayPlan(new Plan(compiler, vocabulary), whenAt, stayAt);
  }

  /** The plan of all definitions. */
  public static Plan compile(Definitions definitions, Vocabulary vocabulary) {
    PlanCompiler compiler = new PlanCompiler(definitions);
    compiler.compileAll();
    return new Plan(compiler, vocabulary);
  }

  /** The names of an entity's segments, in the order of results. */
  public List<String> segments(Entity of) {
    return List.copyOf(program(of).segments.keySet());
  }

  /** The names of an entity's traits and scores. */
  public List<String> traits(Entity of) {
    return List.copyOf(program(of).traits.keySet());
  }

  /**
   * Whether rules look from one profile at another's timeline, so that {@link World#view} is asked.
   */
  public boolean looksAround() {
    return accounts.leaves.readEvents()
        || stays.values().stream().anyMatch(stay -> stay.plan.crosses());
  }

  /** Whether contacts depend on their accounts or accounts on their contacts. */
  public boolean crosses() {
    return lastStage(Entity.CONTACT) > 0 || looksAtContacts();
  }

  /** Whether accounts depend on their contacts by more than existing where there is one. */
  public boolean looksAtContacts() {
    return accounts.graph.order().stream().anyMatch(node -> node.key() instanceof Imports.Contacts)
        || accounts.leaves.readEvents();
  }

  /** Whether there is anything to know of accounts. */
  boolean knowsAccounts() {
    return !accounts.segments.isEmpty() || !accounts.traits.isEmpty() || crosses();
  }

  EntityProgram program(Entity of) {
    return of == Entity.CONTACT ? contacts : accounts;
  }

  StayPlan stay(Imports.Stayed stayed) {
    StayPlan plan = stays.get(stayed);
    if (plan == null) {
      throw new IllegalStateException("not compiled: " + stayed);
    }
    return plan;
  }

  /** The last scan that an entity's results need. */
  int lastStage(Entity of) {
    return program(of).graph.order().stream()
        .mapToInt(node -> node.facts().stage())
        .max()
        .orElse(0);
  }

  Program runnable(Entity of, int stage) {
    return programs.computeIfAbsent(
        new Runnable(of, stage),
        _ ->
            new Program(
                program(of).graph, program(of).conditions, program(of).exports, stage, calendar));
  }

  /** The last scan that tells more than the outcome of a {@code top} before it. */
  int neededStage(Entity of) {
    EntityProgram program = program(of);
    return program.graph.order().stream()
        .filter(
            node ->
                !(node.key() instanceof Imports.Ranked)
                    || program.graph.isRead(node.out())
                    || program.traits.containsValue(node.out())
                    || program.exports.contains(node.out()))
        .mapToInt(node -> node.facts().stage())
        .max()
        .orElse(0);
  }

  /** The segment whose ranks alone decide a membership, if that is so. */
  Optional<String> rankedAs(Entity of, String segment) {
    EntityProgram program = program(of);
    Slot slot = program.segments.get(segment);
    return slot != null && program.graph.node(slot).key() instanceof Imports.Ranked(var top)
        ? Optional.of(top)
        : Optional.empty();
  }

  SegmentDefinition segment(String name) {
    return definitions.segments().stream()
        .filter(segment -> segment.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no segment " + name));
  }

  /** Begins the evaluation of a population. */
  public Run run(World world, long now) {
    return new Run(this, world, now);
  }

  /** Evaluates profiles one at a time, for one thread. */
  public Evaluator evaluator(World world) {
    return new Evaluator(this, world, Use.FOR_VALUES);
  }

  /** The same, faster: memberships and when they may change, but no traits. */
  public Evaluator membershipEvaluator(World world) {
    return new Evaluator(this, world, Use.FOR_MEMBERSHIPS);
  }

  /** The nodes of a sort that a scan can fill. */
  <T extends Imports> List<Import<T>> imports(Entity of, Class<T> sort, int stage) {
    List<Import<T>> all = new ArrayList<>();
    for (Graph.Node node : program(of).graph.order()) {
      if (sort.isInstance(node.key()) && node.facts().stage() <= stage) {
        all.add(new Import<>(sort.cast(node.key()), node.out()));
      }
    }
    return all;
  }

  /** A column that is filled from elsewhere. */
  record Import<T extends Imports>(T key, Slot slot) {}
}
