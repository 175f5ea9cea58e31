import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Drives a server that is run for its AOT cache: what it is asked here is what it will know when it
 * starts. The arguments are the command that serves; it is stopped at the end, as a user stops it.
 * Run by {@code ./strate} when it builds.
 */
final class Train {

  private static final int SENDERS = 8;
  private static final long BATCHES_MILLIS = 2_000;
  private static final long SINGLES_MILLIS = 3_000;
  private static final long LONGEST_SECONDS = 120;

  /** The exit code of a program that SIGTERM stopped. */
  private static final int STOPPED = 128 + 15;

  private static final Pattern PLACE = Pattern.compile("(http://127\\.0\\.0\\.1:\\d+)");
  private static final Pattern KEY = Pattern.compile("\\b([aw]k_[0-9a-f]+)");
  private static final List<String> QUESTIONS =
      List.of(
          "/livez",
          "/readyz",
          "/metrics",
          "/",
          "/sign-in",
          "/api/v1/segments",
          "/api/v1/openapi.json");

  private final HttpClient client = HttpClient.newHttpClient();
  private String place = "";
  private String writeKey = "";
  private String adminKey = "";

  public static void main(String[] command) throws Exception {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(name -> name.startsWith("STRATE_"));
    builder.redirectError(ProcessBuilder.Redirect.INHERIT);
    Process server = builder.start();
    Runtime.getRuntime().addShutdownHook(new Thread(server.toHandle()::destroyForcibly));
    Thread.ofPlatform().daemon().start(() -> endInTime(server));
    try {
      new Train().drive(server);
    } finally {
      server.toHandle().destroy(); // its output is read on: the cache is made when it has ended
    }
    System.exit(server.waitFor() == STOPPED ? 0 : 1);
  }

  /** A training that hangs keeps nobody waiting, and leaves no cache. */
  private static void endInTime(Process server) {
    try {
      if (!server.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
        server.descendants().forEach(ProcessHandle::destroyForcibly);
        server.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void drive(Process server) throws Exception {
    BufferedReader said = server.inputReader(StandardCharsets.UTF_8);
    for (String line = said.readLine();
        line != null && writeKey.isEmpty();
        line = said.readLine()) {
      read(line);
    }
    Thread.ofPlatform().daemon().start(() -> said.lines().forEach(_ -> {}));
    send("/v1/batch", 50, BATCHES_MILLIS);
    for (String question : QUESTIONS) {
      ask(question);
    }
    send("/v1/track", 1, SINGLES_MILLIS);
  }

  private void read(String line) {
    Matcher at = PLACE.matcher(line);
    place = at.find() && place.isEmpty() ? at.group(1) : place;
    for (Matcher key = KEY.matcher(line); key.find(); ) {
      if (key.group(1).startsWith("w")) {
        writeKey = key.group(1);
      } else {
        adminKey = key.group(1);
      }
    }
  }

  private void ask(String path) throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(place + path));
    request
        .header("Authorization", "Bearer " + adminKey)
        .header("Accept", "text/html, application/json");
    client.send(request.build(), BodyHandlers.discarding());
  }

  private void send(String path, int events, long millis) throws Exception {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    try (var senders = Executors.newFixedThreadPool(SENDERS)) {
      List<java.util.concurrent.Future<?>> sent = new ArrayList<>();
      for (int sender = 0; sender < SENDERS; sender++) {
        String name = path + sender;
        sent.add(
            senders.submit(
                () -> {
                  for (int n = 0; System.nanoTime() < end; n++) {
                    post(path, body(name + "-" + n, n, events));
                  }
                  return null;
                }));
      }
      for (var each : sent) {
        each.get();
      }
    }
  }

  private void post(String path, String body) throws IOException, InterruptedException {
    String user =
        Base64.getEncoder().encodeToString((writeKey + ":").getBytes(StandardCharsets.UTF_8));
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(place + path))
            .header("Authorization", "Basic " + user)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build();
    client.send(request, BodyHandlers.discarding());
  }

  private static String body(String id, int n, int events) {
    if (events == 1) {
      return call(id, n);
    }
    List<String> calls = new ArrayList<>();
    for (int i = 0; i < events; i++) {
      calls.add(call(id + "-" + i, n * events + i));
    }
    return "{\"batch\":[" + String.join(",", calls) + "]}";
  }

  private static String call(String id, int n) {
    String who = "\"messageId\":\"" + id + "\",\"userId\":\"c" + n % 5_000 + "\",";
    return n % 10 == 0
        ? "{\"type\":\"identify\","
            + who
            + "\"traits\":{\"email\":\"c"
            + n % 5_000
            + "@example.com\",\"seats\":"
            + n % 90
            + "}}"
        : "{\"type\":\"track\","
            + who
            + "\"event\":\""
            + (n % 3 == 0 ? "order" : "page")
            + "\",\"properties\":{\"amount\":"
            + n % 1_000 / 10.0
            + ",\"sku\":\"s"
            + n % 40
            + "\",\"page\":{\"path\":\"/p/"
            + n % 20
            + "\"}},\"context\":{\"library\":{\"name\":\"analytics-node\",\"version\":\"2.3.0\"}}}";
  }
}
