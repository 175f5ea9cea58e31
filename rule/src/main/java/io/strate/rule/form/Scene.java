package io.strate.rule.form;

import io.strate.domain.Entity;
import io.strate.rule.Expr;
import io.strate.rule.text.Parsed;
import io.strate.rule.text.RuleParser;
import io.strate.rule.text.SourceText;

/** What the names of a row are names of. */
sealed interface Scene {

  /** Attributes and traits. */
  record OfProfile(Entity of) implements Scene {}

  /** Properties of an event. */
  record OfEvent(String event) implements Scene {}

  default Parsed<Expr> condition(RuleParser parser, String text) {
    return switch (this) {
      case OfProfile(Entity of) -> parser.condition(SourceText.of("row", text), of);
      case OfEvent(String event) -> parser.where(SourceText.of("row", text), event);
    };
  }

  default Parsed<Expr> value(RuleParser parser, String text) {
    return switch (this) {
      case OfProfile(Entity of) -> parser.value(SourceText.of("row", text), of);
      case OfEvent(String event) -> parser.valueOfEvent(SourceText.of("row", text), event);
    };
  }
}
