package io.strate.workspace.learning.refresh;

import io.strate.domain.Blame;
import io.strate.domain.Entity;
import io.strate.domain.Failure;
import io.strate.rule.definition.LearntTrait;
import io.strate.workspace.definition.WorkspaceDefinition;
import io.strate.workspace.learning.StateLearnt;
import io.strate.workspace.learning.StateLearnt.One;
import io.strate.workspace.learning.StateLearnt.Stated;
import io.strate.workspace.learning.registry.Promotion;
import io.strate.workspace.learning.registry.Registry;
import io.strate.workspace.open.Workspace;
import io.strate.workspace.run.Interest;
import io.strate.workspace.run.LearntValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.roaringbitmap.RoaringBitmap;

/**
 * Keeps stated what the versions in force say: of everybody once a day, as probabilities move with
 * time, and whenever another version comes into force; of those whose timelines change at once.
 * What cannot be said of one cluster set or model keeps the others, and the segments, from nothing.
 */
public final class KeepStated implements LearntValues {

  /** So many are asked about one by one; of more, everybody is, which goes by blocks. */
  private static final int MOST_SINGLY = 5_000;

  private final Workspace workspace;
  private final Registry registry;
  private Optional<WorkspaceDefinition> definition = Optional.empty();
  private List<List<LearntTrait>> order = List.of();

  /** What is followed, by names. */
  private final Map<String, Followed> followed = new TreeMap<>();

  /** The versions that failed, by names: they are not tried again. */
  private final Map<String, Integer> failed = new TreeMap<>();

  private volatile Map<String, Failure> troubles = Map.of();

  public KeepStated(Workspace workspace) {
    this.workspace = workspace;
    this.registry = new Registry(workspace.ledger().notes());
  }

  /** What keeps values from being stated, by the names of what was learnt; any thread may ask. */
  public Map<String, Failure> troubles() {
    return troubles;
  }

  // ---- what is in force ----

  /** The versions in force as of an instant, by names. */
  public Map<String, Integer> inForce(long now) {
    Map<String, Integer> versions = new TreeMap<>();
    LearntOrder.traits(workspace.definition())
        .map(LearntTrait::name)
        .forEach(
            name ->
                registry
                    .inForce(name, now)
                    .ifPresent(promotion -> versions.put(name, promotion.version())));
    return versions;
  }

  @Override
  public boolean takeUp(long now) {
    if (definition.isEmpty() || definition.get() != workspace.definition()) {
      definition = Optional.of(workspace.definition());
      order = LearntOrder.of(workspace.definition());
      followed.clear();
      troubles = Map.of();
    }
    order.forEach(level -> level.forEach(trait -> takeUp(trait, now)));
    return !followed.isEmpty();
  }

  private void takeUp(LearntTrait trait, long now) {
    String name = trait.name();
    Optional<Integer> version = registry.inForce(name, now).map(Promotion::version);
    Optional<Followed> before = Optional.ofNullable(followed.get(name));
    if (version.equals(before.map(Followed::version)) || isKnownToFail(name, version)) {
      return;
    }
    followed.remove(name);
    version.ifPresent(
        number ->
            trying(
                name,
                number,
                () ->
                    followed.put(
                        name,
                        new Followed(
                            workspace, trait, number, LiveAnswer.of(trait, registry, number)))));
  }

  private boolean isKnownToFail(String name, Optional<Integer> version) {
    return troubles.containsKey(name) && version.equals(Optional.ofNullable(failed.get(name)));
  }

  private void trying(String name, int version, Runnable work) {
    Map<String, Failure> all = new TreeMap<>(troubles);
    try {
      work.run();
      all.remove(name);
    } catch (Failure failure) {
      all.put(name, failure);
    } catch (IllegalArgumentException e) {
      all.put(
          name,
          new Failure(
              "learnt.answer",
              Blame.USER,
              "version %d of '%s': %s".formatted(version, name, e.getMessage()),
              e));
    }
    if (all.containsKey(name)) {
      failed.put(name, version);
      followed.remove(name);
    }
    troubles = Map.copyOf(all);
  }

  @Override
  public boolean looksAround() {
    return followed.values().stream().anyMatch(Followed::looksAround);
  }

  // ---- stating ----

  @Override
  public List<Restated> beforeRun(RoaringBitmap contacts, RoaringBitmap accounts, long now) {
    List<Restated> restated = new ArrayList<>();
    for (List<LearntTrait> level : order) {
      List<Followed> singly = new ArrayList<>();
      for (Followed each : followed(level)) {
        Optional<LastStated> last = LastStated.of(registry, each.trait().name());
        RoaringBitmap numbers = each.of() == Entity.CONTACT ? contacts : accounts;
        if (isDue(each, last, now)) {
          everybody(each, now).ifPresent(restated::add);
        } else if (last.orElseThrow().at() < now && isMany(each.of(), numbers)) {
          everybody(each, now);
        } else if (last.orElseThrow().at() <= now) {
          singly.add(each);
        }
      }
      differences(singly, contacts, accounts, now);
    }
    return restated;
  }

  private List<Followed> followed(List<LearntTrait> level) {
    return level.stream()
        .flatMap(trait -> Optional.ofNullable(followed.get(trait.name())).stream())
        .toList();
  }

  private boolean isDue(Followed each, Optional<LastStated> last, long now) {
    if (last.isEmpty()) {
      return true;
    }
    boolean isOld = last.get().at() < Night.last(workspace.definition().zone(), now);
    boolean isOther = last.get().version() != each.version();
    return last.get().at() <= now && (isOld || isOther); // what was said later stands
  }

  private boolean isMany(Entity of, RoaringBitmap numbers) {
    int most = Math.max(MOST_SINGLY, workspace.ledger().profiles().count(of) / 8);
    return numbers.getLongCardinality() > most;
  }

  private Optional<Restated> everybody(Followed each, long now) {
    List<Restated> done = new ArrayList<>();
    trying(
        each.trait().name(),
        each.version(),
        () -> {
          Stated stated = new Restate(workspace).of(each.trait().name(), now, Interest.LASTING);
          done.add(
              new Restated(
                  each.trait().name(), each.version(), stated.changed(), stated.withdrawn()));
        });
    return done.stream().findFirst();
  }

  @Override
  public void beforeTurn(RoaringBitmap contacts, RoaringBitmap accounts, long now) {
    for (List<LearntTrait> level : order) {
      differences(followed(level), contacts, accounts, now);
    }
  }

  /** States what differs, in one write. */
  private void differences(
      List<Followed> level, RoaringBitmap contacts, RoaringBitmap accounts, long now) {
    List<One> all = new ArrayList<>();
    for (Followed each : level) {
      RoaringBitmap numbers = each.of() == Entity.CONTACT ? contacts : accounts;
      List<One> own = new ArrayList<>();
      trying(
          each.trait().name(),
          each.version(),
          () -> {
            each.differences(numbers, now, own::add);
            all.addAll(own);
          });
    }
    if (!all.isEmpty()) {
      new StateLearnt(workspace).some(all, now);
    }
  }
}
