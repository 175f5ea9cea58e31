package io.strate.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.strate.domain.Value;
import io.strate.workspace.Circumstances;
import io.strate.workspace.Progress;
import io.strate.workspace.collect.Call;
import io.strate.workspace.collect.LedgerCollector;
import io.strate.workspace.collect.Refused;
import io.strate.workspace.collect.Who;
import io.strate.workspace.open.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What calls left to people: contested identifiers, and calls that could not be taken. */
final class JoinsCommandTest {

  private static final long TIME = Instant.parse("2026-03-01T12:00:00Z").toEpochMilli();

  @TempDir Path folder;

  @BeforeEach
  void collect() throws IOException {
    Files.writeString(
        folder.resolve("strate.yaml"),
        """
        workspace: joins
        locale: en
        segments:
          ordered: did order
        """);
    try (Workspace workspace =
        Workspace.open(
            folder, new Circumstances(() -> TIME, Progress.SILENT, _ -> {}, Optional.empty()))) {
      Who c1 = Who.of(Optional.of("c1"), Optional.empty());
      Who c2 = Who.of(Optional.of("c2"), Optional.empty());
      new LedgerCollector(workspace, () -> {})
          .collect(
              List.of(
                  new Call.Did("m1", c2, TIME, "order", Value.RecordOf.EMPTY),
                  new Call.Aliased("m2", c1, TIME, "c2")),
              List.of(
                  new Refused("m3", "expected a name, found none", "{\"type\":\"track\"}"),
                  new Refused(
                      "m4",
                      "expected once more",
                      "{\"type\":\"track\",\"messageId\":\"m4\",\"userId\":\"c4\",\"event\":\"order\"}")));
    }
  }

  private String run(String... arguments) {
    Cli.Result result = Cli.run(arguments);
    assertThat(result.err()).isEmpty();
    assertThat(result.code()).isZero();
    return result.out();
  }

  private List<String> members() {
    run("run", folder.toString());
    return run("members", "ordered", folder.toString(), "--format", "csv")
        .lines()
        .skip(1)
        .map(line -> line.substring(0, line.indexOf(',')))
        .toList();
  }

  private String joins(String... arguments) {
    String[] all = new String[arguments.length + 4];
    all[0] = "joins";
    all[1] = folder.toString();
    all[2] = "--format";
    all[3] = "csv";
    System.arraycopy(arguments, 0, all, 4, arguments.length);
    return run(all);
  }

  @Test
  void aReviewIsDecidedAndUndone() {
    assertThat(joins())
        .isEqualToNormalizingNewlines(
            "identifier,contact,since,source,message_id\nc2,c1,2026-03-01T12:00:00Z,@tracking,m2\n");
    assertThat(members()).containsExactly("c2");
    assertThat(joins("--join", "c2", "--into", "c1").lines()).hasSize(1);
    assertThat(members()).containsExactly("c1");
    joins("--undo", "c2");
    assertThat(members()).containsExactly("c2");
    joins("--apart", "c2");
    assertThat(joins().lines()).hasSize(1);
    assertThat(joins("--decided").lines().skip(1))
        .hasSize(3)
        .anyMatch(line -> line.contains(",c2,joined,c1,"));
  }

  @Test
  void oneHalfOfAJoiningIsAWrongUsage() {
    Cli.Result result = Cli.run("joins", folder.toString(), "--join", "c2");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("expected --join ID together with --into CONTACT");
  }

  @Test
  void callsThatCanBeTakenNowLeaveTheList() {
    assertThat(run("rejects", folder.toString(), "--source", "@tracking", "--replay"))
        .isEqualToNormalizingNewlines("taken: 1 call; still in the list: 1 call\n");
    assertThat(members()).containsExactly("c2", "c4");
    assertThat(run("rejects", folder.toString(), "--format", "csv").lines()).hasSize(2);
  }
}
