package io.strate.lake;

import static org.assertj.core.api.Assertions.assertThat;

import io.strate.domain.Type;
import io.strate.domain.Value;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a cell's text means. */
final class ValuesOfCellsTest {

  @TempDir Path folder;
  TestingRows lake;

  @BeforeEach
  void open() {
    lake = new TestingRows(folder);
  }

  /** A column of one cell that is quoted, so that anything may stand in it. */
  private SourceFile cell(String text) {
    return lake.write("a.csv", "id,c\n1,\"" + text.replace("\"", "\"\"") + "\"\n");
  }

  private Type type(String text) {
    return lake.schema(cell(text)).columns().get("c");
  }

  private Optional<Instant> instant(String text, Reading.InstantOf reading) {
    List<List<Value>> rows = lake.read(cell(text), Schema.EMPTY, List.of(reading)).rows();
    return rows.isEmpty() || !(rows.getFirst().getFirst() instanceof Value.Instant found)
        ? Optional.empty()
        : Optional.of(Instant.ofEpochMilli(found.millis()));
  }

  private Optional<Instant> instant(String text) {
    return instant(text, new Reading.InstantOf("c", Optional.empty(), Optional.empty()));
  }

  private Optional<Instant> instant(String text, String format, String zone) {
    return instant(
        text, new Reading.InstantOf("c", Optional.of(format), Optional.of(ZoneId.of(zone))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "7",
        "-1",
        "+3",
        "0.5",
        "-0.25",
        "1.",
        ".5",
        " 12 ",
        "1e3",
        "1.5E-7",
        "123456789012345",
        "0.1234567890123456789",
        "999999999999999.9",
        "1e308",
        "179769313486231.57",
        "0.30000000000000004"
      })
  void numbersAreWhatJavaReads(String text) {
    assertThat(type(text)).isEqualTo(Type.NUMBER);
    assertThat(lake.read(cell(text)).rows().getFirst().get(1))
        .isEqualTo(Value.number(Double.parseDouble(text)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "01000",
        "00",
        "-007",
        "1234567890123456",
        "12345678901234",
        "1,5",
        "1 000",
        "12%",
        "0x10",
        "1e999",
        "NaN",
        "Infinity",
        "-",
        ".",
        "1e",
        "1.2.3",
        "1d",
        "٣"
      })
  void whatLooksLikeANumberButIsNoneIsText(String text) {
    assertThat(type(text)).isEqualTo(text.equals("12345678901234") ? Type.NUMBER : Type.TEXT);
  }

  @Test
  void numbersAreReadToTheNearestDouble() {
    Random random = new Random(11);
    List<String> texts = new ArrayList<>();
    StringBuilder file = new StringBuilder("n\n");
    for (int i = 0; i < 20_000; i++) {
      String text =
          switch (random.nextInt(4)) {
            case 0 -> String.valueOf(random.nextInt(2_000_000) / 100.0);
            case 1 -> random.nextInt(999_999) + "." + Math.abs(random.nextLong());
            case 2 -> String.valueOf(Math.abs(random.nextLong()) % 1_000_000_000_000_000L);
            default ->
                (random.nextBoolean() ? "-" : "")
                    + random.nextInt(1000)
                    + "e"
                    + (random.nextInt(40) - 20);
          };
      texts.add(text);
      file.append(text).append('\n');
    }
    assertThat(lake.read(lake.write("n.csv", file.toString())).rows())
        .isEqualTo(texts.stream().map(t -> List.of(Value.number(Double.parseDouble(t)))).toList());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-01-31T10:00Z",
        "2026-01-31T10:00:05.123Z",
        "2026-01-31 10:00:05+02:00",
        "2026-01-31T10:00:05-0330",
        "0001-01-01T00:00Z",
        "9999-12-31T23:59:59.999Z",
        "2024-02-29T00:00:00Z",
        "1969-12-31T23:59:59.999Z"
      })
  void instantsWithAZoneAreIsoInstants(String text) {
    assertThat(type(text)).isEqualTo(Type.INSTANT);
    String iso =
        text.replace(' ', 'T')
            .replace("T10:00Z", "T10:00:00Z")
            .replace("T00:00Z", "T00:00:00Z")
            .replace("-0330", "-03:30");
    assertThat(instant(text)).contains(java.time.OffsetDateTime.parse(iso).toInstant());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-02-29",
        "2026-13-01",
        "2026-00-10",
        "2026-1-1",
        "2026-01-31T24:00Z",
        "2026-01-31T10:60Z",
        "2026-01-31T10",
        "31/12/2026",
        "2026-01-31T10:00:61Z",
        "2026-01-31T10:00Zx",
        "1900-02-29",
        "20260131T100000Z",
        "2026-01-31T10:00:00."
      })
  void whatLooksLikeAnInstantButIsNoneIsText(String text) {
    assertThat(type(text)).isEqualTo(Type.TEXT);
  }

  @Test
  void fractionsAreCutOffToMilliseconds() {
    assertThat(instant("2026-01-31T10:00:00.1239999Z"))
        .contains(Instant.parse("2026-01-31T10:00:00.123Z"));
    assertThat(instant("2026-01-31T10:00:00.5Z"))
        .contains(Instant.parse("2026-01-31T10:00:00.500Z"));
  }

