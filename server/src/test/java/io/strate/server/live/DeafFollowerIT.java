package io.strate.server.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A client that follows changes and never reads. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
final class DeafFollowerIT {

  private static final int CONTACTS = 40_000;
  private static final int SEGMENTS = 10;
  private static final int PLACES = 200;
  private static final Pattern NAME = Pattern.compile("contact-\\d+-x+");
  private static final Pattern SEGMENT = Pattern.compile("\"segment\":\"(s\\d+)\"");

  @TempDir Path folder;

  @Test
  void itIsCutOffAndGoesOnBehindWhatItHad() throws IOException {
    StringBuilder segments = new StringBuilder();
    for (int i = 0; i < SEGMENTS; i++) {
      segments.append("  s").append(i).append(": count(opened) >= 1\n");
    }
    try (TestingService service = new TestingService(folder, segments.toString());
        Socket deaf = new Socket()) {
      deaf.setReceiveBufferSize(4_096);
      deaf.connect(new InetSocketAddress("127.0.0.1", service.port()));
      ask(deaf, service.admin);
      for (int from = 0; from < CONTACTS; from += 1_000) {
        service.opened(
            IntStream.range(from, from + 1_000)
                .mapToObj(i -> "contact-" + i + "-" + "x".repeat(60))
                .toList());
      }
      try (Follower other = service.follow("?after=0", Optional.empty())) {
        Set<String> all = new HashSet<>();
        while (all.size() < CONTACTS * SEGMENTS) {
          take(other.change().data(), all);
        }
        awaitAPlace(service);
      }
      Set<String> heard = new HashSet<>();
      String last = readToTheEnd(deaf, heard);
      assertThat(heard).hasSizeBetween(1, CONTACTS * SEGMENTS - 1);
      try (Follower again =
          service.followOnceThereIsRoom(Optional.of(last), service::somethingHappens)) {
        while (heard.size() < CONTACTS * SEGMENTS) {
          take(again.change().data(), heard);
        }
      }
    }
  }

  private static void ask(Socket socket, String key) throws IOException {
    socket
        .getOutputStream()
        .write(
            """
            GET /api/v1/changes?after=0 HTTP/1.0\r
            Authorization: Bearer %s\r
            \r
            """
                .formatted(key)
                .getBytes(StandardCharsets.US_ASCII));
  }

  /**
   * With all places taken that it and another one have left, there is one again when the deaf
   * client is cut off.
   */
  private static void awaitAPlace(TestingService service) throws IOException {
    List<Follower> others = new ArrayList<>();
    try {
      while (others.size() < PLACES - 2) {
        others.add(service.follow("", Optional.empty()));
      }
      others.add(service.followOnceThereIsRoom(Optional.empty(), () -> {}));
    } finally {
      for (Follower other : others) {
        other.close();
      }
    }
  }

  private static void take(String data, Set<String> names) {
    Matcher segment = SEGMENT.matcher(data);
    Matcher name = NAME.matcher(data);
    if (segment.find()) {
      while (name.find()) {
        if (!names.add(segment.group(1) + name.group())) {
          throw new AssertionError("told twice: " + segment.group(1) + " " + name.group());
        }
      }
    }
  }

  /** Reads what stands in the buffers of a connection that the server has closed. */
  private static String readToTheEnd(Socket socket, Set<String> heard) throws IOException {
    List<String> block = new ArrayList<>();
    String last = "0";
    BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
    try {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        block.add(line);
        if (line.isEmpty()) {
          last = id(block).orElse(last);
          block.forEach(part -> take(part, heard));
          block.clear();
        }
      }
    } catch (IOException reset) {
      // The server did not wait for us to read the rest.
    }
    return last;
  }

  private static Optional<String> id(List<String> block) {
    return block.stream()
        .filter(line -> line.startsWith("id: "))
        .map(line -> line.substring(4))
        .findFirst();
  }
}
