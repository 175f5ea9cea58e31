package io.strate.workspace.importing;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What is wrong with a plan.
 *
 * @param subject the column or name that it is about; empty if it is about none
 */
public record PlanFlaw(Why why, String subject) {

  private static final int LONGEST_NAME = 100;

  /** What can be wrong. */
  public enum Why {
    /** No column says whose the rows are. */
    NOBODY,
    /** No column says when it happened. */
    NO_TIME,
    /** Neither a column nor a name says which event it is. */
    NO_EVENT,
    NO_CHANNEL,
    NO_PURPOSE,
    NO_STATUS,
    /** Two columns play a part of which there is one. */
    PART_TWICE,
    /** A part that such files do not have. */
    WRONG_PART,
    /** A value without a name, or with one that cannot be. */
    BAD_NAME,
    NAME_TWICE,
    /** A way to read texts that was not offered. */
    BAD_FORMAT,
    BAD_ZONE,
    /** A source without a name, or with one that cannot be. */
    BAD_SOURCE,
    SOURCE_TAKEN
  }

  /**
   * All that is wrong.
   *
   * @param found the columns of the file
   * @param taken names of sources that are there already
   */
  static List<PlanFlaw> of(ImportPlan plan, List<FoundColumn> found, Set<String> taken) {
    List<PlanFlaw> flaws = new ArrayList<>();
    source(plan, taken, flaws);
    lacks(plan, flaws);
    parts(plan, flaws);
    names(plan, flaws);
    times(plan, found, flaws);
    return flaws;
  }

  private static void source(ImportPlan plan, Set<String> taken, List<PlanFlaw> flaws) {
    if (!isName(plan.source()) || plan.source().startsWith("@")) {
      flaws.add(new PlanFlaw(Why.BAD_SOURCE, plan.source()));
    } else if (taken.contains(plan.source())) {
      flaws.add(new PlanFlaw(Why.SOURCE_TAKEN, plan.source()));
    }
  }

  private static void lacks(ImportPlan plan, List<PlanFlaw> flaws) {
    RowKind kind = plan.kind();
    boolean isByAddress = Part.EMAIL.isOf(kind) && plan.the(Part.EMAIL).isPresent();
    lacks(Why.NOBODY, plan.the(Part.ID).isPresent() || isByAddress, flaws);
    lacks(Why.NO_TIME, !kind.happens() || plan.the(Part.TIME).isPresent(), flaws);
    if (kind == RowKind.EVENTS) {
      lacks(Why.NO_EVENT, plan.the(Part.EVENT).isPresent() || isName(plan.event()), flaws);
    }
    if (kind == RowKind.CONSENTS) {
      lacks(Why.NO_CHANNEL, plan.the(Part.CHANNEL).isPresent() || isName(plan.channel()), flaws);
      lacks(Why.NO_PURPOSE, plan.the(Part.PURPOSE).isPresent() || isName(plan.purpose()), flaws);
      lacks(Why.NO_STATUS, plan.the(Part.STATUS).isPresent(), flaws);
    }
  }

  private static void lacks(Why why, boolean isThere, List<PlanFlaw> flaws) {
    if (!isThere) {
      flaws.add(new PlanFlaw(why, ""));
    }
  }

  private static void parts(ImportPlan plan, List<PlanFlaw> flaws) {
    Set<Part> played = new HashSet<>();
    for (MappedColumn column : plan.columns()) {
      if (!column.part().isOf(plan.kind())) {
        flaws.add(new PlanFlaw(Why.WRONG_PART, column.column()));
      } else if (column.part().isSingle() && !played.add(column.part())) {
        flaws.add(new PlanFlaw(Why.PART_TWICE, column.column()));
      }
    }
  }

  private static void names(ImportPlan plan, List<PlanFlaw> flaws) {
    Set<String> names = new HashSet<>();
    if (plan.kind() == RowKind.CONTACTS && plan.the(Part.EMAIL).isPresent()) {
      names.add(PlannedSource.EMAIL);
    }
    plan.all(Part.VALUE)
        .forEach(
            column -> {
              if (!isName(column.name())) {
                flaws.add(new PlanFlaw(Why.BAD_NAME, column.column()));
              } else if (!names.add(column.name())) {
                flaws.add(new PlanFlaw(Why.NAME_TWICE, column.name()));
              }
            });
  }

  private static void times(ImportPlan plan, List<FoundColumn> found, List<PlanFlaw> flaws) {
    Map<String, FoundColumn> byName =
        found.stream().collect(Collectors.toMap(FoundColumn::name, Function.identity()));
    for (MappedColumn column : plan.columns()) {
      FoundColumn is = byName.get(column.column());
      boolean isOffered =
          column.format().isEmpty() || is != null && is.formats().contains(column.format());
      if (!isOffered) {
        flaws.add(new PlanFlaw(Why.BAD_FORMAT, column.column()));
      }
    }
    if (!isZone(plan.zone())) {
      flaws.add(new PlanFlaw(Why.BAD_ZONE, plan.zone()));
    }
  }

  private static boolean isZone(String name) {
    try {
      return ZoneId.of(name).getRules() != null;
    } catch (DateTimeException e) {
      return false;
    }
  }

  /** Whether people can say and write it. */
  private static boolean isName(String text) {
    return !text.isBlank()
        && text.length() <= LONGEST_NAME
        && text.equals(text.strip())
        && text.codePoints().noneMatch(PlanFlaw::isHidden);
  }

  private static boolean isHidden(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.UNASSIGNED ->
          true;
      // Marks by which a name would be shown in another order than it is written.
      default ->
          character >= 0x202A && character <= 0x202E || character >= 0x2066 && character <= 0x2069;
    };
  }
}
