package io.strate.engine;

import io.strate.domain.Entity;
import io.strate.engine.column.Block;
import io.strate.engine.column.Program;
import io.strate.engine.stream.BelongingReader;
import io.strate.engine.stream.MergedView;
import io.strate.engine.stream.ProfileReader;
import io.strate.timeline.TimelineView;
import java.util.ArrayList;
import java.util.List;

/**
 * Evaluates one profile of an entity at a time, as far as a stage needs: what it takes from other
 * profiles is evaluated by units of the stage before.
 */
final class Unit {

  private final Plan plan;
  private final Entity entity;
  private final World world;
  private final EntityProgram definitions;
  private final Program program;
  private final Block block;
  private final ProfileReader reader;
  private final NamedLists named;
  private final List<StayReader> stays = new ArrayList<>();
  private final List<Plan.Import<Imports.Ranked>> ranked;
  private final List<Plan.Import<Imports.OfAccount>> ofAccount;
  private final List<Plan.Import<Imports.Contacts>> ofContacts;
  private final List<Plan.Import<Imports.ContactCount>> counts;
  private final BelongingReader belonging;
  private final Units units;
  private final int stage;

  Unit(Plan plan, Entity entity, int stage, World world, Units units, Use use) {
    this.plan = plan;
    this.entity = entity;
    this.stage = stage;
    this.world = world;
    this.units = units;
    this.definitions = plan.program(entity);
    this.program = plan.runnable(entity, stage);
    this.block = program.block(1);
    this.block.rows = 1;
    this.reader =
        new ProfileReader(
            definitions.leaves,
            plan.vocabulary,
            plan.definitions.legalBases(),
            definitions.asked(use.values()),
            0);
    this.named = new NamedLists(plan, entity, stage, world);
    plan.imports(entity, Imports.Stayed.class, stage)
        .forEach(stay -> stays.add(new StayReader(plan, entity, stay, world, use)));
    this.ranked = plan.imports(entity, Imports.Ranked.class, stage);
    this.ofAccount = plan.imports(entity, Imports.OfAccount.class, stage);
    this.ofContacts = plan.imports(entity, Imports.Contacts.class, stage);
    this.counts = plan.imports(entity, Imports.ContactCount.class, stage);
    this.belonging = new BelongingReader(plan.vocabulary);
  }

  Block block() {
    return block;
  }

  EntityProgram definitions() {
    return definitions;
  }

  /** Evaluates a profile; the answers stand in the only row of {@link #block}. */
  void evaluate(int number, TimelineView view, long now) {
    block.now = now;
    reader.setNow(now);
    List<Integer> contacts = entity == Entity.ACCOUNT ? contacts(number, now) : List.of();
    reader.read(seen(view, contacts), block, 0);
    named.fill(block, 0, number);
    for (Plan.Import<Imports.Ranked> each : ranked) {
      block.bit(each.slot().index(), 0, world.isRanked(each.key().segment(), number));
    }
    for (StayReader stay : stays) {
      stay.fill(block, 0, number, view, now);
    }
    if (entity == Entity.ACCOUNT) {
      fillFromContacts(number, contacts, now);
    } else if (!ofAccount.isEmpty()) {
      fillFromAccount(view, now);
    }
    program.run(block);
    program.findDue(block);
  }

  private TimelineView seen(TimelineView view, List<Integer> contacts) {
    if (entity == Entity.CONTACT || !definitions.leaves.readEvents()) {
      return view;
    }
    List<TimelineView> views =
        contacts.stream().map(contact -> world.view(Entity.CONTACT, contact)).toList();
    return new MergedView(plan.vocabulary, view, views);
  }

  // ---- accounts ----

  /** The contacts that belong to an account as of now, sorted by id. */
  private List<Integer> contacts(int account, long now) {
    List<Integer> contacts = new ArrayList<>();
    for (int contact : world.everContacts(account)) {
      List<String> accounts = belonging.accounts(world.view(Entity.CONTACT, contact), now);
      if (accounts.stream().anyMatch(id -> world.account(id) == account)) {
        contacts.add(contact);
      }
    }
    return contacts;
  }

  private void fillFromContacts(int account, List<Integer> contacts, long now) {
    for (Plan.Import<Imports.ContactCount> each : counts) {
      block.numbers[each.slot().index()] = contacts.size();
    }
    for (Plan.Import<Imports.Contacts> each : ofContacts) {
      block.numbers[each.slot().index()] = 0;
    }
    Unit unit = units.unit(Entity.CONTACT, Math.max(0, stage - 1));
    int belong = 0;
    for (int contact : world.everContacts(account)) {
      TimelineView view = world.view(Entity.CONTACT, contact);
      unit.evaluate(contact, view, now);
      block.dueAt(0, unit.block.due[0]);
      belonging.accounts(view, now);
      block.dueAt(0, belonging.next());
      if (belong < contacts.size() && contacts.get(belong) == contact) { // both are in one order
        belong++;
        for (Plan.Import<Imports.Contacts> each : ofContacts) {
          if (unit.block.bit(each.key().condition().index(), 0)) {
            block.numbers[each.slot().index()]++;
          }
        }
      }
    }
  }

  private void fillFromAccount(TimelineView view, long now) {
    List<String> accounts = belonging.accounts(view, now);
    block.dueAt(0, belonging.next());
    int account = accounts.isEmpty() ? -1 : world.account(accounts.getLast());
    if (account < 0) {
      ofAccount.forEach(each -> AccountValues.clear(block, each.slot(), 0));
      return;
    }
    Unit unit = units.unit(Entity.ACCOUNT, stage - 1);
    unit.evaluate(account, world.view(Entity.ACCOUNT, account), now);
    block.dueAt(0, unit.block.due[0]);
    for (Plan.Import<Imports.OfAccount> each : ofAccount) {
      AccountValues.copy(
          unit.block, each.key().value(), block, each.slot(), definitions.graph.literals());
    }
  }
}
