package io.strate.connect.outbound;

import io.strate.domain.Blame;
import io.strate.domain.Failure;
import java.net.IDN;
import java.net.InetAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a call goes: a URL, read once. What is checked, resolved, connected to and written into the
 * request are these parts, so that no second parser can see another host in the same text.
 * Spellings on which parsers disagree are refused rather than interpreted.
 *
 * @param host in lower case; an IPv6 address without its brackets
 * @param target path and query, as the request line has them
 */
public record Destination(String scheme, String host, int port, String target) {

  private static final int LONGEST = 2_048;
  private static final int LONGEST_HOST = 253;

  private static final Pattern URL =
      Pattern.compile(
          "(?i)(https?)://(\\[[^\\[\\]/?#@]*]|[^\\[\\]:/?#@]*)(?::([^/?#@]*))?([/?].*)?");

  private static final Pattern LABEL = Pattern.compile("[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?");

  /** What some parsers take for the last part of an IPv4 address. */
  private static final Pattern NUMBER = Pattern.compile("\\d+|0x[0-9a-f]*");

  /** The characters of paths and queries in RFC 3986. */
  private static final Pattern TARGET =
      Pattern.compile("([A-Za-z0-9._~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2})*");

  public static Destination of(String url) {
    refuseCharacters(url);
    Matcher parts = URL.matcher(url);
    if (!parts.matches()) {
      throw refused(url, shapeOf(url));
    }
    String scheme = parts.group(1).toLowerCase(Locale.ROOT);
    String target = Optional.ofNullable(parts.group(4)).orElse("/");
    if (!TARGET.matcher(target).matches()) {
      throw refused(url, "its path or query has characters that must be written as %xx");
    }
    return new Destination(
        scheme,
        host(url, parts.group(2).toLowerCase(Locale.ROOT)),
        port(url, scheme, Optional.ofNullable(parts.group(3))),
        target.startsWith("?") ? "/" + target : target);
  }

  /** The address, if the host is written as one. */
  Optional<InetAddress> literal() {
    return Literals.address(host);
  }

  @Override
  public String toString() {
    String shown = host.indexOf(':') < 0 ? host : "[" + host + "]";
    boolean usual = port == usualPort(scheme);
    return scheme + "://" + shown + (usual ? "" : ":" + port) + target;
  }

  private static void refuseCharacters(String url) {
    if (url.length() > LONGEST) {
      throw refused(url, "it is longer than " + LONGEST + " characters");
    }
    for (int i = 0; i < url.length(); i++) {
      char c = url.charAt(i);
      if (c <= ' ' || c == 0x7F) {
        throw refused(url, "it has a space or control character");
      }
      if (c > 0x7F) {
        throw refused(
            url, "it has characters outside ASCII: write the host as xn--…, the path with %xx");
      }
      if (c == '\\') {
        throw refused(url, "it has a backslash");
      }
    }
  }

  /** Why a text is no URL of ours: the first reason that somebody can put right. */
  private static String shapeOf(String url) {
    int scheme = url.indexOf("://");
    if (scheme < 0 || !url.substring(0, scheme).matches("(?i)https?")) {
      return "it does not begin with http:// or https://";
    }
    String rest = url.substring(scheme + 3);
    if (rest.split("[/?#]", 2)[0].contains("@")) {
      return "it has a user name or password (the part before '@')";
    }
    return rest.contains("#")
        ? "it has a fragment (the part after '#')"
        : "its host cannot be read";
  }

  private static String host(String url, String host) {
    if (host.startsWith("[")) {
      String inside = host.substring(1, host.length() - 1);
      return Literals.version6(inside)
          .map(InetAddress::getHostAddress)
          .orElseThrow(() -> refused(url, "'" + host + "' is not an IPv6 address"));
    }
    if (host.isEmpty() || host.length() > LONGEST_HOST) {
      throw refused(url, "it has no host, or one longer than " + LONGEST_HOST + " characters");
    }
    String[] labels = host.split("\\.", -1);
    for (String label : labels) {
      if (!LABEL.matcher(label).matches()) {
        throw refused(
            url, "its host is not made of letters, digits and '-' with single dots between them");
      }
    }
    if (NUMBER.matcher(labels[labels.length - 1]).matches()) {
      return Literals.address(host)
          .map(InetAddress::getHostAddress)
          .orElseThrow(
              () -> refused(url, "its host is a number: write addresses as four decimal numbers"));
    }
    if (!host.equals(asCalled(host))) {
      throw refused(url, "its host is not a name that xn--… can stand for");
    }
    return host;
  }

  /**
   * The host after the detour that HttpClient makes: it shows names in Unicode and writes them into
   * requests in ASCII again.
   */
  static String asCalled(String host) {
    return IDN.toASCII(IDN.toUnicode(host));
  }

  private static int port(String url, String scheme, Optional<String> written) {
    if (written.isEmpty()) {
      return usualPort(scheme);
    }
    if (written.get().matches("[1-9]\\d{0,4}")) {
      int port = Integer.parseInt(written.get());
      if (port <= 65_535) {
        return port;
      }
    }
    throw refused(url, "its port is not a number from 1 to 65535");
  }

  private static int usualPort(String scheme) {
    return scheme.equals("https") ? 443 : 80;
  }

  /** The URL is shown short and printable: it may hold anything at all. */
  private static Failure refused(String url, String why) {
    String start = url.length() <= 80 ? url : url.substring(0, 80) + "…";
    String shown = start.replaceAll("[\\p{Cntrl}]", "?").replaceAll("//[^/?#]*@", "//…@");
    return new Failure(
        "outbound.url", Blame.USER, "the URL '" + shown + "' cannot be called: " + why);
  }
}
