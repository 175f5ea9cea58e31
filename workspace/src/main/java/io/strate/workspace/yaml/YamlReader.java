package io.strate.workspace.yaml;

import io.strate.rule.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads one file. Where YAML stumbles over a rule that needs quotes, the message shows the line
 * with them, and reading goes on as if they were there, so that all errors of a file come at once.
 */
public final class YamlReader {

  private static final int MOST_REPAIRS = 50;

  /** Files above this length (characters) are read once: a repair reads the whole file again. */
  private static final int LONGEST_REPAIRED = 300_000;

  private final Set<Integer> repairedLines = new HashSet<>();

  /** Offsets of texts that look cut but that no quotes make whole. */
  private final Set<Integer> accepted = new HashSet<>();

  private final List<Problem> problems = new ArrayList<>();
  private YamlText source;

  private YamlReader(YamlText source) {
    this.source = source;
  }

  /**
   * What a file came to.
   *
   * @param root the one value of the file; empty if the file is empty or unreadable
   * @param unreadable whether a part of the file, or all of it, could not be read
   * @param repairedLines lines (from 1) whose columns are no longer those of the file
   */
  public record Reading(
      Optional<YamlNode> root,
      List<Problem> problems,
      boolean unreadable,
      Set<Integer> repairedLines) {
    public Reading {
      problems = List.copyOf(problems);
      repairedLines = Set.copyOf(repairedLines);
    }
  }

  /** Reads a file's text. */
  public static Reading read(YamlText source) {
    return new YamlReader(source).read();
  }

  private Reading read() {
    for (int repairs = 0; ; repairs++) {
      boolean trusting = repairs >= MOST_REPAIRS;
      Attempt attempt = attempt(source, offset -> trusting || accepted.contains(offset));
      if (attempt.stumble().isEmpty()) {
        attempt.problems().stream().filter(this::isInPlace).forEach(problems::add);
        return new Reading(attempt.root(), problems, false, repairedLines);
      }
      Stumble stumble = attempt.stumble().get();
      boolean goesOn = !trusting && repair(stumble);
      if (!goesOn && stumble.isHarmless()) {
        accepted.add(stumble.offset());
      } else if (!goesOn) {
        problems.add(stumble.problem());
        return new Reading(Optional.empty(), problems, true, repairedLines);
      }
    }
  }

  private boolean isInPlace(Problem problem) {
    return !repairedLines.contains(problem.place().line());
  }

  /** Tries quotes around the stumbling place until some carry the reader past it. */
  private boolean repair(Stumble stumble) {
    if (source.text().length() > LONGEST_REPAIRED || stumble.offset() < 0) {
      return false;
    }
    List<Repair> repairs = new ArrayList<>(new Quoter(source).around(stumble.offset()));
    if (source.lineOf(stumble.context()) != source.lineOf(stumble.offset())) {
      repairs.addAll(new Quoter(source).around(stumble.context()));
    }
    int line = source.lineOf(stumble.offset());
    for (Repair repair : repairs) {
      YamlText repaired = repair.apply();
      Optional<Stumble> next = attempt(repaired, _ -> false).stumble();
      if (next.isEmpty()
          || repaired.lineOf(next.get().offset()) > Math.max(repair.lastLine(), line)) {
        accept(repair, repaired);
        return true;
      }
    }
    return false;
  }

  private void accept(Repair repair, YamlText repaired) {
    Set<Integer> told = new HashSet<>();
    for (Repair.Edit edit : repair.edits()) {
      int line = source.lineOf(edit.start());
      if (told.add(line)) {
        problems.add(Advice.quotes(source, edit, repaired.line(line)));
      }
      for (int each = line; each <= source.lineOf(edit.end()); each++) {
        repairedLines.add(each + 1);
      }
    }
    source = repaired;
    accepted.clear();
  }

  /** One reading of a text, up to its end or to where it stumbled. */
  private record Attempt(
      Optional<YamlNode> root, List<Problem> problems, Optional<Stumble> stumble) {}

  /**
   * Where reading cannot go on.
   *
   * @param offset −1 where no change to the text would help
   * @param context where the thing that cannot be read began
   * @param isHarmless whether YAML itself has no objection
   */
  private record Stumble(int offset, int context, Problem problem, boolean isHarmless) {
    Stumble(int offset, int context, Problem problem) {
      this(offset, context, problem, false);
    }
  }

  private static Attempt attempt(YamlText source, IntPredicate accepted) {
    List<Problem> found = new ArrayList<>();
    try {
      Optional<YamlNode> root = new TreeBuilder(source, accepted, found::add).document();
      return new Attempt(root, found, Optional.empty());
    } catch (Unreadable.NeedsQuotes e) {
      Problem problem = Advice.hazard(source, e.offset(), e.hazard());
      return stumbled(found, new Stumble(e.offset(), e.offset(), problem));
    } catch (Unreadable.LooksCut e) {
      Problem problem = Advice.hazard(source, e.offset(), e.hazard());
      return stumbled(found, new Stumble(e.offset(), e.offset(), problem, true));
    } catch (Unreadable.Refused e) {
      return stumbled(found, new Stumble(-1, -1, e.problem()));
    } catch (MarkedYamlEngineException e) {
      Offsets offsets = new Offsets(source.text());
      int offset = offsets.offset(e.getProblemMark());
      int context = e.getContextMark().isPresent() ? offsets.offset(e.getContextMark()) : offset;
      return stumbled(
          found, new Stumble(offset, context, Advice.syntax(source, e, offset, context)));
    } catch (ReaderException e) {
      int offset = new Offsets(source.text()).offset(e.getPosition());
      return stumbled(found, new Stumble(offset, offset, Advice.character(source, e, offset)));
    } catch (YamlEngineException e) {
      return stumbled(found, new Stumble(-1, -1, Advice.other(source, e)));
    }
  }

  private static Attempt stumbled(List<Problem> found, Stumble stumble) {
    return new Attempt(Optional.empty(), found, Optional.of(stumble));
  }
}
