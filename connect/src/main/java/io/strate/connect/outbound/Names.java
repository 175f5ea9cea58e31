package io.strate.connect.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Finds the addresses of a host's name. */
interface Names {

  List<InetAddress> of(String host) throws UnknownHostException;
}
