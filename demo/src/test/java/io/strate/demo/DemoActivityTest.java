package io.strate.demo;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.strate.demo.DemoEvent.Consented;
import io.strate.demo.DemoEvent.Happened;
import io.strate.demo.DemoEvent.Identified;
import io.strate.demo.TestingDemo.Row;
import io.strate.domain.Value;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens after the files is of the same people, and a function of what was asked. */
final class DemoActivityTest {

  private static final DemoOptions OPTIONS = TestingDemo.options(2_000);
  private static final Instant END = OPTIONS.historyEnd();
  private static final Duration DAY = Duration.ofDays(1);

  @TempDir Path folder;

  @Test
  void twoHalvesAreTheWhole() {
    DemoActivity activity = new DemoActivity(OPTIONS, 40);
    List<DemoEvent> whole = activity.between(END, END.plus(DAY));
    List<DemoEvent> halves = new ArrayList<>();
    // Steps that share nothing with ticks or hours, told by another who saw nothing before.
    Duration step = Duration.ofSeconds(1_237);
    for (Instant at = END; at.isBefore(END.plus(DAY)); at = at.plus(step)) {
      Instant to = at.plus(step).isAfter(END.plus(DAY)) ? END.plus(DAY) : at.plus(step);
      halves.addAll(new DemoActivity(OPTIONS, 40).between(at, to));
    }
    assertThat(whole).hasSizeGreaterThan(5_000);
    assertThat(halves).isEqualTo(whole);
    assertThat(whole).isSortedAccordingTo(Comparator.comparing(DemoEvent::time));
    assertThat(whole.stream().map(DemoEvent::messageId).collect(toSet())).hasSameSizeAs(whole);
  }

  @Test
  void nothingIsToldOfWhatTheFilesTell() {
    DemoActivity activity = new DemoActivity(OPTIONS, 10);
    assertThat(activity.between(END.minus(DAY), END)).isEmpty();
    assertThat(activity.between(END.minus(DAY), END.plus(DAY)))
        .isEqualTo(activity.between(END, END.plus(DAY)));
  }

  @Test
  void fasterIsMore() {
    int usual = new DemoActivity(OPTIONS, 1).between(END, END.plus(DAY)).size();
    int fast = new DemoActivity(OPTIONS, 100).between(END, END.plus(DAY)).size();
    assertThat(usual).isBetween(200, 1_000);
    assertThat(fast).isBetween(60 * usual, 140 * usual);
  }

  @Test
  void itIsAboutThePeopleOfTheFiles() {
    TestingDemo demo = new TestingDemo(folder, OPTIONS);
    Map<String, String> cookies = new HashMap<>();
    demo.rows("contacts")
        .forEach(row -> cookies.put(row.get("contact_id"), row.get("anonymous_id")));
    Set<String> met = new HashSet<>();
    for (DemoEvent event : day(60)) {
      if (event instanceof Happened happened && happened.contact().isPresent()) {
        String contact = happened.contact().get();
        met.add(contact);
        assertThat(cookies).containsKey(contact);
        happened.anonymousId().ifPresent(id -> assertThat(id).isEqualTo(cookies.get(contact)));
      }
    }
    assertThat(met).hasSizeGreaterThan(500);
  }

  @Test
  void whoHadOptedOutIsNotWrittenTo() {
    TestingDemo demo = new TestingDemo(folder, OPTIONS);
    Map<String, Row> last = new HashMap<>();
    demo.rows("consents").stream()
        .filter(row -> row.get("finalite").equals("newsletter"))
        .sorted(Comparator.comparing(row -> row.at("le")))
        .forEach(row -> last.put(row.get("contact_id"), row));
    assertThat(events(day(60), "email_delivered"))
        .hasSizeGreaterThan(1_000)
        .allMatch(event -> last.get(event.contact().orElseThrow()).get("accord").equals("oui"));
  }

  @Test
  void whoUnsubscribesMeanwhileHearsNoMore() {
    List<DemoEvent> days =
        new DemoActivity(OPTIONS, 100).between(END, END.plus(DAY.multipliedBy(3)));
    Map<String, Instant> gone = new HashMap<>();
    for (DemoEvent event : days) {
      if (event instanceof Consented consented && !consented.given()) {
        gone.put(consented.contact(), consented.time());
      }
    }
    assertThat(gone).hasSizeGreaterThan(20);
    assertThat(events(days, "email_delivered"))
        .noneMatch(
            event ->
                gone.containsKey(event.contact().orElseThrow())
                    && event.time().isAfter(gone.get(event.contact().orElseThrow())));
  }

  @Test
  void somebodyUnknownVisitsAndLaterSaysWho() {
    List<DemoEvent> day = day(100);
    Set<String> strangers = new HashSet<>();
    int identified = 0;
    for (DemoEvent event : day) {
      switch (event) {
        case Happened happened when happened.contact().isEmpty() ->
            strangers.add(happened.anonymousId().orElseThrow());
        case Happened _ -> {}
        case Identified who -> {
          identified++;
          assertThat(strangers).contains(who.anonymousId());
          assertThat(who.attributes()).containsKeys("email", "prenom", "nom", "fonction");
        }
        case Consented _ -> {}
      }
    }
    assertThat(identified).isGreaterThan(10).isLessThan(strangers.size() / 2);
  }

  @Test
  void whatIsSignedWasSentInTheFilesOrSince() {
    TestingDemo demo = new TestingDemo(folder, OPTIONS);
    Set<Value> sent = new HashSet<>();
    demo.rows("quotes").stream()
        .filter(row -> row.get("event").equals("quote_sent"))
        .forEach(row -> sent.add(Value.text(row.get("quote_id"))));
    int fromFiles = sent.size();
    List<DemoEvent> month =
        new DemoActivity(OPTIONS, 3).between(END, END.plus(DAY.multipliedBy(30)));
    Set<Value> answered = new HashSet<>();
    for (DemoEvent event : month) {
      if (event instanceof Happened happened) {
        Optional<Value> quote = Optional.ofNullable(happened.properties().get("quote_id"));
        switch (happened.event()) {
          case "quote_sent" -> sent.add(quote.orElseThrow());
          case "quote_signed", "quote_lost" -> answered.add(quote.orElseThrow());
          default -> {}
        }
      }
    }
    assertThat(sent).hasSizeGreaterThan(fromFiles + 20).containsAll(answered);
    assertThat(answered).anyMatch(quote -> quote.toString().contains("D") && isOfFiles(quote));
  }

  /** Ids of quotes of the files have an account's number and an ordinal, and no letters more. */
  private static boolean isOfFiles(Value quote) {
    return quote instanceof Value.Text(String id) && id.matches("D\\d+-\\d+");
  }

  private static List<DemoEvent> day(double speed) {
    return new DemoActivity(OPTIONS, speed).between(END, END.plus(DAY));
  }

  private static List<Happened> events(List<DemoEvent> all, String name) {
    return all.stream()
        .filter(Happened.class::isInstance)
        .map(Happened.class::cast)
        .filter(event -> event.event().equals(name))
        .toList();
  }
}
