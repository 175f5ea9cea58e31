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
import io.strate.workspace.answer.learnt.ExplainLearnt;
import io.strate.workspace.answer.profile.DescribeProfile;
import io.strate.workspace.answer.profile.ListEntries;
import io.strate.workspace.answer.profile.ListPeople;
import io.strate.workspace.open.Workspace;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** A contact or an account: what is known, what follows from it, and why. */
@Controller
public final class ProfileController {

  private static final int ENTRIES = 50;
  private static final int PEOPLE = 50;
  private static final Pattern ROLE =
      Pattern.compile(
          "(?i)(fonction|role|rôle|poste|titre|job|job_title|title|position|prenom|prénom|nom|first_name|last_name|name)");
  private static final String PATH = "/{of:contacts|accounts}/{id}";

  private final Pages pages;

  ProfileController(Pages pages) {
    this.pages = pages;
  }

  @GetMapping(PATH)
  @ForRole(Role.VIEWER)
  View profile(
      HttpServletRequest request,
      @PathVariable("of") String of,
      @PathVariable("id") String id,
      @RequestParam(name = "kind", defaultValue = "") String kind) {
    Entity entity = entity(of);
    Frame frame = pages.titled(request, Room.PROFILES, _ -> id);
    Map<String, Object> model = new LinkedHashMap<>();
    model.put(
        "shown",
        pages.ask(frame.words(), workspace -> new DescribeProfile(workspace).of(entity, id)));
    model.put("people", people(frame, entity, id, 0));
    model.put("kind", kind);
    model.put("entries", entries(frame, entity, id, kind, OptionalInt.empty()));
    model.put("id", id);
    return pages.show("pages/profile.jte", frame, model);
  }

  /** Further entries, older than those that are shown. */
  @GetMapping(PATH + "/timeline")
  @ForRole(Role.VIEWER)
  View older(
      HttpServletRequest request,
      @PathVariable("of") String of,
      @PathVariable("id") String id,
      @RequestParam("before") int before,
      @RequestParam(name = "kind", defaultValue = "") String kind) {
    Frame frame = pages.titled(request, Room.PROFILES, _ -> id);
    ListEntries.Page entries = entries(frame, entity(of), id, kind, OptionalInt.of(before));
    return pages.show(
        "pages/profile/entries.jte",
        frame,
        Map.of("of", entity(of), "id", id, "kind", kind, "entries", entries));
  }

  /** Further people of an account. */
  @GetMapping("/accounts/{id}/people")
  @ForRole(Role.VIEWER)
  View people(
      HttpServletRequest request, @PathVariable("id") String id, @RequestParam("from") int from) {
    Frame frame = pages.titled(request, Room.PROFILES, _ -> id);
    ListPeople.Page people = people(frame, Entity.ACCOUNT, id, from);
    return pages.show("pages/profile/people.jte", frame, Map.of("id", id, "people", people));
  }

  private ListPeople.Page people(Frame frame, Entity of, String id, int from) {
    return of == Entity.CONTACT
        ? new ListPeople.Page(List.of(), OptionalInt.empty())
        : pages.ask(frame.words(), w -> new ListPeople(w).of(id, roles(w), from, PEOPLE));
  }

  /** The attributes that tell who somebody is, by what they are usually called. */
  private static List<String> roles(Workspace workspace) {
    return workspace.definition().catalogue().attributesAndTraits(Entity.CONTACT).stream()
        .filter(name -> ROLE.matcher(name).matches())
        .toList();
  }

  private ListEntries.Page entries(
      Frame frame, Entity of, String id, String kind, OptionalInt before) {
    ListEntries.Wanted wanted =
        Arrays.stream(ListEntries.Kind.values())
            .filter(one -> one.name().equalsIgnoreCase(kind))
            .findFirst()
            .map(one -> new ListEntries.Wanted(Set.of(one), Set.of()))
            .orElse(ListEntries.Wanted.ALL);
    return pages.ask(frame.words(), w -> new ListEntries(w).of(of, id, wanted, before, ENTRIES));
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
        pages.ask(
            frame.words(),
            w -> new ExplainMembership(w, new ExplainLearnt(w)).of(id, name, OptionalLong.empty()));
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

  /** A trait or score as people read it. */
  public static String text(Frame frame, DescribeProfile.Computed computed) {
    boolean isShare = computed.format().filter("percent"::equals).isPresent();
    if (isShare && computed.value() instanceof Value.Num(double number)) {
      return frame.words().percent(number);
    }
    String unit =
        computed.unit().filter(_ -> computed.value().isKnown()).map(u -> "\u00a0" + u).orElse("");
    return text(frame, computed.value()) + unit;
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
