package io.strate.server.admin;

import static io.strate.workspace.access.AccessKeys.Scope.READ;

import io.strate.domain.Entity;
import io.strate.domain.Entry;
import io.strate.domain.Value;
import io.strate.workspace.answer.EntryText;
import io.strate.workspace.answer.ExplainMembership;
import io.strate.workspace.answer.Explanation;
import io.strate.workspace.answer.ExplanationJson;
import io.strate.workspace.answer.ShowProfile;
import io.strate.workspace.answer.ShowProfile.Fact;
import io.strate.workspace.answer.ShowProfile.Kind;
import io.strate.workspace.answer.ShowTimeline;
import io.strate.workspace.answer.learnt.ExplainLearnt;
import io.strate.workspace.live.LiveWorkspace;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Contacts and accounts, by an id or by {@code kind:value}. */
@RestController
@RequestMapping(
    path = "/api/v1/{of:contacts|accounts}/{id}",
    produces = MediaType.APPLICATION_JSON_VALUE)
final class ProfilesController {

  private static final int MOST = 1_000;

  private final LiveWorkspace live;
  private final Cursors cursors;

  ProfilesController(LiveWorkspace live, Cursors cursors) {
    this.live = live;
    this.cursors = cursors;
  }

  /**
   * What is known of somebody.
   *
   * @param accounts of a contact: those that it belongs to
   */
  record Profile(
      Instant asOf,
      String of,
      List<Named> identifiers,
      List<String> accounts,
      Map<String, @Nullable Object> attributes,
      List<Permission> consents,
      Map<String, @Nullable Object> traits,
      List<Membership> segments,
      List<Happened> latestEvents) {}

  record Named(String kind, String value) {}

  record Permission(String of, String status, String at) {}

  record Membership(String name, String label) {}

  record Happened(String at, String event, @Nullable Object properties) {}

  @GetMapping
  @Needs(READ)
  Profile get(
      @PathVariable("of") String of,
      @PathVariable("id") String id,
      @RequestParam(name = "as_of", defaultValue = "") String asOf) {
    ShowProfile.Shown shown = show(of, id, asOf);
    return new Profile(
        Instant.ofEpochMilli(shown.asOf()),
        of,
        facts(shown, Kind.IDENTIFIER).map(f -> new Named(f.name(), text(f))).toList(),
        facts(shown, Kind.ACCOUNT).map(ProfilesController::text).toList(),
        values(shown, Kind.ATTRIBUTE),
        facts(shown, Kind.CONSENT)
            .map(f -> new Permission(f.name(), text(f).toLowerCase(Locale.ROOT), at(f)))
            .toList(),
        values(shown, Kind.TRAIT),
        memberships(shown),
        facts(shown, Kind.EVENT)
            .map(f -> new Happened(at(f), f.name(), Plain.of(f.value())))
            .toList());
  }

  private ShowProfile.Shown show(String of, String id, String asOf) {
    Entity entity = Entities.of(of);
    OptionalLong asked = AsOf.parse(asOf);
    return live.ask(workspace -> new ShowProfile(workspace).of(entity, id, asked));
  }

  /** The segments that somebody is in. */
  record Memberships(Instant asOf, List<Membership> items) {}

  @GetMapping("/segments")
  @Needs(READ)
  Memberships segments(
      @PathVariable("of") String of,
      @PathVariable("id") String id,
      @RequestParam(name = "as_of", defaultValue = "") String asOf) {
    ShowProfile.Shown shown = show(of, id, asOf);
    return new Memberships(Instant.ofEpochMilli(shown.asOf()), memberships(shown));
  }

  /** An entry of a timeline: what it is, when it was or holds from, and what it says. */
  record Line(String kind, String at, String says) {}

  @GetMapping("/timeline")
  @Needs(READ)
  Page<Line> timeline(
      @PathVariable("of") String of,
      @PathVariable("id") String id,
      @RequestParam(name = "limit", defaultValue = "100") int limit,
      @RequestParam(name = "cursor", defaultValue = "") String cursor) {
    Page.limit(limit, MOST);
    Entity entity = Entities.of(of);
    String query = "timeline " + of + " " + id;
    OptionalInt before =
        cursors
            .position(query, cursor)
            .map(place -> OptionalInt.of(Integer.parseInt(place)))
            .orElse(OptionalInt.empty());
    ShowTimeline.Part part =
        live.ask(
            workspace ->
                new ShowTimeline(workspace).of(entity, id, before, limit, OptionalLong.empty()));
    return new Page<>(
        Instant.ofEpochMilli(live.asOf()),
        part.entries().stream().map(ProfilesController::line).toList(),
        part.next().isPresent()
            ? Optional.of(cursors.make(query, Integer.toString(part.next().getAsInt())))
            : Optional.empty());
  }

  /** Why somebody is in a segment or not, or how a trait comes about. */
  @GetMapping("/explanation/{name}")
  @Needs(READ)
  String explanation(
      @PathVariable("of") String of,
      @PathVariable("id") String id,
      @PathVariable("name") String name,
      @RequestParam(name = "as_of", defaultValue = "") String asOf) {
    OptionalLong asked = AsOf.parse(asOf);
    Explanation explanation =
        live.ask(
            workspace ->
                new ExplainMembership(workspace, new ExplainLearnt(workspace)).of(id, name, asked));
    if (explanation.of() != Entities.of(of)) {
      throw Refusal.of(
          404, "usage.name", "'%s' is of %s.".formatted(name, Entities.word(explanation.of())));
    }
    return ExplanationJson.of(explanation).toString();
  }

  private static Stream<Fact> facts(ShowProfile.Shown shown, Kind kind) {
    return shown.facts().stream().filter(fact -> fact.kind() == kind);
  }

  private static Map<String, @Nullable Object> values(ShowProfile.Shown shown, Kind kind) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    facts(shown, kind).forEach(fact -> values.put(fact.name(), Plain.of(fact.value())));
    return values;
  }

  private static List<Membership> memberships(ShowProfile.Shown shown) {
    return facts(shown, Kind.SEGMENT).map(f -> new Membership(f.name(), text(f))).toList();
  }

  private static String text(Fact fact) {
    return fact.value() instanceof Value.Text(String text) ? text : EntryText.value(fact.value());
  }

  private static String at(Fact fact) {
    return EntryText.instant(fact.at().orElseThrow());
  }

  private static Line line(Entry entry) {
    String kind =
        switch (entry) {
          case Entry.Event _ -> "event";
          case Entry.AttributeStated _ -> "attribute";
          case Entry.AccountStated _ -> "account";
          case Entry.ConsentStated _ -> "consent";
          case Entry.Named _ -> "named";
        };
    return new Line(kind, EntryText.instant(entry.time()), EntryText.what(entry));
  }
}
