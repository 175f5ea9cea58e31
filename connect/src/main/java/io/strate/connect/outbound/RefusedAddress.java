package io.strate.connect.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** A host has an address that this house does not call. */
final class RefusedAddress extends UnknownHostException {

  private static final long serialVersionUID = 1L;

  private final String sentence;

  RefusedAddress(String host, int port, InetAddress address, String kind) {
    this(
        "'"
            + host
            + "' port "
            + port
            + " was not called: "
            + address.getHostAddress()
            + " is "
            + kind
            + "; the list of allowed destinations can open it");
  }

  private RefusedAddress(String sentence) {
    super(sentence);
    this.sentence = sentence;
  }

  String sentence() {
    return sentence;
  }
}
