package io.strate.workspace.yaml;

import io.strate.rule.Place;
import io.strate.rule.Problem;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The bytes of a file as text: UTF-8, with or without a byte order mark, of bounded size. */
public final class YamlBytes {

  /** The largest file of definitions, in bytes. */
  public static final int LARGEST = 10_000_000;

  private static final Charset WINDOWS = Charset.forName("windows-1252");

  private YamlBytes() {}

  /** A file's text, or why it has none. */
  public sealed interface Decoded {}

  public record Readable(YamlText text) implements Decoded {}

  public record NotText(Problem problem) implements Decoded {}

  /** A file that is too large to be read at all. */
  public static Problem tooLarge(String file, long size) {
    return Problem.error(
        "yaml.size",
        new Place(file, 1, 1, "", 1),
        String.format(Locale.ROOT, "the file has %,d bytes; definitions are read up to 10 MB", size)
            .replace(',', ' '));
  }

  /** Decodes a whole file. */
  public static Decoded decode(String file, byte[] bytes) {
    if (bytes.length > LARGEST) {
      return new NotText(tooLarge(file, bytes.length));
    }
    if (startsWith(bytes, 0xFE, 0xFF) || startsWith(bytes, 0xFF, 0xFE)) {
      return new NotText(
          encoding(new Place(file, 1, 1, "", 1), "the file is UTF-16; save it as UTF-8"));
    }
    int start = startsWith(bytes, 0xEF, 0xBB, 0xBF) ? 3 : 0;
    ByteBuffer in = ByteBuffer.wrap(bytes, start, bytes.length - start);
    CharBuffer out = CharBuffer.allocate(bytes.length - start + 1);
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    CoderResult result = decoder.decode(in, out, true);
    String text = out.flip().toString();
    if (!result.isError()) {
      return new Readable(new YamlText(file, text));
    }
    return new NotText(badByte(file, text, bytes, in.position()));
  }

  private static Problem badByte(String file, String before, byte[] bytes, int at) {
    int end = at;
    while (end < bytes.length && bytes[end] != '\n' && bytes[end] != '\r' && end - at < 200) {
      end++;
    }
    YamlText shown = new YamlText(file, before + new String(bytes, at, end - at, WINDOWS));
    return encoding(
        shown.place(before.length(), before.length() + 1),
        "the byte 0x%02X here is not UTF-8; save the file as UTF-8".formatted(bytes[at] & 0xFF));
  }

  private static Problem encoding(Place place, String message) {
    return Problem.error("yaml.encoding", place, message);
  }

  private static boolean startsWith(byte[] bytes, int... first) {
    for (int i = 0; i < first.length; i++) {
      if (i >= bytes.length || (bytes[i] & 0xFF) != first[i]) {
        return false;
      }
    }
    return true;
  }
}
