package io.strate.server.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Arrays;
import java.util.Collections;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/** Where requests come from: which page sent them, and from which machine. */
final class Origins {

  private static final int GROUPS_OF_A_NETWORK = 4;

  /** Names under which a proxy on this machine is reached. */
  private final Set<String> hosts;

  Origins(Set<String> hosts) {
    this.hosts = Set.copyOf(hosts);
  }

  /** Whether a page of this server sent a request, which browsers say and pages cannot forge. */
  boolean isOwn(HttpServletRequest request) {
    String site = request.getHeader("Sec-Fetch-Site");
    if (site != null) {
      return site.equals("same-origin");
    }
    String origin = request.getHeader("Origin");
    if (origin == null) {
      return false;
    }
    try {
      URI uri = URI.create(origin);
      String authority = Objects.toString(uri.getRawAuthority(), "").toLowerCase(Locale.ROOT);
      String host = Objects.toString(uri.getHost(), "").toLowerCase(Locale.ROOT);
      return !authority.isEmpty() && authority.equalsIgnoreCase(request.getHeader("Host"))
          || hosts.contains(host);
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  /**
   * The address that attempts are counted by: what a proxy on this machine says, if there is one;
   * of IPv6 the network, as one person has all of it.
   */
  String address(HttpServletRequest request) {
    String direct = request.getRemoteAddr();
    String forwarded = String.join(",", Collections.list(request.getHeaders("X-Forwarded-For")));
    boolean isProxied = !hosts.isEmpty() && !forwarded.isEmpty() && isLoopback(direct);
    return network(
        isProxied ? forwarded.substring(forwarded.lastIndexOf(',') + 1).strip() : direct);
  }

  private static boolean isLoopback(String address) {
    return address.startsWith("127.") || address.equals("::1") || address.equals("0:0:0:0:0:0:0:1");
  }

  private static String network(String address) {
    String[] groups = address.split(":", -1);
    return groups.length <= GROUPS_OF_A_NETWORK
        ? address
        : String.join(":", Arrays.copyOf(groups, GROUPS_OF_A_NETWORK));
  }
}
