package io.strate.rule.text;

import io.strate.domain.Entity;
import io.strate.domain.Type;
import io.strate.rule.Catalogue;
import io.strate.rule.Expr;
import io.strate.rule.Selection;
import io.strate.rule.Span;
import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;

/**
 * Reads the rule language: text to typed expressions, with every problem at its place. Names resolve
 * in a catalogue; dates without a zone are in the workspace's.
 */
public final class RuleParser {

  private final Catalogue catalogue;
  private final ZoneId zone;

  public RuleParser(Catalogue catalogue, ZoneId zone) {
    this.catalogue = Objects.requireNonNull(catalogue, "catalogue");
    this.zone = Objects.requireNonNull(zone, "zone");
  }

  /** A condition on a contact or an account. */
  public Parsed<Expr> condition(SourceText text, Entity of) {
    throw new UnsupportedOperationException("not built yet");
  }

  /** A value of a contact or an account, of any type. */
  public Parsed<Expr> value(SourceText text, Entity of) {
    throw new UnsupportedOperationException("not built yet");
  }

  /** A condition on the properties of an event. */
  public Parsed<Expr> where(SourceText text, String event) {
    throw new UnsupportedOperationException("not built yet");
  }

  /** Events: {@code email_clicked where campaign.type != 'test' within 30 days}. */
  public Parsed<Selection> selection(SourceText text) {
    throw new UnsupportedOperationException("not built yet");
  }

  /**
   * An expression over the columns of a source's row, which appear as {@link Expr.Property} of path
   * [column]. A text that is exactly the name of a column is that column, whatever its characters.
   */
  public static Parsed<Expr> row(SourceText text, Map<String, Type> columns, ZoneId zone) {
    throw new UnsupportedOperationException("not built yet");
  }

  /** A length of time: {@code 30 minutes}, {@code 2 semaines}. */
  public static Parsed<Span> span(SourceText text) {
    throw new UnsupportedOperationException("not built yet");
  }
}
