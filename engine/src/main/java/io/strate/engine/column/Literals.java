package io.strate.engine.column;

import java.util.Arrays;
import java.util.List;

/** Columns that hold one value in every row. */
final class Literals {

  private Literals() {}

  record OfNumber(double value) implements Op {
    @Override
    public Kind kind() {
      return Kind.NUMBER;
    }

    @Override
    public List<Slot> inputs() {
      return List.of();
    }

    @Override
    public Step step(Slot out) {
      return b ->
          Arrays.fill(
              b.numbers, out.index() * b.capacity, out.index() * b.capacity + b.rows, value);
    }
  }

  record OfInstant(long value) implements Op {
    @Override
    public Kind kind() {
      return Kind.INSTANT;
    }

    @Override
    public List<Slot> inputs() {
      return List.of();
    }

    @Override
    public Step step(Slot out) {
      return b ->
          Arrays.fill(
              b.instants, out.index() * b.capacity, out.index() * b.capacity + b.rows, value);
    }
  }

  record OfText(String value, int code) implements Op {
    @Override
    public Kind kind() {
      return Kind.TEXT;
    }

    @Override
    public List<Slot> inputs() {
      return List.of();
    }

    @Override
    public Step step(Slot out) {
      return b -> {
        int base = out.index() * b.capacity;
        Arrays.fill(b.texts, base, base + b.rows, value);
        Arrays.fill(b.codes, base, base + b.rows, code);
      };
    }
  }

  record OfBoolean(boolean value) implements Condition {
    @Override
    public List<Slot> inputs() {
      return List.of();
    }

    @Override
    public Step step(Slot out) {
      return b -> {
        for (int w = 0; w < b.usedWords(); w++) {
          b.bits[out.index() * b.words + w] = value ? b.rowMask(w) : 0;
        }
      };
    }
  }
}
