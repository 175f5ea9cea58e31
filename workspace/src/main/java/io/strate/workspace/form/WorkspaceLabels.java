package io.strate.workspace.form;

import io.strate.domain.Entity;
import io.strate.workspace.definition.Description;
import io.strate.workspace.definition.Description.Kind;
import io.strate.workspace.definition.Localized.Locale;
import io.strate.workspace.definition.WorkspaceDefinition;
import java.util.List;
import java.util.Optional;

/** The labels of a workspace's definitions; the name of what has none. */
public record WorkspaceLabels(WorkspaceDefinition definition, Locale locale) implements Labels {

  @Override
  public Label value(Entity of, String name) {
    Kind kind = definition.kind(of, name);
    Description described = definition.describe(kind, name);
    return new Label(
        label(kind, name),
        described.unit().orElse(""),
        described.format().filter("percent"::equals).isPresent());
  }

  @Override
  public String event(String name) {
    return label(Kind.EVENT, name);
  }

  @Override
  public Optional<String> deed(String event) {
    return definition.describe(Kind.EVENT, event).did().map(text -> text.in(locale));
  }

  @Override
  public String property(String event, List<String> path) {
    return String.join(".", path);
  }

  @Override
  public String segment(String name) {
    return definition.in(locale).label(name);
  }

  @Override
  public String channel(String name) {
    String plain = name.equals("email") ? "e-mail" : name;
    return definition.describe(Kind.CHANNEL, name).label().map(l -> l.in(locale)).orElse(plain);
  }

  private String label(Kind kind, String name) {
    return definition.describe(kind, name).label().map(text -> text.in(locale)).orElse(name);
  }
}
