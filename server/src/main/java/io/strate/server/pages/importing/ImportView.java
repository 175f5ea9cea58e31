package io.strate.server.pages.importing;

import io.strate.domain.Failure;
import io.strate.server.pages.Frame;
import io.strate.server.pages.Words;
import io.strate.workspace.answer.ListRejects;
import io.strate.workspace.importing.FoundColumn;
import io.strate.workspace.importing.ImportPlan;
import io.strate.workspace.importing.Part;
import io.strate.workspace.importing.PlanFlaw;
import io.strate.workspace.importing.RowKind;
import io.strate.workspace.importing.Trial;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What templates of imports say, in the visitor's language. */
public final class ImportView {

  private static final int KILO = 1_000;
  private static final int SAMPLES = 3;

  /** Zones that are offered; every other one can be written. */
  private static final List<String> ZONES =
      List.of(
          "UTC",
          "Europe/Paris",
          "Europe/Brussels",
          "Europe/Zurich",
          "Europe/London",
          "Europe/Lisbon",
          "America/Montreal",
          "America/New_York",
          "America/Los_Angeles",
          "America/Guadeloupe",
          "America/Martinique",
          "America/Cayenne",
          "Indian/Reunion",
          "Pacific/Noumea",
          "Africa/Casablanca",
          "Africa/Tunis",
          "Africa/Algiers",
          "Africa/Dakar",
          "Africa/Abidjan");

  /** Failures that have a text of their own. */
  private static final Set<String> TOLD =
      Set.of(
          "import.format",
          "import.too_large",
          "import.cut",
          "import.empty",
          "import.columns",
          "import.unknown",
          "import.done",
          "import.undone",
          "import.rejects",
          "import.used",
          "import.plan",
          "import.unwritable",
          "definition.changed",
          "definition.used",
          "definition.exists",
          "definitions.wrong");

  /** Of these, the sentence itself says which definition, or what is wrong. */
  private static final Set<String> DETAILED =
      Set.of("definition.used", "definitions.wrong", "import.used");

  private final Frame frame;
  private final Words words;

  ImportView(Frame frame) {
    this.frame = frame;
    this.words = frame.words();
  }

  /**
   * Why something could not be done.
   *
   * @param detail in English, as commands say it; empty if the text says it all
   */
  public record Told(String text, String detail) {}

  /** What a failure is to the visitor. */
  Told told(Failure failure) {
    String code = failure.code();
    String detail = String.valueOf(failure.getMessage());
    if (!TOLD.contains(code)) {
      return new Told(words.say("importing.failure.other"), detail);
    }
    String text = words.say("importing.failure." + code);
    return new Told(text, DETAILED.contains(code) ? detail : "");
  }

  /** The steps that come, in their order. */
  public List<Stage> stages() {
    return List.of(Stage.values());
  }

  public List<RowKind> kinds() {
    return List.of(RowKind.values());
  }

  /** A size in the units that people know. */
  public String size(long bytes) {
    if (bytes < KILO) {
      return words.say("importing.size.b", bytes);
    }
    double kilo = (double) bytes / KILO;
    return kilo < KILO
        ? words.say("importing.size.kb", words.number(kilo, kilo < 10 ? 1 : 0))
        : words.say("importing.size.mb", words.number(kilo / KILO, kilo < 10 * KILO ? 1 : 0));
  }

  /** What a column's cells are. */
  public String type(FoundColumn column) {
    return switch (column.type()) {
      case "number", "text", "boolean", "instant" -> words.say("importing.type." + column.type());
      default -> words.say("importing.type.other");
    };
  }

  /** Some of a column's values. */
  public String samples(FoundColumn column) {
    return column.samples().stream().limit(SAMPLES).collect(Collectors.joining(" · "));
  }

  /** What is odd about a column, in a sentence each. */
  public List<String> oddities(FoundColumn column, Part part) {
    Stream.Builder<String> odd = Stream.builder();
    if (column.empty() == column.rows()) {
      odd.add(words.say("importing.columns.nothing"));
    } else if (column.empty() > 0) {
      String empty =
          words.say("importing.columns.empty", column.empty(), words.number(column.rows()));
      boolean loses = part == Part.ID || part == Part.TIME;
      odd.add(loses ? empty + ", " + words.say("importing.columns.lost", column.empty()) : empty);
    }
    if (part == Part.ID && column.repeated() > 0) {
      odd.add(words.say("importing.columns.repeated", column.repeated()));
    }
    return odd.build().toList();
  }

