package io.strate.rule.text;

import io.strate.rule.grammar.RuleLanguageLexer;
import java.util.List;
import java.util.stream.Collectors;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.Token;

/** How names and single values are written. */
final class Words {

  private Words() {}

  /** The shortest digits that give the double again; whole numbers without a point. */
  static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }

  static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  static String path(List<String> names) {
    return names.stream().map(Words::name).collect(Collectors.joining("."));
  }

  /** A name, in backticks unless it is a plain word without another meaning. */
  static String name(String name) {
    RuleLanguageLexer lexer = new RuleLanguageLexer(CharStreams.fromString(name));
    lexer.removeErrorListeners();
    List<? extends Token> tokens = lexer.getAllTokens();
    boolean word =
        tokens.size() == 1
            && tokens.getFirst().getType() == RuleLanguageLexer.WORD
            && tokens.getFirst().getText().equals(name);
    return word ? name : "`" + name.replace("`", "``") + "`";
  }

  static String channel(String channel, boolean french) {
    return channel.equals("email") ? french ? "e-mail" : "email" : name(channel);
  }
}
