package io.strate.workspace.answer.overview;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;

/** A text in which accents and case count for nothing, as people search it. */
record FoldedText(String text) {

  private static final Pattern MARKS = Pattern.compile("\\p{M}");
  private static final Pattern SPACES = Pattern.compile("\\s+");

  static FoldedText of(String text) {
    String plain = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
    return new FoldedText(
        plain.toLowerCase(Locale.ROOT).replace("œ", "oe").replace("æ", "ae").replace("ß", "ss"));
  }

  /**
   * Whether each word of a question stands somewhere in it; a question without words asks for all.
   */
  boolean answers(String question) {
    return Arrays.stream(SPACES.split(of(question).text().strip())).allMatch(text::contains);
  }
}
