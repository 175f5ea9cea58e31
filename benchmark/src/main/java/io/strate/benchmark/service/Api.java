package io.strate.benchmark.service;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** Calls the admin API. */
final class Api {

  private final HttpClient client = HttpClient.newHttpClient();
  private final int port;
  private final String key;

  Api(int port, String key) {
    this.port = port;
    this.key = key;
  }

  /** Posts JSON below {@code /api/v1}, and answers what comes if it is no problem. */
  String post(String path, String json) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1" + path))
            .header("Authorization", "Bearer " + key)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json))
            .build();
    HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() >= 300) {
      throw new IOException(answer.statusCode() + ": " + answer.body());
    }
    return answer.body();
  }
}
