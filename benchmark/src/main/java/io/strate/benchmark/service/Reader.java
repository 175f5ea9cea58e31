package io.strate.benchmark.service;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody who has signed in: with Debian's Chromium, and beside it without any browser. */
final class Reader implements AutoCloseable {

  private static final Pattern PROOF = Pattern.compile("name=\"csrf\" content=\"([^\"]+)\"");
  private static final String PASSWORD = "un long mot de passe";

  private final Playwright playwright;
  private final Browser chromium;
  private final HttpClient client = HttpClient.newHttpClient();
  private final String place;
  private final String state;
  private final String cookie;
  private final String proof;

  /**
   * @param token what opens the link at which a password is set
   */
  Reader(int port, String token) throws IOException, InterruptedException {
    place = "http://127.0.0.1:" + port;
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.put("PLAYWRIGHT_NODEJS_PATH", program("node"));
    environment.put("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    playwright = Playwright.create(new Playwright.CreateOptions().setEnv(environment));
    chromium =
        playwright
            .chromium()
            .launch(
                new LaunchOptions()
                    .setExecutablePath(Path.of(program("chromium")))
                    .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage")));
    try (BrowserContext first = chromium.newContext()) {
      Page page = first.newPage();
      page.navigate(place + "/password#" + token);
      page.locator("#new").fill(PASSWORD);
      page.locator("#again").fill(PASSWORD);
      page.locator("main form button").click();
      page.waitForLoadState();
      state = first.storageState();
      cookie =
          first.cookies().stream()
              .filter(one -> one.name.equals("__Host-strate"))
              .map(one -> one.name + "=" + one.value)
              .findFirst()
              .orElseThrow();
    }
    Matcher found = PROOF.matcher(send(request("/").build()));
    if (!found.find()) {
      throw new IllegalStateException("nobody is signed in");
    }
    proof = found.group(1);
  }

  private static String program(String name) {
    for (String folder : System.getenv("PATH").split(":")) {
      if (Path.of(folder, name).toFile().canExecute()) {
        return folder + "/" + name;
      }
    }
    throw new IllegalStateException("this needs " + name);
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(place + path))
        .header("Cookie", cookie)
        .header("Accept", "text/html");
  }

  private String send(HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(request.uri() + ": " + answer.statusCode());
    }
    return answer.body();
  }

  /** How long a page's answer took, in seconds. */
  double ask(String path) throws IOException, InterruptedException {
    long begun = System.nanoTime();
    String _ = send(request(path).build());
    return (System.nanoTime() - begun) / 1e9;
  }

  /** How long an answer to JSON took, in seconds. */
  double post(String path, String json) throws IOException, InterruptedException {
    HttpRequest request =
        request(path)
            .header("X-CSRF", proof)
            .header("Origin", place)
            .header("Content-Type", "application/json")
            .setHeader("Accept", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json))
            .build();
    long begun = System.nanoTime();
    String _ = send(request);
    return (System.nanoTime() - begun) / 1e9;
  }

  /** A browser that has kept nothing but the session. */
  Look look() {
    return new Look(
        chromium.newContext(new Browser.NewContextOptions().setStorageState(state)), place);
  }

  /** One look at a page, with every byte that it brings counted. */
  static final class Look implements AutoCloseable {

    private final BrowserContext context;
    private final String place;
    private final AtomicLong bytes = new AtomicLong();

    private Look(BrowserContext context, String place) {
      this.context = context;
      this.place = place;
    }

    Page open(String path) {
      Page page = context.newPage();
      CDPSession network = context.newCDPSession(page);
      network.send("Network.enable");
      network.on(
          "Network.loadingFinished",
          event -> bytes.addAndGet(event.get("encodedDataLength").getAsLong()));
      page.navigate(place + path);
      page.waitForCondition(() -> page.locator("[data-chart]:not([data-drawn])").count() == 0);
      return page;
    }

    /** Seconds from the beginning of the navigation. */
    double firstPaint(Page page) {
      Object millis =
          page.evaluate(
              "async () => { for (;;) { const paint = performance.getEntriesByName('first-contentful-paint')[0]; if (paint) return paint.startTime; await new Promise(requestAnimationFrame); } }");
      return ((Number) millis).doubleValue() / 1e3;
    }

    /** What came over the wire, heads and compressed bodies. */
    long bytes() {
      return bytes.get();
    }

    @Override
    public void close() {
      context.close();
    }
  }

  @Override
  public void close() {
    client.close();
    chromium.close();
    playwright.close();
  }
}
