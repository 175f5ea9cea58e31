package io.strate.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.strate.domain.Failure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same options give the same bytes; and a folder that holds something is left alone. */
final class WrittenBytesTest {

  private static final Instant MORNING = Instant.parse("2026-11-25T07:00:00Z");
  private static final Instant EVENING = Instant.parse("2026-11-25T22:30:00Z");
  private static final Instant NEXT_DAY = Instant.parse("2026-11-25T23:30:00Z");

  @TempDir Path folder;

  @Test
  void neitherThreadsNorTheHourChangeAByte() {
    Map<String, String> one = written("one", options(10_150, 7, MORNING), 1);
    Map<String, String> two = written("two", options(10_150, 7, EVENING), 2);
    assertThat(two).isEqualTo(one);
    assertThat(one).containsKeys("strate.yaml", "README.md", "data/emails/003.csv.gz");
  }

  @Test
  void anotherSeedOrDayChangesThem() {
    Map<String, String> one = written("one", options(300, 7, MORNING), 1);
    assertThat(written("seed", options(300, 8, MORNING), 1).get("data/emails/001.csv.gz"))
        .isNotEqualTo(one.get("data/emails/001.csv.gz"));
    assertThat(written("day", options(300, 7, NEXT_DAY), 1).get("data/emails/001.csv.gz"))
        .isNotEqualTo(one.get("data/emails/001.csv.gz"));
  }

  /** Somebody who asks for more contacts keeps those that they had. */
  @Test
  void whoIsThereDoesNotDependOnHowManyAre() {
    DemoOptions few = options(300, 7, MORNING);
    DemoOptions many = options(5_000, 7, MORNING);
    assertThat(new Population(few, BusinessCalendar.of(few)).block(1))
        .isEqualTo(new Population(many, BusinessCalendar.of(many)).block(1));
  }

  @Test
  void aFolderThatHoldsSomethingIsLeftAlone() throws IOException {
    Files.writeString(folder.resolve("mine.txt"), "mine");
    assertThatThrownBy(
            () ->
                DemoWorkspace.write(folder, options(10, 1, MORNING), DemoWorkspace.Progress.SILENT))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("it is not empty; name a new folder");
    assertThat(folder.resolve("strate.yaml")).doesNotExist();
  }

  @Test
  void aSizeBeyondAMillionIsRefused() {
    assertThatThrownBy(() -> options(1_000_001, 1, MORNING))
        .isInstanceOf(Failure.class)
        .hasMessage("--contacts: expected a number from 1 to 1000000, found 1000001");
  }

  @Test
  void itTellsHowFarItIs() {
    List<Long> done = new ArrayList<>();
    DemoWorkspace.write(
        folder.resolve("told"),
        options(250, 1, MORNING),
        (_, contacts, _) -> done.add(contacts),
        1);
    assertThat(done).containsExactly(100L, 200L, 250L);
  }

  private static DemoOptions options(int contacts, long seed, Instant until) {
    return new DemoOptions(contacts, seed, until, TestingDemo.ZONE);
  }

  /** Each file with the checksum of its bytes. */
  private Map<String, String> written(String name, DemoOptions options, int threads) {
    Path to = folder.resolve(name);
    DemoWorkspace.write(to, options, DemoWorkspace.Progress.SILENT, threads);
    Map<String, String> sums = new TreeMap<>();
    try (Stream<Path> files = Files.walk(to)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        byte[] sum = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
        sums.put(to.relativize(file).toString(), HexFormat.of().formatHex(sum));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
    return sums;
  }
}
