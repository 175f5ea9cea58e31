package io.strate.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.strate.workspace.Circumstances;
import io.strate.workspace.answer.ExplainMembership;
import io.strate.workspace.answer.Explanation;
import io.strate.workspace.answer.ListMembers;
import io.strate.workspace.answer.Reason;
import io.strate.workspace.answer.Turn;
import io.strate.workspace.open.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Memberships turn at the instants that explanations name: what the engine computes for everybody
 * just before and at that instant differs, and does not on the way there.
 */
final class ExplainedTurnsTest {

  private static final long DAY = 86_400_000L;
  private static final long START = at("2026-01-01T00:00:00Z");
  private static final long NOW = at("2026-04-10T12:34:56.789Z");

  private static final String DEFINITIONS =
      """
      workspace: turns
      timezone: Europe/Paris
      sources:
        contacts: { read: contacts.csv, as: contacts, id: id, account: company, time: at }
        companies: { read: companies.csv, as: accounts, id: company }
        events:
          read: events.csv
          as: events
          event: { column: event }
          contact: id
          time: at
          properties: [amount, quote]
      traits:
        recency: days since last order
        spent: sum(order.amount within 45 days)
      scores:
        warmth:
          points:
            - { each: order, give: 10, at_most: 35 }
            - { each: click, give: 4 }
          half_life: 9 days
      segments:
        window: count(order within 20 days) >= 2
        ago: did order between 30 days and 10 days ago
        calendar: count(click within 5 calendar days) >= 1 and not (spent > 400)
        months: did order within 1 month
        asleep: no order within 25 days
        elapsed: recency > 12.5 and recency <= 33
        decaying: warmth >= 14
        staying: { when: warmth > 20, stay: warmth > 9 }
        open_quotes: did quote_sent but not quote_signed within 6 days for the same quote
        signed: did quote_sent then quote_signed within 4 days
        renewals: renewal in the next 40 days
        renewed: renewal within 15 days
        rich: { top: 25%, by: spent }
        either: in segment 'asleep' or (in segment 'decaying' and not in segment 'window')
        below: { under: asleep, when: region = 'Nord', always: [C1], never: [C2] }
        colleagues: { of: accounts, when: contacts(spent > 200) >= 2 }
        large: account.size > 50
      """;

  @TempDir Path folder;
  private final Map<String, Set<String>> members = new HashMap<>();

  private static long at(String instant) {
    return Instant.parse(instant).toEpochMilli();
  }

  private void write(Random random) throws IOException {
    Files.writeString(folder.resolve("strate.yaml"), DEFINITIONS);
    StringBuilder contacts = new StringBuilder("id,company,region,renewal,at\n");
    StringBuilder events = new StringBuilder("id,event,at,amount,quote\n");
    for (int i = 0; i < 12; i++) {
      contacts.append(
          "C%d,E%d,%s,%s,%s\n"
              .formatted(
                  i,
                  random.nextInt(3),
                  random.nextBoolean() ? "Nord" : "Sud",
                  instant(START + random.nextLong(200 * DAY)),
                  instant(START + random.nextLong(50 * DAY))));
      for (int e = 0; e < random.nextInt(25); e++) {
        String event =
            List.of("order", "click", "quote_sent", "quote_signed").get(random.nextInt(4));
        events.append(
            "C%d,%s,%s,%d,Q%d\n"
                .formatted(
                    i,
                    event,
                    instant(START + random.nextLong(NOW - START)),
                    random.nextInt(200),
                    random.nextInt(3)));
      }
    }
    Files.writeString(folder.resolve("contacts.csv"), contacts);
    Files.writeString(folder.resolve("companies.csv"), "company,size\nE0,20\nE1,80\nE2,500\n");
    Files.writeString(folder.resolve("events.csv"), events);
  }

  private static String instant(long millis) {
    return Instant.ofEpochMilli(millis).toString();
  }

