package io.strate.app;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The rules of the house that a compiler does not know, over every class of the product. A rule
 * that looks wrong here is changed here, with its reason; it is never worked around elsewhere.
 */
final class HouseRulesTest {

  private static final Path PROJECT = Examples.project();

  /** A sleep, a loop that takes the processor, and a guard of seconds against what never comes. */
  private static final Pattern BET =
      Pattern.compile(
          "\\bThread\\.(sleep|onSpinWait|yield)\\b|\\bparkNanos\\b|\\d, TimeUnit\\.SECONDS\\)"
              + "|@Timeout\\(\\d+\\)");

  /** Every product class on this module's test class path; none from test folders. */
  private static final JavaClasses HOUSE =
      new ClassFileImporter()
          .withImportOption(location -> !location.contains("/test-classes/"))
          .importPackages("io.strate");

  /**
   * Which rooms a room may know, itself and the JDK apart. The module poms say the same,
   * transitively.
   */
  private static final Map<String, Set<String>> ARROWS =
      Map.ofEntries(
          Map.entry("domain", Set.of()),
          Map.entry("rule", Set.of("domain")),
          Map.entry("timeline", Set.of("domain")),
          Map.entry("engine", Set.of("domain", "rule", "timeline")),
          Map.entry("ledger", Set.of("domain", "timeline")),
          Map.entry("lake", Set.of("domain")),
          Map.entry("learn", Set.of()),
          Map.entry("connect", Set.of("domain")),
          Map.entry(
              "workspace",
              Set.of("domain", "rule", "timeline", "engine", "ledger", "lake", "learn", "connect")),
          Map.entry("server", Set.of("domain", "rule", "workspace", "connect")),
          Map.entry("demo", Set.of("domain")),
          Map.entry("app", Set.of("domain", "rule", "workspace", "server", "connect", "demo")),
          Map.entry("conformance", Set.of("domain", "rule", "timeline", "engine")));

  static Stream<String> rooms() {
    return ARROWS.keySet().stream().sorted();
  }

  @ParameterizedTest
  @MethodSource("rooms")
  void aRoomKnowsOnlyTheRoomsItsArrowsPointTo(String room) {
    String[] known =
        Stream.concat(Stream.of(room), ARROWS.get(room).stream())
            .map(HouseRulesTest::inside)
            .toArray(String[]::new);
    check(
        noClasses()
            .that()
            .resideInAPackage(inside(room))
            .should()
            .dependOnClassesThat(
                resideInAnyPackage("io.strate..")
                    .and(DescribedPredicate.not(resideInAnyPackage(known))))
            .because(
                "each room can be read, tested and replaced knowing only " + ARROWS.get(room)));
  }

  @Test
  void theDomainKnowsNoLibrary() {
    check(
        classes()
            .that()
            .resideInAPackage(inside("domain"))
            .should()
            .onlyDependOnClassesThat(
                resideInAnyPackage(inside("domain"), "java..", "org.jspecify.annotations.."))
            .because("what a profile or an event is must outlive every library"));
  }

  @Test
  void packagesHaveNoCycles() {
    check(
        slices()
            .matching("io.strate.(**)")
            .should()
            .beFreeOfCycles()
            .because("two packages that need each other are one, or lack a third"));
  }

  @Test
  void timeIsPassedIn() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages(inside("app"), inside("benchmark"))
            .should()
            .accessTargetWhere(describe("reads the wall clock", HouseRulesTest::readsTheClock))
            .because("the same timeline and instant must always give the same answer"));
  }

  @Test
  void nobodySleeps() {
    check(
        noClasses()
            .should()
            .accessTargetWhere(
                describe(
                    "sleeps",
                    access ->
                        access.getTargetOwner().isAssignableTo(Thread.class)
                            && access.getName().equals("sleep")))
            .because("waiting for a time is a bet; wait for the thing itself"));
  }

  @Test
  void sqlStaysInTheLake() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages(inside("lake"), inside("connect"), inside("benchmark"))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "javax.sql..", "org.duckdb..")
            .because(
                "SQL is a second meaning of a rule; it lives where it is checked against the first"));
  }

  @Test
  void rocksDbStaysInTheLedger() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages(inside("ledger"), inside("benchmark"))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.rocksdb..")
            .because("native handles are closed by the room that opened them"));
  }

  @Test
  void namesSayWhatAThingIs() {
    check(
        noClasses()
            .should()
            .haveNameMatching(".*(Impl|Manager|Helper|Utils?|Data|Info)")
            .because("such an ending stands where the word of the glossary is missing"));
  }

  /** Of the tests too: a time that is waited for is a bet on how fast the machine is. */
  @Test
  void testsWaitForTheThingItself() throws IOException {
    List<String> bets = new ArrayList<>();
    for (Path file : testSources()) {
      int number = 0;
      for (String line : Files.readAllLines(file)) {
        number++;
        if (BET.matcher(line).find()) {
          bets.add(PROJECT.relativize(file) + ":" + number + ": " + line.strip());
        }
      }
    }
    assertThat(bets)
        .as("wait by a queue, a latch or Patience, and for what never comes for minutes")
        .isEmpty();
  }

  private static List<Path> testSources() throws IOException {
    List<Path> all = new ArrayList<>();
    try (DirectoryStream<Path> rooms = Files.newDirectoryStream(PROJECT, Files::isDirectory)) {
      for (Path room : rooms) {
        Path tests = room.resolve("src/test/java");
        if (Files.isDirectory(tests)) {
          try (Stream<Path> files = Files.walk(tests)) {
            files
                .filter(file -> file.toString().endsWith(".java"))
                .filter(file -> !file.endsWith("Patience.java"))
                .forEach(all::add);
          }
        }
      }
    }
    assertThat(all).hasSizeGreaterThan(100);
    return all;
  }

  private static String inside(String room) {
    return "io.strate." + room + "..";
  }

  /** Rooms that are still empty break no rule. */
  private static void check(ArchRule rule) {
    rule.allowEmptyShould(true).check(HOUSE);
  }

  /**
   * Calls and method references; {@code now(Clock)} is allowed, as somebody passed that clock in.
   */
  private static boolean readsTheClock(JavaAccess<?> access) {
    String owner = access.getTargetOwner().getName();
    String name = access.getName();
    if (owner.equals(System.class.getName())) {
      return name.equals("currentTimeMillis") || name.equals("nanoTime");
    }
    if (owner.equals(Clock.class.getName())) {
      return name.startsWith("system") || name.startsWith("tick");
    }
    if (owner.equals(Date.class.getName())) {
      return access.getTarget().getFullName().equals("java.util.Date.<init>()");
    }
    return owner.startsWith("java.time.")
        && name.equals("now")
        && !access.getTarget().getFullName().contains(Clock.class.getName());
  }
}
