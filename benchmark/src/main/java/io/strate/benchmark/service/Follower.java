package io.strate.benchmark.service;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Scanner;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Follows the stream of changes and remembers when it was told of whom. */
final class Follower implements AutoCloseable {

  private static final Pattern MOVES = Pattern.compile("\"(entered|left)\":\\[([^\\]]*)\\]");
  private static final Pattern NAME = Pattern.compile("\"([^\"]+)\"");

  private final HttpClient client = HttpClient.newHttpClient();
  private final InputStream stream;

  /** In {@link System#nanoTime}, by direction and id: {@code entered 17}. */
  private final Map<String, Long> told = new ConcurrentHashMap<>();

  Follower(int port, String key, String segment) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + port + "/api/v1/changes?segment=" + segment))
            .header("Authorization", "Bearer " + key)
            .build();
    HttpResponse<InputStream> answer =
        client.send(request, HttpResponse.BodyHandlers.ofInputStream());
    if (answer.statusCode() != 200) {
      throw new IOException("expected 200 from the stream, found " + answer.statusCode());
    }
    stream = answer.body();
    Thread.ofPlatform().daemon().start(this::read);
  }

  private void read() {
    try (Scanner lines = new Scanner(stream, StandardCharsets.UTF_8)) {
      while (lines.hasNextLine()) {
        take(lines.nextLine());
      }
    }
  }

  private void take(String line) {
    long now = System.nanoTime();
    Matcher moves = MOVES.matcher(line);
    while (line.startsWith("data:") && moves.find()) {
      Matcher name = NAME.matcher(moves.group(2));
      while (name.find()) {
        told.putIfAbsent(moves.group(1) + " " + name.group(1), now);
      }
    }
  }

  /** When it was told of each. */
  Map<String, Long> told() {
    return told;
  }

  @Override
  public void close() throws IOException {
    stream.close();
    client.shutdownNow();
  }
}