  private static Circumstances circumstances() {
    return new Circumstances(() -> NOW, (_, _, _) -> {}, _ -> {}, Optional.empty());
  }

  @Test
  void membershipsTurnWhenExplanationsSay() throws IOException {
    write(new Random(20260410));
    assertThat(Cli.run("run", folder.toString(), "--as-of", instant(NOW)).code()).isZero();
    int turns = 0;
    try (Workspace workspace = Workspace.open(folder, circumstances())) {
      ExplainMembership explain = new ExplainMembership(workspace);
      for (var segment : workspace.definition().definitions().segments()) {
        boolean ofAccounts = segment.of() == io.strate.domain.Entity.ACCOUNT;
        for (int i = 0; i < (ofAccounts ? 3 : 12); i++) {
          String id = (ofAccounts ? "E" : "C") + i;
          Explanation it = explain.of(id, segment.name(), OptionalLong.empty());
          turns += verify(workspace, it);
        }
      }
    }
    assertThat(turns).isGreaterThan(100);
  }

  private int verify(Workspace workspace, Explanation it) {
    boolean member = it.member().orElseThrow();
    String name = it.name() + " of " + it.id();
    assertThat(isMember(workspace, it, NOW)).as(name).isEqualTo(member);
    agrees(it.reason());
    int turns = 0;
    if (it.since().orElseThrow() instanceof Turn.At(long since)) {
      assertThat(isMember(workspace, it, since)).as("%s since", name).isEqualTo(member);
      assertThat(isMember(workspace, it, since - 1))
          .as("%s before since", name)
          .isNotEqualTo(member);
      assertThat(isMember(workspace, it, (since + NOW) / 2))
          .as("%s on the way", name)
          .isEqualTo(member);
      turns++;
    }
    if (it.next().orElseThrow() instanceof Turn.At(long next)) {
      assertThat(isMember(workspace, it, next)).as("%s next", name).isNotEqualTo(member);
      assertThat(isMember(workspace, it, next - 1)).as("%s before next", name).isEqualTo(member);
      assertThat(isMember(workspace, it, (NOW + next) / 2))
          .as("%s until next", name)
          .isEqualTo(member);
      turns++;
    } else {
      assertThat(isMember(workspace, it, NOW + 150 * DAY) == member || it.name().equals("rich"))
          .as("%s much later", name)
          .isTrue();
    }
    return turns;
  }

  private boolean isMember(Workspace workspace, Explanation it, long instant) {
    return members
        .computeIfAbsent(
            it.name() + " " + instant,
            _ ->
                new ListMembers(workspace)
                    .of(it.name(), OptionalLong.of(instant)).stream()
                        .map(ListMembers.Member::id)
                        .collect(Collectors.toSet()))
        .contains(it.id());
  }

  /** Each verdict follows from those below it. */
  private static void agrees(Reason reason) {
    List<Reason> parts = reason.parts();
    switch (reason.kind()) {
      case ALL -> assertThat(reason.holds()).isEqualTo(parts.stream().allMatch(Reason::holds));
      case ANY -> assertThat(reason.holds()).isEqualTo(parts.stream().anyMatch(Reason::holds));
      case NOT -> assertThat(reason.holds()).isNotEqualTo(parts.getFirst().holds());
      case SEGMENT -> {
        boolean plain =
            !parts.isEmpty()
                && parts.stream()
                    .noneMatch(
                        p ->
                            Set.of(
                                    Reason.Kind.ALWAYS,
                                    Reason.Kind.NEVER,
                                    Reason.Kind.ENTERS,
                                    Reason.Kind.STAYS)
                                .contains(p.kind()));
        if (plain) {
          assertThat(reason.holds())
              .as(reason.text())
              .isEqualTo(parts.stream().allMatch(Reason::holds));
        }
      }
      default -> {}
    }
    parts.forEach(ExplainedTurnsTest::agrees);
  }
}
