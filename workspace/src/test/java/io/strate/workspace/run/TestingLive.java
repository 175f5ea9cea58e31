package io.strate.workspace.run;

import io.strate.domain.Entity;
import io.strate.domain.Value;
import io.strate.ledger.Ledger;
import io.strate.workspace.Circumstances;
import io.strate.workspace.Progress;
import io.strate.workspace.collect.Call;
import io.strate.workspace.collect.LedgerCollector;
import io.strate.workspace.collect.Who;
import io.strate.workspace.open.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A workspace whose segments are kept true by hand, with a clock of its own. */
final class TestingLive {

  static final long START = Instant.parse("2026-03-01T00:00:00Z").toEpochMilli();
  static final long HOUR = 3_600_000;
  static final long DAY = 24 * HOUR;

  private static final String DEFINITIONS =
      """
      workspace: live
      timezone: Europe/Paris
      sources:
        people: { read: people.csv, as: contacts, id: id, account: company }
        firms: { read: firms.csv, as: accounts, id: id }
      events:
        opened: { where: machine != 'yes' }
        link_clicked:
          where: machine != 'yes'
          machine: { link: link, delivery: delivered, message: mail }
      traits:
        opens_7d: count(opened within 7 days)
        recency: days since last opened
      segments:
        fresh: did opened within 2 days
        warm: { when: opens_7d >= 3, stay: opens_7d >= 1 }
        silent: did opened but not clicked within 48 hours
        gone: recency > 5
        pro: plan = 'pro'
        pro_and_fresh: in segment 'fresh' and plan = 'pro'
        pinned: { when: did clicked within 1 day, always: [c3] }
        lively_firms: { of: accounts, when: contacts(opens_7d >= 1) >= 2 }
        of_big_firms: account.size > 10 and did opened within 3 days
        robots: count(opened including machines within 3 days) > count(opened within 3 days)
        link_clickers: did link_clicked within 3 days
        link_robots: did link_clicked including machines where (machine = 'yes') within 3 days
        lively_firms_by_links: { of: accounts, when: count(link_clicked) >= 4 }
        best: { top: 20%, by: opens_7d }
      """;

  private final Path folder;
  long now = START;

  TestingLive(Path folder) {
    this.folder = folder;
  }

  /** The workspaces {@code live} and {@code once}, alike. */
  void write() throws IOException {
    for (String name : List.of("live", "once")) {
      Path workspace = Files.createDirectories(folder.resolve(name));
      Files.writeString(workspace.resolve("strate.yaml"), DEFINITIONS);
      Files.writeString(
          workspace.resolve("people.csv"), "id,company,plan\nc0,f0,pro\nc1,f0,free\nc2,f1,pro\n");
      Files.writeString(workspace.resolve("firms.csv"), "id,size\nf0,50\nf1,5\n");
    }
  }

  Workspace open(String name) {
    return Workspace.open(
        folder.resolve(name),
        new Circumstances(() -> now, Progress.SILENT, _ -> {}, Optional.empty()));
  }

  /** A workspace in service, turned by hand. */
  record Service(Workspace workspace, LiveSegments live, LedgerCollector collector)
      implements AutoCloseable {

    void send(Call... calls) {
      collector.collect(List.of(calls), List.of());
    }

    Set<String> members(String segment) {
      return TestingLive.members(workspace, segment);
    }

    @Override
    public void close() {
      workspace.close();
    }
  }

  Service serve(String name) {
    Workspace workspace = open(name);
    LiveSegments live = new LiveSegments(workspace);
    Service service = new Service(workspace, live, new LedgerCollector(workspace, () -> {}));
    live.run();
    return service;
  }

  static Who id(String id) {
    return Who.of(Optional.of(id), Optional.empty());
  }

  static Call did(String message, Who who, long time, String event) {
    return new Call.Did(message, who, time, event, Value.RecordOf.EMPTY);
  }

  static Set<String> members(Workspace workspace, String segment) {
    Ledger ledger = workspace.ledger();
    Entity of = segment.startsWith("lively_firms") ? Entity.ACCOUNT : Entity.CONTACT;
    Set<String> names = new TreeSet<>();
    ledger.profiles().ids(of, ledger.runs().members(segment), (_, id) -> names.add(id));
    return names;
  }

  void copy(String from, String to) throws IOException {
    Files.createDirectories(folder.resolve(to));
    for (String file : List.of("strate.yaml", "people.csv", "firms.csv")) {
      Files.copy(folder.resolve(from).resolve(file), folder.resolve(to).resolve(file));
    }
  }
}
