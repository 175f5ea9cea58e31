package io.strate.server.live;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads server-sent events as the HTML standard says. */
final class Follower implements AutoCloseable {

  /** An event, or only an id where there is no data. */
  record Event(String id, String data) {

    JsonNode json() {
      return JsonMapper.shared().readTree(data);
    }
  }

  private final BufferedReader lines;
  private String id = "";

  private Follower(InputStream stream) throws IOException {
    lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
    next();
  }

  /** Empty if all places are taken. */
  static Optional<Follower> of(HttpClient client, HttpRequest request) throws IOException {
    try {
      HttpResponse<InputStream> response =
          client.send(request, HttpResponse.BodyHandlers.ofInputStream());
      if (response.statusCode() == 200) {
        return Optional.of(new Follower(response.body()));
      }
      response.body().close();
      if (response.statusCode() == 503) {
        return Optional.empty();
      }
      throw new IOException("answered " + response.statusCode());
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  /** Of what came last. */
  String id() {
    return id;
  }

  /** The next block; null at the end of the stream. */
  @Nullable Event next() throws IOException {
    StringBuilder data = new StringBuilder();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.isEmpty()) {
        return new Event(id, data.toString());
      }
      if (line.startsWith("id: ")) {
        id = line.substring(4);
      } else if (line.startsWith("data: ")) {
        data.append(line, 6, line.length());
      }
    }
    return null;
  }

  /** The next event with data; the standard has blocks without (heartbeats) passed over. */
  Event change() throws IOException {
    for (Event next = next(); next != null; next = next()) {
      if (!next.data().isEmpty()) {
        return next;
      }
    }
    throw new IOException("expected a change, found the end of the stream");
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
