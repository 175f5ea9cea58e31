package io.strate.server.pages;

import io.strate.domain.Entity;
import io.strate.domain.Entry;
import io.strate.domain.Value;
import io.strate.server.pages.Frame.Room;
import io.strate.server.signin.ForRole;
import io.strate.workspace.access.Role;
import io.strate.workspace.answer.EntryText;
import io.strate.workspace.answer.ExplainMembership;
import io.strate.workspace.answer.Explanation;
import io.strate.workspace.answer.ExplanationWords;
import io.strate.workspace.answer.ShowProfile;
import io.strate.workspace.answer.ShowProfile.Fact;
import io.strate.workspace.answer.ShowProfile.Kind;
import io.strate.workspace.answer.ShowTimeline;
import io.strate.workspace.definition.Description;
import io.strate.workspace.open.Workspace;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** A contact or an account: what is known, what follows from it, and why. */
@Controller
public final class ProfileController {

  private static final int ENTRIES = 50;
  private static final String PATH = "/{of:contacts|accounts}/{id}";

  private final Pages pages;

  ProfileController(Pages pages) {
    this.pages = pages;
  }

  /**
   * A fact with the name that people call it by.
   *
   * @param name of the trait, score, attribute or segment
   * @param text its value, in the visitor's language
   */
  public record Line(String name, String label, String text) {}

  @GetMapping(PATH)
  @ForRole(Role.VIEWER)
  View profile(
      HttpServletRequest request, @PathVariable("of") String of, @PathVariable("id") String id) {
    Entity entity = entity(of);
    Frame frame = pages.titled(request, Room.PROFILES, _ -> id);
    ShowProfile.Shown shown =
        pages.ask(frame.words(), w -> new ShowProfile(w).of(entity, id, OptionalLong.empty()));
    return pages.show(
        "pages/profile.jte",
        frame,
        Map.of(
            "of",
            entity,
            "id",
            id,
            "shown",
            shown,
            "traits",
            lines(frame, shown, Kind.TRAIT),
            "attributes",
            lines(frame, shown, Kind.ATTRIBUTE),
            "timeline",
            timeline(frame, entity, id, OptionalInt.empty())));
  }

  /** Further entries, older than those that are shown. */
  @GetMapping(PATH + "/timeline")
  @ForRole(Role.VIEWER)
  View older(
      HttpServletRequest request,
      @PathVariable("of") String of,
      @PathVariable("id") String id,
      @RequestParam("before") int before) {
    Frame frame = pages.titled(request, Room.PROFILES, _ -> id);
    return pages.show(
        "pages/profile/entries.jte",
        frame,
        Map.of(
            "of",
            entity(of),
            "id",
            id,
            "timeline",
            timeline(frame, entity(of), id, OptionalInt.of(before))));
  }

  /** Why somebody is in a segment or not, or how a trait or score comes about. */
  @GetMapping(PATH + "/why/{name}")
  @ForRole(Role.VIEWER)
  View why(
      HttpServletRequest request,
      @PathVariable("of") String of,
      @PathVariable("id") String id,
      @PathVariable("name") String name) {
    Frame frame =
        pages.titled(request, Room.PROFILES, words -> words.say("profile.why_title", id, name));
    Explanation explanation =
        pages.ask(frame.words(), w -> new ExplainMembership(w).of(id, name, OptionalLong.empty()));
    return pages.show(
        "pages/why.jte",
        frame,
        Map.of(
            "of",
            entity(of),
            "it",
            explanation,
            "says",
            new ExplanationWords(
                frame.words().language(),
                millis ->
                    millis == Entry.ALWAYS ? EntryText.instant(millis) : frame.time(millis))));
  }

  /** The same, asked by a form. */
  @GetMapping(PATH + "/why")
  @ForRole(Role.VIEWER)
  String why(
      @PathVariable("of") String of,
      @PathVariable("id") String id,
      @RequestParam("name") String name) {
    return "redirect:" + Links.why(entity(of), id, name.strip());
  }

  private ShowTimeline.Part timeline(Frame frame, Entity of, String id, OptionalInt before) {
    return pages.ask(
        frame.words(), w -> new ShowTimeline(w).of(of, id, before, ENTRIES, OptionalLong.empty()));
  }

  private List<Line> lines(Frame frame, ShowProfile.Shown shown, Kind kind) {
    return pages.ask(
        frame.words(),
        workspace ->
            shown.facts().stream()
                .filter(fact -> fact.kind() == kind)
                .map(
                    fact ->
                        new Line(
                            fact.name(),
                            described(workspace, fact.name(), Description::label)
                                .map(label -> label.in(frame.words().language()))
                                .orElse(fact.name()),
                            text(frame, fact.value())
                                + described(workspace, fact.name(), Description::unit)
                                    .filter(_ -> fact.value().isKnown())
                                    .map(unit -> "\u00a0" + unit)
                                    .orElse("")))
                .toList());
  }

  private static <T> Optional<T> described(
      Workspace workspace,
      String name,
      java.util.function.Function<Description, Optional<T>> what) {
    return what.apply(workspace.definition().describe(Description.Kind.TRAIT, name))
        .or(() -> what.apply(workspace.definition().describe(Description.Kind.SCORE, name)));
  }

  /** A value as people read it. */
  public static String text(Frame frame, Value value) {
    return switch (value) {
      case Value.Num(double number) -> frame.words().number(number, 4);
      case Value.Instant(long millis) -> frame.time(millis);
      case Value.Bool(boolean truth) -> truth ? frame.say("profile.yes") : frame.say("profile.no");
      case Value.Absence _ -> frame.say("profile.unknown");
      default -> EntryText.value(value);
    };
  }

  /** What a fact says. */
  public static String text(Fact fact) {
    return fact.value() instanceof Value.Text(String text) ? text : EntryText.value(fact.value());
  }

  /** The facts of a kind. */
  public static List<Fact> facts(ShowProfile.Shown shown, Kind kind) {
    return shown.facts().stream().filter(fact -> fact.kind() == kind).toList();
  }

  /** Which kind of entry it is, as a part of a key of texts. */
  public static String kind(Entry entry) {
    return switch (entry) {
      case Entry.Event _ -> "event";
      case Entry.AttributeStated _ -> "attribute";
      case Entry.AccountStated _ -> "account";
      case Entry.ConsentStated _ -> "consent";
      case Entry.Named _ -> "named";
    };
  }

  private static Entity entity(String of) {
    return of.equals("contacts") ? Entity.CONTACT : Entity.ACCOUNT;
  }
}
