package io.strate.rule.draft;

import io.strate.domain.Entity;
import io.strate.domain.Type;
import io.strate.domain.Value;
import io.strate.rule.Expr;
import io.strate.rule.Selection;
import io.strate.rule.definition.ChannelDefinition;
import io.strate.rule.text.SourceText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Checks channels, and gives those without details their usual ones. */
final class DraftChannels {

  private static final String EMAIL = "email";

  private final DraftCatalogue catalogue;
  private final Report report;

  DraftChannels(DraftCatalogue catalogue, Report report) {
    this.catalogue = catalogue;
    this.report = report;
  }

  /** The channels of a workspace: e-mail, and what it declares. */
  List<ChannelDefinition> compile(List<ChannelDraft> drafts) {
    List<ChannelDefinition> channels = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (ChannelDraft draft : drafts) {
      if (!names.add(draft.name().text())) {
        report.error(
            "name.taken", draft.name().place(), "channel '" + draft.name() + "' is defined twice");
        continue;
      }
      channels.add(compile(draft));
    }
    if (!names.contains(EMAIL)) {
      channels.add(
          new ChannelDefinition(EMAIL, address(EMAIL), bouncing(EMAIL), complained(EMAIL)));
    }
    return channels;
  }

  private ChannelDefinition compile(ChannelDraft draft) {
    String name = draft.name().text();
    Optional<Expr> address = draft.address().flatMap(this::address);
    if (draft.address().isEmpty()
        && !name.equals(EMAIL)
        && catalogue.attribute(Entity.CONTACT, name).isEmpty()) {
      report.warning(
          "channel.address",
          draft.name().place(),
          "nobody has an address for channel '"
              + name
              + "': say 'address:' which attribute holds it");
    }
    return new ChannelDefinition(
        name,
        address.orElseGet(() -> address(name)),
        draft.bouncing().flatMap(this::condition).orElseGet(() -> bouncing(name)),
        draft.complained().flatMap(this::condition).orElseGet(() -> complained(name)));
  }

  private Optional<Expr> condition(SourceText text) {
    return report.take(catalogue.parser().condition(text, Entity.CONTACT));
  }

  /** A condition, or a value that has to be known. */
  private Optional<Expr> address(SourceText text) {
    return report
        .take(catalogue.parser().value(text, Entity.CONTACT))
        .map(value -> value.type() == Type.BOOLEAN ? value : known(value));
  }

  private static Expr known(Expr value) {
    return new Expr.Known(io.strate.rule.text.RuleParser.reading(value, Type.TEXT));
  }

  // ---- what is usual ----

  /** The attribute that is called like the channel. */
  private Expr address(String channel) {
    Optional<Type> type = catalogue.attribute(Entity.CONTACT, channel);
    return type.isPresent() || channel.equals(EMAIL)
        ? known(new Expr.Attribute(channel, type.orElse(Type.TEXT)))
        : new Expr.Literal(Value.bool(false));
  }

  /** The last bounce came after the last delivery, or nothing was ever delivered. */
  private static Expr bouncing(String channel) {
    Selection bounced = Selection.of(channel + "_bounced");
    Selection delivered = Selection.of(channel + "_delivered");
    return new Expr.And(
        List.of(
            new Expr.Did(bounced),
            new Expr.Not(
                new Expr.Comparison(
                    Expr.Comparison.Operator.AT_LEAST,
                    new Expr.TimeOf(true, delivered),
                    new Expr.TimeOf(true, bounced)))));
  }

  private static Expr complained(String channel) {
    return new Expr.Did(Selection.of(channel + "_complained"));
  }
}