  @Test
  void numbersSince1970AreSecondsOrMilliseconds() {
    assertThat(instant("1700000000")).contains(Instant.ofEpochSecond(1_700_000_000));
    assertThat(instant("1700000000123")).contains(Instant.ofEpochMilli(1_700_000_000_123L));
    assertThat(instant("1700000000.5")).contains(Instant.ofEpochMilli(1_700_000_000_500L));
    assertThat(instant("-1")).contains(Instant.ofEpochSecond(-1));
    assertThat(instant("99999999999999999")).isEmpty();
  }

  @Test
  void daysThatLookLikeSecondsAreWarnedOf() {
    TestingRows.Read read =
        lake.read(
            lake.write("d.csv", "d\n19970101\n"), Schema.EMPTY, List.of(Reading.instant("d")));
    assertThat(read.warnings())
        .containsExactly(
            "'d.csv': times in 'd' are read as seconds since 1970, but look like days; 'format: yyyyMMdd' would read them so");
  }

  @Test
  void aLocalTimeIsThatOfTheZoneTheFirstOfTwoAndTheFirstAfterAGap() {
    lake.zone = ZoneId.of("Europe/Paris");
    assertThat(instant("2026-07-01")).contains(Instant.parse("2026-06-30T22:00:00Z"));
    assertThat(instant("2026-01-01 12:00")).contains(Instant.parse("2026-01-01T11:00:00Z"));
    assertThat(instant("2026-03-29 02:30")).contains(Instant.parse("2026-03-29T01:00:00Z"));
    assertThat(instant("2026-10-25 02:30")).contains(Instant.parse("2026-10-25T00:30:00Z"));
    assertThat(instant("2026-10-25T02:30+01:00")).contains(Instant.parse("2026-10-25T01:30:00Z"));
  }

  @Test
  void localTimesOfAnyOrderAgreeWithTheZonesRules() {
    ZoneId zone = ZoneId.of("America/St_Johns");
    WallClock clock = new WallClock(zone);
    Random random = new Random(5);
    for (int i = 0; i < 200_000; i++) {
      LocalDateTime local =
          LocalDateTime.ofEpochSecond(
              random.nextLong(-2_500_000_000L, 2_500_000_000L), 0, ZoneOffset.UTC);
      var gap = zone.getRules().getTransition(local);
      Instant expected =
          gap != null && gap.isGap()
              ? gap.getInstant()
              : local.atZone(zone).withEarlierOffsetAtOverlap().toInstant();
      assertThat(clock.toInstant(local.toEpochSecond(ZoneOffset.UTC) * 1000))
          .isEqualTo(expected.toEpochMilli());
    }
  }

  @Test
  void formatsAreThoseOfJavaTimeAndStrict() {
    assertThat(instant("12/1/2010 8:26", "M/d/yyyy H:mm", "Europe/London"))
        .contains(Instant.parse("2010-12-01T08:26:00Z"));
    assertThat(instant("7/1/2010 8:26", "M/d/yyyy H:mm", "Europe/London"))
        .contains(Instant.parse("2010-07-01T07:26:00Z"));
    assertThat(instant("31.12.2026", "dd.MM.yyyy", "UTC"))
        .contains(Instant.parse("2026-12-31T00:00:00Z"));
    assertThat(instant("19970101", "yyyyMMdd", "UTC"))
        .contains(Instant.parse("1997-01-01T00:00:00Z"));
    assertThat(instant("3 févr. 2026", "d MMM yyyy", "UTC"))
        .contains(Instant.parse("2026-02-03T00:00:00Z"));
    assertThat(instant("3 Feb 2026", "d MMM yyyy", "UTC"))
        .contains(Instant.parse("2026-02-03T00:00:00Z"));
    assertThat(instant("2026-01-31 10:00 +0200", "yyyy-MM-dd HH:mm Z", "UTC"))
        .contains(Instant.parse("2026-01-31T08:00:00Z"));
    assertThat(instant("2/30/2026 8:26", "M/d/yyyy H:mm", "UTC")).isEmpty();
    assertThat(instant("2026-01-31", "M/d/yyyy H:mm", "UTC")).isEmpty();
  }

  @Test
  void booleansAreTrueAndFalseOnly() {
    assertThat(List.of(type("true"), type("False"), type("yes"), type("vrai"), type("1")))
        .containsExactly(Type.BOOLEAN, Type.BOOLEAN, Type.TEXT, Type.TEXT, Type.NUMBER);
  }

  @Test
  void identifiersAreTheExactText() {
    SourceFile file = lake.write("a.csv", "id\n 7 \n1.50\n" + "x".repeat(40) + "\n1e2\n");
    assertThat(lake.read(file, Schema.EMPTY, List.of(Reading.exact("id"))).rows())
        .containsExactly(
            List.of(Value.text(" 7 ")),
            List.of(Value.text("1.50")),
            List.of(Value.text("x".repeat(40))),
            List.of(Value.text("1e2")));
  }

  @Test
  void aColumnThatTheFileLacksIsUnknown() {
    SourceFile file = lake.write("a.csv", "id\n1\n");
    Schema schema = new Schema(Map.of("id", Type.NUMBER, "more", Type.INSTANT));
    assertThat(
            lake.read(
                    file,
                    schema,
                    List.of(Reading.typed("more"), Reading.exact("other"), Reading.typed("id")))
                .rows())
        .containsExactly(List.of(Value.UNKNOWN, Value.UNKNOWN, Value.number(1)));
  }
}
