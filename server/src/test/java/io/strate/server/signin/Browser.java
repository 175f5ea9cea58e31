package io.strate.server.signin;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * As much of a browser as signing in needs: it keeps the cookie, says which page a form comes from,
 * and remembers what the last page put into its forms. It follows no redirection.
 */
public final class Browser implements AutoCloseable {

  private static final Pattern PROOF = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"");
  private static final Pattern COOKIE = Pattern.compile("__Host-strate=([^;]*)");

  private final HttpClient client = HttpClient.newHttpClient();
  private final TestingSite site;
  public String cookie = "";
  public String proof = "";

  Browser(TestingSite site) {
    this.site = site;
  }

  public record Page(int status, HttpResponse<String> response) {

    public String body() {
      return response.body();
    }

    public String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }

    /** Where it leads. */
    public String to() {
      return header("Location");
    }
  }

  public Page get(String path, String... headers) {
    return send(request("GET", path, "", headers));
  }

  /** Sends a form as the last page would. */
  public Page post(String path, String... fields) {
    List<String> all = new ArrayList<>(List.of(fields));
    all.addAll(List.of("csrf", proof));
    return send(
        request(
            "POST",
            path,
            form(all.toArray(String[]::new)),
            "Content-Type",
            "application/x-www-form-urlencoded",
            "Origin",
            origin()));
  }

  /** Sends JSON as a script of the last page would. */
  public Page postJson(String path, String json) {
    return send(
        request(
            "POST",
            path,
            json,
            "Content-Type",
            "application/json",
            "Accept",
            "application/json",
            "X-CSRF",
            proof,
            "Origin",
            origin()));
  }

  Page signIn(String name, String password) {
    return post("/sign-in", "name", name, "password", password);
  }

  public String origin() {
    return "http://127.0.0.1:" + site.port();
  }

  static String form(String... fields) {
    StringBuilder body = new StringBuilder();
    for (int i = 0; i < fields.length; i += 2) {
      body.append(i == 0 ? "" : "&").append(encoded(fields[i])).append('=');
      body.append(encoded(fields[i + 1]));
    }
    return body.toString();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  public HttpRequest.Builder request(String method, String path, String body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(origin() + path))
            .method(
                method,
                body.isEmpty()
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body));
    request.setHeader("Accept", "text/html");
    if (!cookie.isEmpty()) {
      request.setHeader("Cookie", "__Host-strate=" + cookie);
    }
    for (int i = 0; i < headers.length; i += 2) {
      request.setHeader(headers[i], headers[i + 1]);
    }
    return request;
  }

  /** Opens a stream. */
  HttpResponse<InputStream> open(String path) {
    try {
      return client.send(
          request("GET", path, "", "Accept", "text/event-stream").build(),
          HttpResponse.BodyHandlers.ofInputStream());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  public Page send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response =
          client.send(request.build(), HttpResponse.BodyHandlers.ofString());
      response
          .headers()
          .allValues("Set-Cookie")
          .forEach(
              set -> {
                Matcher value = COOKIE.matcher(set);
                cookie = value.find() ? value.group(1) : cookie;
              });
      Matcher found = PROOF.matcher(response.body());
      proof = found.find() ? found.group(1) : proof;
      return new Page(response.statusCode(), response);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
