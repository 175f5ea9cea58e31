package io.strate.engine;

import io.strate.domain.Entity;
import io.strate.domain.Value;
import io.strate.engine.column.Block;
import io.strate.engine.column.Slot;
import io.strate.engine.stream.BelongingReader;
import io.strate.timeline.TimelineView;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What scans hand over to each other: contacts' conditions to accounts, accounts' values to
 * contacts.
 */
final class Crossing {

  private final Plan plan;
  private final World world;
  private final long now;
  private final boolean isNeeded;

  /** Per account, its contacts, by the scan of contacts that saw them first. */
  private final Map<Integer, Staff> staffs = new HashMap<>();

  private final Map<Integer, Integer> contactCounts = new HashMap<>();

  /** Per condition of contacts and account, how many hold. */
  private final Map<Slot, Map<Integer, Integer>> holding = new HashMap<>();

  /** Per value of accounts and account. */
  private final Map<Slot, Map<Integer, Value>> values = new HashMap<>();

  private final Map<Integer, Long> accountDues = new HashMap<>();

  /** Per contact, the accounts that it belongs to, the joined last last. */
  private final Map<Integer, int[]> accounts = new ConcurrentHashMap<>();

  Crossing(Plan plan, World world, long now) {
    this.plan = plan;
    this.world = world;
    this.now = now;
    this.isNeeded = plan.knowsAccounts();
  }

  Neighbours neighbours(Entity of, int stage) {
    if (!isNeeded) {
      return (_, _, _, _) -> {};
    }
    return of == Entity.CONTACT ? ofContact(stage) : ofAccount(stage);
  }

  // ---- contacts ----

  private Neighbours ofContact(int stage) {
    BelongingReader belonging = new BelongingReader(plan.vocabulary);
    List<Plan.Import<Imports.OfAccount>> imports =
        plan.imports(Entity.CONTACT, Imports.OfAccount.class, stage);
    return (block, row, number, view) -> {
      join(number, view, belonging);
      block.dueAt(row, belonging.next());
      fill(block, row, number, imports);
    };
  }

  private void join(int contact, TimelineView view, BelongingReader belonging) {
    int[] joined =
        belonging.accounts(view, now).stream()
            .mapToInt(world::account)
            .filter(account -> account >= 0)
            .toArray();
    if (joined.length > 0) {
      accounts.put(contact, joined);
    }
  }

  private void fill(
      Block block, int row, int contact, List<Plan.Import<Imports.OfAccount>> imports) {
    int[] joined = accounts.get(contact);
    if (joined == null || imports.isEmpty()) {
      imports.forEach(each -> AccountValues.clear(block, each.slot(), row));
      return;
    }
    int account = joined[joined.length - 1];
    block.dueAt(row, accountDues.getOrDefault(account, Block.NEVER));
    for (Plan.Import<Imports.OfAccount> each : imports) {
      Map<Integer, Value> all = values.getOrDefault(each.key().value(), Map.of());
      block.put(
          each.slot(),
          row,
          all.getOrDefault(account, Value.UNKNOWN),
          plan.program(Entity.CONTACT).graph.literals());
    }
  }

  // ---- accounts ----

  private Neighbours ofAccount(int stage) {
    var ofContacts = plan.imports(Entity.ACCOUNT, Imports.Contacts.class, stage);
    var counts = plan.imports(Entity.ACCOUNT, Imports.ContactCount.class, stage);
    return (block, row, number, _) -> {
      for (Plan.Import<Imports.ContactCount> each : counts) {
        block.numbers[each.slot().index() * block.capacity + row] =
            contactCounts.getOrDefault(number, 0);
      }
      for (Plan.Import<Imports.Contacts> each : ofContacts) {
        block.numbers[each.slot().index() * block.capacity + row] =
            holding.getOrDefault(each.key().condition(), Map.of()).getOrDefault(number, 0);
      }
    };
  }

  /** The contacts that belong to an account, sorted by id. */
  int[] contactsOf(int account) {
    Staff staff = staffs.get(account);
    return staff == null ? new int[0] : staff.sorted();
  }

  /** The contacts of one account: collected in any order, sorted when they are first asked for. */
  private final class Staff {

    private int[] numbers = new int[2];
    private int size;
    private boolean isSorted;

    void add(int contact) {
      numbers = size == numbers.length ? Arrays.copyOf(numbers, 2 * size) : numbers;
      numbers[size++] = contact;
      isSorted = false;
    }

    /** Lanes may ask at the same time. */
    synchronized int[] sorted() {
      if (!isSorted) {
        numbers =
            Arrays.stream(numbers, 0, size)
                .boxed()
                .sorted((a, b) -> world.compare(Entity.CONTACT, a, b))
                .mapToInt(Integer::intValue)
                .toArray();
        isSorted = true;
      }
      return numbers;
    }
  }

  // ---- between ----

  void take(Rows rows, int stage) {
    if (!isNeeded) {
      return;
    }
    if (stage % 2 == 0) {
      takeContacts(rows, stage);
    } else {
      takeAccounts(rows, stage);
    }
  }

  private void takeContacts(Rows rows, int stage) {
    Set<Slot> asked = new HashSet<>();
    for (Plan.Import<Imports.Contacts> each :
        plan.imports(Entity.ACCOUNT, Imports.Contacts.class, stage + 1)) {
      if (plan.program(Entity.CONTACT).graph.facts(each.key().condition()).stage() == stage) {
        asked.add(each.key().condition());
      }
    }
    for (int row = 0; row < rows.size(); row++) {
      int contact = rows.number(row);
      int[] joined = accounts.getOrDefault(contact, new int[0]);
      for (int account : Arrays.stream(joined).distinct().toArray()) {
        if (stage == 0) {
          contactCounts.merge(account, 1, Integer::sum);
          staffs.computeIfAbsent(account, _ -> new Staff()).add(contact);
        }
        for (Slot condition : asked) {
          if (rows.block().bit(condition.index(), row)) {
            holding
                .computeIfAbsent(condition, _ -> new HashMap<>())
                .merge(account, 1, Integer::sum);
          }
        }
      }
    }
  }

  private void takeAccounts(Rows rows, int stage) {
    Set<Slot> asked = new HashSet<>();
    for (Plan.Import<Imports.OfAccount> each :
        plan.imports(Entity.CONTACT, Imports.OfAccount.class, stage + 1)) {
      asked.add(each.key().value());
    }
    for (int row = 0; row < rows.size(); row++) {
      int account = rows.number(row);
      accountDues.put(account, rows.due(row));
      for (Slot value : asked) {
        values
            .computeIfAbsent(value, _ -> new HashMap<>())
            .put(account, rows.block().value(value, row));
      }
    }
  }
}
