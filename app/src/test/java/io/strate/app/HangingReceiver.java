package io.strate.app;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A receiver on loopback that takes calls and never answers. */
final class HangingReceiver implements AutoCloseable {

  private final ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final Set<Socket> callers = ConcurrentHashMap.newKeySet();
  private final CountDownLatch called = new CountDownLatch(1);

  HangingReceiver() throws IOException {
    Thread.startVirtualThread(
        () -> {
          try {
            while (true) {
              callers.add(door.accept());
              called.countDown();
            }
          } catch (IOException closed) {
            // The test is over.
          }
        });
  }

  String url() {
    return "http://127.0.0.1:" + door.getLocalPort() + "/";
  }

  void awaitCaller() throws InterruptedException {
    if (!called.await(2, TimeUnit.MINUTES)) {
      throw new AssertionError("nobody called within two minutes");
    }
  }

  @Override
  public void close() throws IOException {
    door.close();
    for (Socket caller : callers) {
      caller.close();
    }
  }
}
