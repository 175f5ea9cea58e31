package io.strate.server.pages;

import io.strate.domain.Entity;
import io.strate.workspace.open.Workspace;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** The addresses of pages about something that has a name. */
public final class Links {

  private Links() {}

  /** The page of a segment. */
  public static String segment(String name) {
    return "/segments/" + part(name);
  }

  /**
   * The page of what a definition defines: a family's first segment; of none any more the first.
   */
  public static String defined(Workspace workspace, String definition) {
    return workspace.definition().definitions().segments().stream()
        .filter(segment -> segment.family().orElse(segment.name()).equals(definition))
        .map(segment -> segment(segment.name()))
        .findFirst()
        .orElse("/");
  }

  /** The page of a contact or account. */
  public static String profile(Entity of, String id) {
    return (of == Entity.CONTACT ? "/contacts/" : "/accounts/") + part(id);
  }

  /** Why somebody is in a segment or not, or how a value of theirs comes about. */
  public static String why(Entity of, String id, String name) {
    return profile(of, id) + "/why/" + part(name);
  }

  /** A text as one part of a path. */
  public static String part(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
