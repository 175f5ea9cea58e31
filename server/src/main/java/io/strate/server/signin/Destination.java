package io.strate.server.signin;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Where somebody goes once signed in: to a page of this server and nowhere else. */
final class Destination {

  static final String START = "/";
  private static final int MOST = 2_000;

  private Destination() {}

  /** What was asked for if it is a page of ours, else the first page. */
  static String of(String asked) {
    return isOurs(asked) ? asked : START;
  }

  private static boolean isOurs(String asked) {
    if (asked.length() > MOST
        || !asked.startsWith("/")
        || asked.startsWith("//")
        || asked.indexOf('\\') >= 0
        || asked.startsWith("/sign-in")) {
      return false;
    }
    try {
      URI uri = new URI(asked);
      return uri.getScheme() == null && uri.getRawAuthority() == null;
    } catch (URISyntaxException _) {
      return false;
    }
  }

  /** The page for signing in that leads to what was asked for. */
  static String signIn(String asked) {
    String to = of(asked);
    return to.equals(START)
        ? "/sign-in"
        : "/sign-in?back=" + URLEncoder.encode(to, StandardCharsets.UTF_8);
  }
}
