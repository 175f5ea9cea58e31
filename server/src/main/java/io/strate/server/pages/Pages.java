package io.strate.server.pages;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import io.strate.server.admin.Turnstile;
import io.strate.server.assets.Assets;
import io.strate.workspace.live.LiveWorkspace;
import io.strate.workspace.open.Workspace;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.web.servlet.View;

/** Makes pages of templates. */
public final class Pages {

  private static final String HTML = "text/html;charset=utf-8";

  private final TemplateEngine templates =
      TemplateEngine.createPrecompiled(
          null, ContentType.Html, Pages.class.getClassLoader(), "io.strate.server.jte");
  private final Assets assets;
  private final LiveWorkspace live;
  private final Supplier<Tour> tour;
  private final Turnstile everybody;

  Pages(Assets assets, LiveWorkspace live, Supplier<Tour> tour, Turnstile everybody) {
    this.assets = assets;
    this.live = live;
    this.tour = tour;
    this.everybody = everybody;
  }

  Tour tour() {
    return tour.get();
  }

  List<String> builder() {
    return assets.builder();
  }

  String asset(String name) {
    return assets.address(name);
  }

  /** What a page of a room stands in; its title is a text under a key. */
  public Frame frame(HttpServletRequest request, Frame.Room room, String key, Object... arguments) {
    return titled(request, room, words -> words.say(key, arguments));
  }

  /** What a page about something with a name of its own stands in. */
  public Frame titled(HttpServletRequest request, Frame.Room room, Function<Words, String> title) {
    Visitor visitor = Visitor.of(request);
    var definition = live.ask(Workspace::definition);
    Words words = Words.of(visitor.language());
    return new Frame(
        title.apply(words),
        room,
        place(request, room),
        definition.name(),
        definition.zone(),
        visitor,
        words,
        tour().at(Optional.ofNullable(request.getParameter("tour")).orElse("")),
        this);
  }

  /** Where the page can be asked for again: what a form was answered with cannot. */
  private static String place(HttpServletRequest request, Frame.Room room) {
    if (!request.getMethod().equals("GET")
        || request.getDispatcherType() != DispatcherType.REQUEST) {
      return room.path();
    }
    String query = request.getQueryString();
    return request.getRequestURI() + (query == null ? "" : "?" + query);
  }

  /** Asks the workspace, which speaks the visitor's language. */
  public <T> T ask(Words words, Function<Workspace, T> question) {
    return live.ask(
        workspace ->
            question.apply(workspace.definedAs(workspace.definition().in(words.language()))));
  }

  /**
   * Asks a question that looks at everybody, when its turn comes.
   *
   * @throws io.strate.domain.Failure {@code access.busy} if that takes too long
   */
  public <T> T askAboutEverybody(Words words, Function<Workspace, T> question) {
    return everybody.pass(() -> ask(words, question));
  }

  /**
   * A page, or a part of one: its template gets the frame as {@code frame} and the rest by its
   * names.
   */
  public View show(String template, Frame frame, Map<String, ?> rest) {
    Map<String, Object> parameters = new LinkedHashMap<>(rest);
    parameters.put("frame", frame);
    return show(template, parameters);
  }

  private View show(String template, Map<String, Object> parameters) {
    return (_, _, response) -> {
      Utf8ByteOutput out = new Utf8ByteOutput();
      templates.render(template, parameters, out);
      response.setContentType(HTML);
      response.setContentLength(out.getContentLength());
      out.writeTo(response.getOutputStream());
    };
  }
}
