package io.strate.timeline;

import java.nio.charset.StandardCharsets;

/**
 * Texts as UTF-8. A surrogate without its other half, which UTF-8 does not know, is written like
 * any other code point of its size, so that every Java text comes back as it was.
 */
final class TextBytes {

  private TextBytes() {}

  static byte[] of(String text) {
    return hasLoneSurrogate(text) ? generalized(text) : text.getBytes(StandardCharsets.UTF_8);
  }

  static String text(byte[] bytes, int from, int length) {
    for (int i = from; i < from + length - 1; i++) {
      if (bytes[i] == (byte) 0xED && bytes[i + 1] >= (byte) 0xA0 && bytes[i + 1] < 0) {
        return withSurrogates(bytes, from, from + length);
      }
    }
    return new String(bytes, from, length, StandardCharsets.UTF_8);
  }

  private static boolean hasLoneSurrogate(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        if (Character.charCount(text.codePointAt(i)) == 1) {
          return true;
        }
        i++;
      }
    }
    return false;
  }

  private static byte[] generalized(String text) {
    ByteSink sink = new ByteSink(3 * text.length());
    text.codePoints()
        .forEach(
            point -> {
              if (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) {
                sink.putByte(0xE0 | point >> 12);
                sink.putByte(0x80 | point >> 6 & 0x3F);
                sink.putByte(0x80 | point & 0x3F);
              } else {
                sink.putBytes(Character.toString(point).getBytes(StandardCharsets.UTF_8));
              }
            });
    return sink.toBytes();
  }

  private static String withSurrogates(byte[] bytes, int from, int to) {
    StringBuilder text = new StringBuilder();
    int plain = from;
    for (int i = from; i < to - 2; i++) {
      if (bytes[i] == (byte) 0xED && (bytes[i + 1] & 0xE0) == 0xA0) {
        text.append(new String(bytes, plain, i - plain, StandardCharsets.UTF_8));
        text.append((char) (0xD000 | (bytes[i + 1] & 0x3F) << 6 | bytes[i + 2] & 0x3F));
        plain = i + 3;
        i += 2;
      }
    }
    return text.append(new String(bytes, plain, to - plain, StandardCharsets.UTF_8)).toString();
  }
}
