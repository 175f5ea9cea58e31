package io.strate.server.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.strate.workspace.access.AccessKeys;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Changes as server-sent events over real HTTP. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
final class ChangesServletTest {

  private static final long HOUR = 3_600_000;

  @TempDir Path folder;
  private TestingService service;

  @BeforeEach
  void start() throws IOException {
    service =
        new TestingService(
            folder,
            """
              fresh: did opened within 2 hours
              often: count(opened) > 1
            """);
  }

  @AfterEach
  void stop() {
    service.close();
  }

  @Test
  void whoEntersAndLeavesIsToldAtOnce() throws IOException {
    try (Follower follower = service.follow("", Optional.empty())) {
      service.opened(List.of("c1"));
      assertThat(follower.change().data())
          .isEqualTo(
              "{\"segment\":\"fresh\",\"of\":\"contacts\",\"as_of\":\"2026-03-01T00:00:00Z\",\"members\":1,\"entered_count\":1,\"left_count\":0,\"entered\":[\"c1\"],\"left\":[]}");
      service.clock.addAndGet(2 * HOUR);
      service.live.wake();
      assertThat(follower.change().data())
          .isEqualTo(
              "{\"segment\":\"fresh\",\"of\":\"contacts\",\"as_of\":\"2026-03-01T02:00:00Z\",\"members\":0,\"entered_count\":0,\"left_count\":1,\"entered\":[],\"left\":[\"c1\"]}");
    }
  }

  @Test
  void whoComesBackMissesNothingAndHearsNothingTwice() throws IOException {
    List<String> heard = new ArrayList<>();
    String last;
    try (Follower follower = service.follow("", Optional.empty())) {
      last = follower.id();
    }
    for (int i = 0; i < 20; i++) {
      service.opened(List.of("c" + i));
      try (Follower follower = service.follow("", Optional.of(last))) {
        heard.add(follower.change().json().path("entered").path(0).asString());
        last = follower.id();
      }
    }
    assertThat(heard).isEqualTo(IntStream.range(0, 20).mapToObj(i -> "c" + i).toList());
    try (Follower follower = service.follow("?after=0", Optional.empty())) {
      assertThat(follower.change().json().path("entered").path(0).asString()).isEqualTo("c0");
    }
  }

  @Test
  void oneSegmentCanBeAskedForAlone() throws IOException {
    try (Follower follower = service.follow("?segment=often", Optional.empty())) {
      service.opened(List.of("c1", "c2"));
      service.opened(List.of("c2"));
      assertThat(follower.change().json().path("segment").asString()).isEqualTo("often");
    }
  }

  @Test
  void manyPeopleComeInParts() throws IOException {
    List<String> contacts = IntStream.range(0, 2_500).mapToObj(i -> "c" + i).toList();
    try (Follower follower = service.follow("?segment=fresh", Optional.empty())) {
      service.opened(contacts);
      List<String> entered = new ArrayList<>();
      while (entered.size() < contacts.size()) {
        Follower.Event part = follower.change();
        assertThat(part.json().path("entered_count").asInt()).isBetween(1, 1_000);
        part.json().path("entered").forEach(id -> entered.add(id.asString()));
      }
      assertThat(entered).containsExactlyInAnyOrderElementsOf(contacts);
    }
  }

  @Test
  void onlyAnAdminKeyOpensIt() throws IOException, InterruptedException {
    assertThat(status(service.to(""))).isEqualTo(401);
    String write = service.keys.make("site", AccessKeys.Scope.WRITE);
    assertThat(status(service.to("").header("Authorization", "Bearer " + write))).isEqualTo(401);
    assertThat(status(service.to("").header("Authorization", "Basic " + service.admin)))
        .isEqualTo(401);
  }

  private int status(HttpRequest.Builder request) throws IOException, InterruptedException {
    return send(request).statusCode();
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return service.client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void aSegmentThatIsNotThereIsSaid() throws IOException, InterruptedException {
    HttpResponse<String> answer =
        send(service.to("?segment=fersh").header("Authorization", "Bearer " + service.admin));
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(answer.body()).contains("no segment is called 'fersh' (did you mean 'fresh'?)");
  }

  @Test
  void thereIsRoomForTwoHundredAndAPlaceIsFreeAgainOnceOneLeaves() throws IOException {
    List<Follower> all = new ArrayList<>();
    try {
      for (int i = 0; i < 200; i++) {
        all.add(service.follow("", Optional.empty()));
      }
      assertThat(status(service.to("").header("Authorization", "Bearer " + service.admin)))
          .isEqualTo(503);
    } catch (InterruptedException e) {
      throw new IOException(e);
    } finally {
      for (Follower follower : all) {
        follower.close();
      }
    }
    service.followOnceThereIsRoom(Optional.empty(), service::somethingHappens).close();
  }

  @Test
  void streamsEndWhenTheServerIsClosed() throws IOException {
    Follower follower = service.follow("", Optional.empty());
    service.close();
    assertThat(follower.next()).isNull();
  }
}
