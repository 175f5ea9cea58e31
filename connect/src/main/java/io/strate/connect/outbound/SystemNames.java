package io.strate.connect.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Asks the system's resolver. It blocks in native code and cannot be interrupted: on virtual
 * threads, two names whose servers hang would stop the house. So it is asked on a bounded number of
 * platform threads, once at a time for each name, and callers wait only so long.
 */
final class SystemNames implements Names, AutoCloseable {

  private static final int MOST_AT_ONCE = 64;

  private final Duration patience;
  private final ConcurrentHashMap<String, CompletableFuture<List<InetAddress>>> asked =
      new ConcurrentHashMap<>();
  private final ThreadPoolExecutor threads =
      new ThreadPoolExecutor(
          0,
          MOST_AT_ONCE,
          10,
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          Thread.ofPlatform().daemon().name("names-", 0).factory());

  SystemNames(Duration patience) {
    this.patience = patience;
  }

  @Override
  public List<InetAddress> of(String host) throws UnknownHostException {
    if (host.equals("localhost") || host.endsWith(".localhost")) {
      return List.of(InetAddress.getLoopbackAddress()); // RFC 6761: never asked of a server
    }
    try {
      return answer(host).get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw unknown(host, "the name servers did not answer within " + patience.toSeconds() + " s");
    } catch (ExecutionException e) {
      throw unknown(host, "no name server knows it");
    } catch (RejectedExecutionException e) {
      throw unknown(host, "too many names are being looked up; try again");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unknown(host, "the look-up was interrupted");
    }
  }

  private CompletableFuture<List<InetAddress>> answer(String host) {
    CompletableFuture<List<InetAddress>> mine = new CompletableFuture<>();
    CompletableFuture<List<InetAddress>> others = asked.putIfAbsent(host, mine);
    if (others != null) {
      return others;
    }
    try {
      threads.execute(() -> ask(host, mine));
    } catch (RejectedExecutionException e) {
      asked.remove(host, mine);
      mine.completeExceptionally(e);
      throw e;
    }
    return mine;
  }

  private void ask(String host, CompletableFuture<List<InetAddress>> answer) {
    try {
      answer.complete(List.of(InetAddress.getAllByName(host)));
    } catch (UnknownHostException | RuntimeException e) {
      answer.completeExceptionally(e);
    } finally {
      asked.remove(host, answer);
    }
  }

  private static UnknownHostException unknown(String host, String why) {
    return new UnknownHostException("the address of '" + host + "' was not found: " + why);
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
