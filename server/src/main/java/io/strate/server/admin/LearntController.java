package io.strate.server.admin;

import static io.strate.workspace.access.AccessKeys.Scope.EDIT;
import static io.strate.workspace.access.AccessKeys.Scope.READ;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.strate.workspace.answer.learnt.Learnable;
import io.strate.workspace.answer.learnt.LearntJson;
import io.strate.workspace.answer.learnt.ListLearnt;
import io.strate.workspace.answer.learnt.ShowClusters;
import io.strate.workspace.answer.learnt.ShowModel;
import io.strate.workspace.answer.learnt.ShowMoment;
import io.strate.workspace.answer.learnt.ShowThresholds;
import io.strate.workspace.live.LiveWorkspace;
import io.strate.workspace.open.Workspace;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Cluster sets, models and best moments as they were learnt; {@link DefinitionsController} has how
 * they are defined.
 */
@RestController
@RequestMapping(
    path = "/api/v1/{kind:clusters|models|moments}",
    produces = MediaType.APPLICATION_JSON_VALUE)
final class LearntController {

  private final LiveWorkspace live;

  LearntController(LiveWorkspace live) {
    this.live = live;
  }

  @GetMapping
  @Needs(READ)
  String list(@PathVariable("kind") String kind) {
    ArrayNode items = JsonNodeFactory.instance.arrayNode();
    live.ask(workspace -> new ListLearnt(workspace).all(kind(kind)))
        .forEach(line -> items.add(LearntJson.of(line)));
    return page(items);
  }

  @GetMapping("/{name}/versions")
  @Needs(READ)
  String versions(@PathVariable("kind") String kind, @PathVariable("name") String name) {
    return page(
        live.ask(
            workspace ->
                LearntJson.of(
                    switch (kind(kind)) {
                      case CLUSTERS ->
                          new ShowClusters(workspace).of(name, OptionalInt.empty()).versions();
                      case MODEL ->
                          new ShowModel(workspace).of(name, OptionalInt.empty()).versions();
                      case MOMENT ->
                          new ShowMoment(workspace).of(name, OptionalInt.empty()).versions();
                    })));
  }

  @GetMapping("/{name}/versions/{version}")
  @Needs(READ)
  String version(
      @PathVariable("kind") String kind,
      @PathVariable("name") String name,
      @PathVariable("version") int version) {
    return live.ask(workspace -> shown(workspace, kind(kind), name, version)).toString();
  }

  private static ObjectNode shown(
      Workspace workspace, Learnable.Kind kind, String name, int version) {
    return switch (kind) {
      case CLUSTERS -> LearntJson.of(new ShowClusters(workspace).of(name, OptionalInt.of(version)));
      case MODEL -> LearntJson.of(new ShowModel(workspace).of(name, OptionalInt.of(version)));
      case MOMENT -> LearntJson.of(new ShowMoment(workspace).of(name, OptionalInt.of(version)));
    };
  }

  /**
   * Thresholds of a version, and how many are above each today; none of cluster sets and moments.
   */
  @GetMapping("/{name}/versions/{version}/thresholds")
  @Needs(READ)
  String thresholds(
      @PathVariable("kind") String kind,
      @PathVariable("name") String name,
      @PathVariable("version") int version) {
    if (kind(kind) != Learnable.Kind.MODEL) {
      throw Refusal.of(404, "learn.unknown", "Only models have thresholds.");
    }
    return live.ask(
            workspace ->
                LearntJson.of(
                    new ShowThresholds(workspace)
                        .of(name, OptionalInt.of(version), OptionalLong.empty())))
        .toString();
  }

  /** Begins to learn it anew; how it went is seen in the list. */
  @PostMapping("/{name}/learn")
  @Needs(EDIT)
  ResponseEntity<Void> learn(@PathVariable("kind") String kind, @PathVariable("name") String name) {
    known(kind, name);
    live.learn(name);
    return ResponseEntity.accepted().build();
  }

  /** Puts a version into force; it is stated of everybody soon after. */
  @PutMapping("/{name}/in-force")
  @Needs(EDIT)
  ResponseEntity<Void> putIntoForce(
      @PathVariable("kind") String kind,
      @PathVariable("name") String name,
      HttpServletRequest request)
      throws IOException {
    int version = JsonBody.of(request, "version").whole("version", 0, 1, Integer.MAX_VALUE);
    if (version == 0) {
      throw Refusal.of(400, "request.key", "Expected the key 'version'.");
    }
    known(kind, name);
    live.putIntoForce(
        name, version, Caller.of(request).map(caller -> caller.key().name()).orElse(""));
    return ResponseEntity.accepted().build();
  }

  private void known(String kind, String name) {
    live.ask(workspace -> new ListLearnt(workspace).one(name, kind(kind)));
  }

  private static Learnable.Kind kind(String word) {
    return switch (word) {
      case "clusters" -> Learnable.Kind.CLUSTERS;
      case "moments" -> Learnable.Kind.MOMENT;
      default -> Learnable.Kind.MODEL;
    };
  }

  private String page(ArrayNode items) {
    ObjectNode page = JsonNodeFactory.instance.objectNode();
    page.put("as_of", Instant.ofEpochMilli(live.asOf()).toString());
    page.set("items", items);
    return page.toString();
  }
}
