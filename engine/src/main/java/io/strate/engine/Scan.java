package io.strate.engine;

import io.strate.domain.Entity;
import io.strate.engine.column.Block;
import io.strate.engine.column.Program;
import io.strate.engine.stream.MergedView;
import io.strate.engine.stream.ProfileReader;
import io.strate.engine.stream.WindowClocks;
import io.strate.timeline.TimelineView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** One pass over the profiles of an entity, shared by several threads, each with a {@link Lane}. */
public final class Scan {

  /**
   * Profiles that are evaluated together: all their live columns stay in the cache of one core. Two
   * lanes never share a block if callers part the numbers at multiples of this.
   */
  public static final int BLOCK = 512;

  /** Columns do not begin at multiples of a page, or all would compete for the same cache lines. */
  private static final int PADDING = 8;

  private final Run run;
  private final Plan plan;
  private final Entity entity;
  private final int stage;
  private final EntityProgram definitions;
  private final Program program;

  Scan(Run run, Plan plan, Entity of, int stage) {
    this.run = run;
    this.plan = plan;
    this.entity = of;
    this.stage = stage;
    this.definitions = plan.program(of);
    this.program = plan.runnable(of, stage);
  }

  /** Whose profiles to feed. */
  public Entity of() {
    return entity;
  }

  /** Whether this is the last scan of its entity, after which all results are there. */
  public boolean isLast() {
    return stage >= plan.neededStage(entity);
  }

  int stage() {
    return stage;
  }

  /** A lane for one thread that finds memberships only. */
  public Lane lane() {
    return new Lane(_ -> {}, reader(false), Optional.empty());
  }

  /**
   * A lane for one thread that finds traits and scores, too.
   *
   * @param sink takes the results of each block; they are overwritten by the next
   */
  public Lane lane(Consumer<Rows> sink) {
    return new Lane(sink, reader(true), Optional.empty());
  }

  /**
   * Lanes for one thread of scans that are alike but for their instants: each timeline is read once
   * for all of them. They find values only, neither memberships nor when these may change.
   *
   * @param scans of runs of one plan, which are asked for the same number of scans
   * @param sinks one for each scan
   */
  public static Lanes lanes(List<Scan> scans, List<Consumer<Rows>> sinks) {
    ProfileReader reader = scans.getFirst().reader(true);
    Lane[] lanes = new Lane[scans.size()];
    for (int i = 0; i < lanes.length; i++) {
      Scan scan = scans.get(i);
      lanes[i] = scan.new Lane(sinks.get(i), reader, Optional.of(reader.clocks(scan.run.now())));
    }
    return new Lanes(lanes, reader);
  }

  private ProfileReader reader(boolean values) {
    return new ProfileReader(
        definitions.leaves,
        plan.vocabulary,
        plan.definitions.legalBases(),
        definitions.asked(values),
        run.now());
  }

  /** Evaluates the profiles that one thread feeds, block by block. */
  public final class Lane {

    private final Consumer<Rows> sink;
    private final Block block = program.block(BLOCK + PADDING);
    private final Rows rows = new Rows(plan, definitions, block, stage);
    private final NamedLists named = new NamedLists(plan, entity, stage, run.world());
    private final List<StayReader> stays = new ArrayList<>();
    private final Neighbours neighbours = run.neighbours(entity, stage);
    private final ProfileReader reader;

    /** Where the reader is shared by lanes of several instants, this one's. */
    private final Optional<WindowClocks> clocks;

    private Lane(Consumer<Rows> sink, ProfileReader reader, Optional<WindowClocks> clocks) {
      this.sink = sink;
      this.reader = reader;
      this.clocks = clocks;
      plan.imports(entity, Imports.Stayed.class, stage)
          .forEach(
              stay ->
                  stays.add(new StayReader(plan, entity, stay, run.world(), Use.FOR_MEMBERSHIPS)));
    }

    /** Adds a profile. Numbers ascend within a lane. */
    public void add(int number, TimelineView view) {
      int row = place(number);
      reader.read(seen(number, view), block, row);
      fillBesides(row, number, view);
    }

    /** Adds the profile that the shared reader has begun with. */
    void addBegun(int number, TimelineView view) {
      int row = place(number);
      TimelineView seen = seen(number, view);
      if (seen != view) { // an account's contacts may be others as of another instant
        reader.begin(seen);
      }
      reader.read(clocks.orElseThrow(), block, row);
      fillBesides(row, number, view);
    }

    private int place(int number) {
      if (block.rows == BLOCK || block.rows > 0 && number >= rows.end()) {
        flush();
      }
      rows.number(block.rows, number);
      return block.rows++;
    }

    /** Fills what does not come from the profile's own timeline alone. */
    private void fillBesides(int row, int number, TimelineView view) {
      named.fill(block, row, number);
      for (int i = 0; i < stays.size(); i++) {
        stays.get(i).fill(block, row, number, view, run.now());
      }
      neighbours.fill(block, row, number, view);
    }

    /** An account is seen with its contacts' events, if rules ask for them. */
    private TimelineView seen(int number, TimelineView view) {
      if (entity == Entity.CONTACT || !definitions.leaves.readEvents()) {
        return view;
      }
      List<TimelineView> contacts = new ArrayList<>();
      for (int contact : run.contactsOf(number)) {
        contacts.add(run.world().view(Entity.CONTACT, contact));
      }
      return new MergedView(plan.vocabulary, view, contacts);
    }

    /** Evaluates what is left. */
    public void finish() {
      flush();
    }

    private void flush() {
      if (block.rows > 0) {
        block.now = run.now();
        program.run(block);
        if (clocks.isPresent()) {
          run.takeBetween(rows, stage);
        } else {
          program.findDue(block);
          run.take(rows, stage);
        }
        sink.accept(rows);
        block.rows = 0;
      }
    }
  }
}
