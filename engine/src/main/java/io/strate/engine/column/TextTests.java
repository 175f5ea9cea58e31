package io.strate.engine.column;

import com.google.re2j.Pattern;
import io.strate.domain.Value;
import io.strate.rule.Expr.TextTest;
import java.util.List;

/** Tests of texts and lists beyond comparison. False where a side is unknown. */
final class TextTests {

  private TextTests() {}

  record Part(TextTest.Kind test, Slot text, Slot part) implements Condition {
    @Override
    public List<Slot> inputs() {
      return List.of(text, part);
    }

    @Override
    public Step step(Slot out) {
      return Bits.step(
          out,
          (b, row) ->
              b.isText(text.index(), row)
                  && b.isText(part.index(), row)
                  && holds(b.text(text.index(), row), b.text(part.index(), row)));
    }

    private boolean holds(String whole, String piece) {
      return switch (test) {
        case CONTAINS -> whole.contains(piece);
        case STARTS_WITH -> whole.startsWith(piece);
        case ENDS_WITH -> whole.endsWith(piece);
      };
    }
  }

  /** A text of which another is a part, or a list of which it is an element. */
  record Holds(Slot value, Slot part) implements Condition {
    @Override
    public List<Slot> inputs() {
      return List.of(value, part);
    }

    @Override
    public Step step(Slot out) {
      return Bits.step(
          out,
          (b, row) ->
              b.isText(part.index(), row) && holds(b.value(value, row), b.text(part.index(), row)));
    }

    private static boolean holds(Value whole, String piece) {
      return switch (whole) {
        case Value.Text(var text) -> text.contains(piece);
        case Value.ListOf(var items) -> items.contains(Value.text(piece));
        case Value.Num _, Value.Bool _, Value.Instant _, Value.RecordOf _, Value.Absence _ -> false;
      };
    }
  }

  /** An RE2 pattern that matches somewhere in the text. */
  record Matches(Slot text, String pattern) implements Condition {
    @Override
    public List<Slot> inputs() {
      return List.of(text);
    }

    @Override
    public Step step(Slot out) {
      Pattern compiled = Pattern.compile(pattern);
      return Bits.step(
          out,
          (b, row) ->
              b.isText(text.index(), row) && compiled.matcher(b.text(text.index(), row)).find());
    }
  }

  /** A list with an element that equals a value. */
  record ListContains(Slot list, Slot element) implements Condition {
    @Override
    public List<Slot> inputs() {
      return List.of(list, element);
    }

    @Override
    public Step step(Slot out) {
      return Bits.step(
          out,
          (b, row) -> {
            Value wanted = b.value(element, row);
            return wanted.isKnown()
                && b.value(list, row) instanceof Value.ListOf(List<Value> items)
                && items.contains(wanted);
          });
    }
  }
}
