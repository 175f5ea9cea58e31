package io.strate.ledger.rocks;

import java.nio.charset.StandardCharsets;

/**
 * Texts as UTF-8. A surrogate without its other half, which UTF-8 does not know, is written in
 * three bytes like any other code point of its size, so that every Java text comes back as it was.
 */
final class Utf8 {

  private Utf8() {}

  static byte[] encode(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        int point = text.codePointAt(i);
        if (Character.charCount(point) == 1) {
          return generalized(text);
        }
        i++;
      }
    }
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static String decode(byte[] bytes, int from, int length) {
    for (int i = from; i < from + length - 2; i++) {
      if (isSurrogate(bytes, i)) {
        return withSurrogates(bytes, from, from + length);
      }
    }
    return new String(bytes, from, length, StandardCharsets.UTF_8);
  }

  private static boolean isSurrogate(byte[] bytes, int at) {
    return bytes[at] == (byte) 0xED && (bytes[at + 1] & 0xE0) == 0xA0;
  }

  private static byte[] generalized(String text) {
    Bytes into = new Bytes(3 * text.length());
    text.codePoints()
        .forEach(
            point -> {
              if (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) {
                into.u8(0xE0 | point >> 12).u8(0x80 | point >> 6 & 0x3F).u8(0x80 | point & 0x3F);
              } else {
                into.bytes(Character.toString(point).getBytes(StandardCharsets.UTF_8));
              }
            });
    return into.toArray();
  }

  private static String withSurrogates(byte[] bytes, int from, int to) {
    StringBuilder text = new StringBuilder();
    int plain = from;
    for (int i = from; i < to - 2; i++) {
      if (isSurrogate(bytes, i)) {
        text.append(new String(bytes, plain, i - plain, StandardCharsets.UTF_8));
        text.append((char) (0xD000 | (bytes[i + 1] & 0x3F) << 6 | bytes[i + 2] & 0x3F));
        plain = i + 3;
        i += 2;
      }
    }
    return text.append(new String(bytes, plain, to - plain, StandardCharsets.UTF_8)).toString();
  }
}
