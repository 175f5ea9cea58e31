package io.strate.server.signin;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.strate.server.assets.Assets;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Writes the pages of this package. */
final class Sheets {

  private final TemplateEngine templates =
      TemplateEngine.createPrecompiled(
          null, ContentType.Html, Sheets.class.getClassLoader(), "io.strate.server.jte");
  private final Supplier<String> workspace;
  private final Assets assets;

  /**
   * @param workspace its name
   */
  Sheets(Supplier<String> workspace, Assets assets) {
    this.workspace = workspace;
    this.assets = assets;
  }

  void show(
      HttpServletRequest request,
      HttpServletResponse response,
      String template,
      Map<String, Object> parts)
      throws IOException {
    show(request, response, 200, template, parts, Optional.empty());
  }

  /**
   * @param alert what went wrong, in the visitor's language
   */
  void show(
      HttpServletRequest request,
      HttpServletResponse response,
      int status,
      String template,
      Map<String, Object> parts,
      Optional<String> alert)
      throws IOException {
    Map<String, Object> all = new HashMap<>(parts);
    all.put("sheet", new Sheet(Visitor.of(request), workspace.get(), alert, assets));
    StringOutput out = new StringOutput();
    templates.render("signin/" + template + ".jte", all, out);
    byte[] page = out.toString().getBytes(StandardCharsets.UTF_8);
    response.setStatus(status);
    response.setContentType("text/html;charset=UTF-8");
    response.setContentLength(page.length);
    response.getOutputStream().write(page);
  }

  /** A page that says in one sentence why nothing was done. */
  void refuse(HttpServletRequest request, HttpServletResponse response, int status, String key)
      throws IOException {
    String said = Words.say(Visitor.of(request).language(), key);
    show(request, response, status, "refused", Map.of(), Optional.of(said));
  }

  static void goTo(HttpServletResponse response, String place) {
    response.setStatus(HttpServletResponse.SC_SEE_OTHER);
    response.setHeader("Location", place);
  }
}
