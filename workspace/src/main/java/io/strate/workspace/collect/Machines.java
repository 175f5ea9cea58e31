package io.strate.workspace.collect;

import io.strate.domain.Value;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Says of opens and clicks whether a machine made them. The verdict is a function of the event's
 * own properties, which stay on the timeline: neither the order of arrival nor other events change
 * it, and it can be found again from them.
 */
public final class Machines {

  /** The property that says it. */
  public static final String MACHINE = "machine";

  /** Whether the request came from a data centre: decided at receipt, as no address is kept. */
  public static final String DATA_CENTRE = "data_centre";

  private static final Set<String> OPENS_AND_CLICKS =
      Set.of(
          "email_opened",
          "email_clicked",
          "email_open",
          "email_click",
          "Email Opened",
          "Email Clicked",
          "Email Link Clicked");

  /** Under which Apple's Mail Privacy Protection fetches every image, read or not. */
  private static final String APPLE_PROXY = "Mozilla/5.0";

  /** Proxies that fetch when a person looks, whose address is that of a data centre. */
  private static final List<String> PROXIES = List.of("googleimageproxy", "yahoomailproxy");

  /** Words of the user agents of security scanners, libraries and crawlers. */
  private static final Pattern SCANNER =
      Pattern.compile(
          "barracuda|mimecast|proofpoint|cloudmark|trendmicro|trend micro|symantec|fortinet"
              + "|headlesschrome|phantomjs|python|curl/|wget|go-http-client|^java/|apache-httpclient"
              + "|libwww|node-fetch|axios|(?<!cu)bot(?![a-z])|crawler|spider|scanner|preview");

  /** Verdicts, as rules read them. */
  public enum Verdict {
    YES,
    NO,
    UNKNOWN;

    public Value value() {
      return Value.text(name().toLowerCase(Locale.ROOT));
    }
  }

  private Machines() {}

  /** Whether an event is an open or a click, by its name. */
  public static boolean isAsked(String event) {
    return OPENS_AND_CLICKS.contains(event);
  }

  /** The verdict on an open or a click with these properties. */
  public static Verdict verdict(Value.RecordOf properties) {
    Optional<String> agent =
        text(properties, "user_agent")
            .or(() -> text(properties, "userAgent"))
            .or(() -> text(properties, "context", "userAgent"));
    boolean isHead =
        text(properties, "method")
            .or(() -> text(properties, "context", "method"))
            .filter("HEAD"::equalsIgnoreCase)
            .isPresent();
    if (isHead || agent.filter(Machines::isMachine).isPresent()) {
      return Verdict.YES;
    }
    if (agent.filter(Machines::isProxy).isPresent()) {
      return Verdict.UNKNOWN;
    }
    if (properties.at(List.of("context", DATA_CENTRE)).equals(Value.bool(true))) {
      return Verdict.YES;
    }
    return agent.isPresent() ? Verdict.NO : Verdict.UNKNOWN;
  }

  private static boolean isMachine(String agent) {
    return agent.strip().equals(APPLE_PROXY)
        || SCANNER.matcher(agent.toLowerCase(Locale.ROOT)).find();
  }

  private static boolean isProxy(String agent) {
    String lower = agent.toLowerCase(Locale.ROOT);
    return PROXIES.stream().anyMatch(lower::contains);
  }

  private static Optional<String> text(Value.RecordOf properties, String... path) {
    return properties.at(List.of(path)) instanceof Value.Text(String text) && !text.isBlank()
        ? Optional.of(text)
        : Optional.empty();
  }
}
