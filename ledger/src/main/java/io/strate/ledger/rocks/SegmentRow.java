package io.strate.ledger.rocks;

import io.strate.domain.Entity;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the store knows of a segment by its name. One that the last run did not name keeps its
 * number, under which its history stands.
 */
record SegmentRow(int number, boolean current, Entity of, long definitionHash, long members) {

  static byte[] bytes(Map<String, SegmentRow> rows) {
    Bytes into = new Bytes(64 * rows.size()).varint(rows.size());
    rows.forEach(
        (name, row) ->
            into.text(name)
                .varint(row.number())
                .u8(row.current() ? 1 : 0)
                .u8(row.of().ordinal())
                .i64(row.definitionHash())
                .i64(row.members()));
    return into.toArray();
  }

  static Map<String, SegmentRow> readAll(byte[] bytes) {
    BytesReader reader = new BytesReader(bytes);
    Map<String, SegmentRow> rows = new TreeMap<>();
    for (int rest = reader.count(); rest > 0; rest--) {
      String name = reader.text();
      int number = reader.count();
      boolean current = reader.u8() == 1;
      Entity of = Entity.values()[reader.u8()];
      rows.put(name, new SegmentRow(number, current, of, reader.i64(), reader.i64()));
    }
    return rows;
  }
}
