package io.strate.server.tracking;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Puts right what JSON allows and nobody means: an escape of half a character, such as JavaScript
 * writes for an emoji that was cut in two. The parser would refuse the whole batch for it, which
 * libraries drop then; it becomes U+FFFD instead, as browsers show it.
 */
final class JsonText {

  private static final byte[] REPLACEMENT = "\\ufffd".getBytes(StandardCharsets.US_ASCII);
  private static final int ESCAPE = REPLACEMENT.length;

  private JsonText() {}

  /**
   * The bytes, with whole characters only.
   *
   * @param body changed where it is put right
   * @throws Unreadable if it is not UTF-8
   */
  static byte[] whole(byte[] body) throws Unreadable {
    requireUtf8(body);
    for (int i = 0; i < body.length; i++) {
      if (body[i] != '\\') {
        continue;
      }
      int unit = unit(body, i);
      boolean isPair = isHigh(unit) && isLow(unit(body, i + ESCAPE));
      if (!isPair && (isHigh(unit) || isLow(unit))) {
        System.arraycopy(REPLACEMENT, 0, body, i, ESCAPE);
      }
      i += unit < 0 ? 1 : isPair ? 2 * ESCAPE - 1 : ESCAPE - 1;
    }
    return body;
  }

  private static void requireUtf8(byte[] body) throws Unreadable {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
    } catch (CharacterCodingException e) {
      throw new Unreadable(400, "expected JSON in UTF-8");
    }
  }

  /** The UTF-16 unit that an escape at a place stands for; -1 if there is no such escape. */
  private static int unit(byte[] body, int at) {
    if (at + ESCAPE > body.length || body[at] != '\\' || body[at + 1] != 'u') {
      return -1;
    }
    int unit = 0;
    for (int i = at + 2; i < at + ESCAPE; i++) {
      int digit = Character.digit(body[i], 16);
      if (digit < 0) {
        return -1;
      }
      unit = unit << 4 | digit;
    }
    return unit;
  }

  private static boolean isHigh(int unit) {
    return unit >= Character.MIN_HIGH_SURROGATE && unit <= Character.MAX_HIGH_SURROGATE;
  }

  private static boolean isLow(int unit) {
    return unit >= Character.MIN_LOW_SURROGATE && unit <= Character.MAX_LOW_SURROGATE;
  }
}
