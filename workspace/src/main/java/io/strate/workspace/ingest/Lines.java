package io.strate.workspace.ingest;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Lines of texts between tabs; tabs, line ends and backslashes within are escaped. */
public final class Lines {

  static final Charset CHARSET = StandardCharsets.UTF_8;

  private Lines() {}

  public static byte[] of(List<List<String>> lines) {
    StringBuilder out = new StringBuilder();
    for (List<String> line : lines) {
      for (int i = 0; i < line.size(); i++) {
        out.append(i == 0 ? "" : "\t").append(escaped(line.get(i)));
      }
      out.append('\n');
    }
    return out.toString().getBytes(CHARSET);
  }

  public static List<List<String>> read(byte[] bytes) {
    List<List<String>> lines = new ArrayList<>();
    String text = new String(bytes, CHARSET);
    int from = 0;
    for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
      List<String> line = new ArrayList<>();
      for (String part : text.substring(from, end).split("\t", -1)) {
        line.add(unescaped(part));
      }
      lines.add(line);
      from = end + 1;
    }
    return lines;
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\")
        .replace("\t", "\\t")
        .replace("\n", "\\n")
        .replace("\r", "\\r");
  }

  private static String unescaped(String text) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != '\\' || i + 1 == text.length()) {
        out.append(c);
        continue;
      }
      i++;
      out.append(
          switch (text.charAt(i)) {
            case 't' -> '\t';
            case 'n' -> '\n';
            case 'r' -> '\r';
            default -> text.charAt(i);
          });
    }
    return out.toString();
  }
}