  /** A way in which a column's texts can be read, with one of them read so. */
  public String format(FoundColumn column, String pattern) {
    if (pattern.equals(FoundColumn.DECIMAL_COMMA)) {
      return words.say("importing.columns.format.comma");
    }
    String letters = letters(pattern);
    return column.samples().stream()
        .flatMap(sample -> read(sample, pattern).map(day -> new Example(sample, day)).stream())
        // 03/03 would not show which of the two is the month.
        .sorted(Comparator.comparing(Example::isTheSameEitherWay))
        .findFirst()
        .map(
            example ->
                words.say(
                    "importing.columns.format.read",
                    letters,
                    example.sample(),
                    words.day(
                        example.day().atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli(),
                        ZoneOffset.UTC)))
        .orElse(letters);
  }

  private record Example(String sample, LocalDate day) {
    boolean isTheSameEitherWay() {
      return day.getDayOfMonth() == day.getMonthValue();
    }
  }

  private static Optional<LocalDate> read(String sample, String pattern) {
    for (Locale language : List.of(Locale.ENGLISH, Locale.FRENCH)) {
      try {
        return Optional.of(LocalDate.parse(sample, DateTimeFormatter.ofPattern(pattern, language)));
      } catch (DateTimeParseException e) {
        // The month may be in the other language, or this sample is none like the others.
      }
    }
    return Optional.empty();
  }

  /** A pattern as people write it: jj/mm/aaaa. */
  private String letters(String pattern) {
    boolean isFrench = words.tag().equals("fr");
    return pattern
        .replaceAll("M{3,}", isFrench ? "mois" : "month")
        .replaceAll("M+", "mm")
        .replaceAll("d+", isFrench ? "jj" : "dd")
        .replaceAll("y+", isFrench ? "aaaa" : "yyyy")
        .replaceAll("H+", "hh")
        .replaceAll("(?<=hh.?)m+", "mn")
        .replaceAll("(?<=mn.?)s+", "ss");
  }

  /** Zones to choose from, the chosen one among them. */
  public Set<String> zones(ImportPlan plan) {
    Set<String> zones = new TreeSet<>(ZONES);
    zones.add(frame.zone().getId());
    zones.add(plan.zone());
    return zones;
  }

  public String flaw(PlanFlaw flaw) {
    return words.say(
        "importing.flaw." + flaw.why().name().toLowerCase(Locale.ROOT), flaw.subject());
  }

  /** What a column of the table of rows is called. */
  public String heading(Trial.Heading heading) {
    return heading.part() == Part.VALUE
        ? heading.name()
        : words.name("importing.heading", heading.part());
  }

  /** A cell as the visitor's language writes it. */
  public String cell(Trial.Heading heading, Trial.Cell cell) {
    return switch (cell.form()) {
      case UNKNOWN -> "";
      case NUMBER -> words.number(Double.parseDouble(cell.text()), 6);
      case BOOLEAN -> words.say("importing.check." + cell.text());
      case INSTANT -> frame.time(Instant.parse(cell.text()).toEpochMilli());
      case TEXT ->
          heading.part() == Part.STATUS
              ? words.say("importing.check." + cell.text().toLowerCase(Locale.ROOT))
              : cell.text();
      case OTHER -> cell.text();
    };
  }

  /** Why a row was not taken. */
  public RejectReason reason(ListRejects.Line line) {
    return RejectReason.of(line.reason(), words);
  }

  /** Whether somebody should say which zone times of the file are of. */
  public boolean lacksZone(List<FoundColumn> columns) {
    return columns.stream().anyMatch(FoundColumn::lacksZone);
  }

  /** Whether contacts are identified by their addresses alone. */
  public boolean isByAddress(ImportPlan plan) {
    return plan.kind() == RowKind.CONTACTS && plan.the(Part.ID).isEmpty();
  }

  /** What profiles of a kind of rows are counted as: contacts, or accounts. */
  public String counted(String key, RowKind kind) {
    return words.say(
        "importing.check." + key + (kind == RowKind.ACCOUNTS ? ".accounts" : ".contacts"));
  }
}
