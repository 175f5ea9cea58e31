package io.strate.engine;

import io.strate.domain.Entity;
import io.strate.engine.column.Graph;
import io.strate.engine.column.Program;
import io.strate.rule.definition.Definitions;
import io.strate.timeline.Vocabulary;
import java.util.List;

/**
 * All definitions of a workspace compiled together: a leaf that a hundred segments use is computed
 * once. Immutable; safe for several threads.
 */
public final class Plan {

  final Definitions definitions;
  final Vocabulary vocabulary;
  final EntityProgram contacts;
  final EntityProgram accounts;
  private final io.strate.rule.time.Calendar calendar;

  private Plan(PlanCompiler compiler, Vocabulary vocabulary) {
    this.definitions = compiler.definitions;
    this.vocabulary = vocabulary;
    this.contacts = compiler.contacts;
    this.accounts = compiler.accounts;
    this.calendar = compiler.calendar;
  }

  public static Plan compile(Definitions definitions, Vocabulary vocabulary) {
    PlanCompiler compiler = new PlanCompiler(definitions);
    compiler.contacts.leaves.exists();
    compiler.accounts.leaves.exists();
    compiler.compileAll();
    return new Plan(compiler, vocabulary);
  }

  /** The names of an entity's segments, in the order of results. */
  public List<String> segments(Entity of) {
    return List.copyOf(program(of).segments.keySet());
  }

  EntityProgram program(Entity of) {
    return of == Entity.CONTACT ? contacts : accounts;
  }

  Program runnable(Entity of, int stage) {
    EntityProgram program = program(of);
    return new Program(program.graph, program.conditions, stage, calendar);
  }

  Graph graph(Entity of) {
    return program(of).graph;
  }
}
