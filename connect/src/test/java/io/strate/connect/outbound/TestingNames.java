package io.strate.connect.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;

/**
 * A name server of its own: each name has its answers, given one after the other, the last for
 * ever.
 */
final class TestingNames implements Names {

  private final Map<String, Queue<List<InetAddress>>> answers = new HashMap<>();
  final List<String> asked = new ArrayList<>();

  TestingNames with(String host, String... addresses) {
    answers
        .computeIfAbsent(host, h -> new ArrayDeque<>())
        .add(Arrays.stream(addresses).map(InetAddress::ofLiteral).toList());
    return this;
  }

  @Override
  public List<InetAddress> of(String host) throws UnknownHostException {
    asked.add(host);
    Queue<List<InetAddress>> left = answers.get(host);
    if (left == null) {
      throw new UnknownHostException("the address of '" + host + "' was not found");
    }
    return left.size() > 1 ? left.remove() : left.element();
  }
}
