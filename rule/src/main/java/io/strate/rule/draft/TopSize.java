package io.strate.rule.draft;

import io.strate.rule.definition.SegmentRule;
import io.strate.rule.text.SourceText;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How many a {@code top:} takes. */
final class TopSize {

  private static final Pattern SIZE = Pattern.compile("(\\d{1,18})(?:[.,](\\d{1,18}))?\\s*(%)?");

  private TopSize() {}

  /** A share or a number, exactly as written. */
  static Optional<SegmentRule.Size> of(SourceText text, Report report) {
    Matcher m = SIZE.matcher(text.text().strip());
    if (m.matches()) {
      BigDecimal number = new BigDecimal(m.group(1) + (m.group(2) == null ? "" : "." + m.group(2)));
      BigDecimal share = number.movePointLeft(2).stripTrailingZeros();
      if (m.group(3) != null && share.signum() > 0 && share.compareTo(BigDecimal.ONE) <= 0) {
        return Optional.of(new SegmentRule.Size.Share(share));
      }
      if (m.group(3) == null && m.group(2) == null && number.signum() > 0) {
        return Optional.of(new SegmentRule.Size.Count(number.longValueExact()));
      }
    }
    report.error(
        "top.size",
        text.place(),
        "expected a share such as 5% (up to 100%) or a number such as 100, found '"
            + text.text().strip()
            + "'");
    return Optional.empty();
  }
}
