package io.strate.server.health;

import jakarta.servlet.http.HttpServletRequest;

/**
 * Port: sees pieces of work from their beginning to their end, to tell a collector of them. What is
 * said of one names nobody: routes instead of paths, statuses, counts.
 */
interface Traces extends AutoCloseable {

  /** Nobody looks. */
  Traces NONE = new Unseen();

  /** A request that came in. It belongs to the trace that its {@code traceparent} names. */
  Piece request(HttpServletRequest request);

  /** Work of this server, part of what the same thread is at. */
  Piece work(String name);

  /** A request of this server to another, which may end in another thread. */
  Piece call(String name);

  /** Sends what is left. */
  @Override
  void close();

  /** A piece of work; closing it says that it has ended. */
  interface Piece extends AutoCloseable {

    /** Says what a request was for, which is known once it has been answered. */
    void wasFor(HttpServletRequest request, Route route);

    void count(String what, long many);

    void answered(int status);

    /**
     * It did not succeed.
     *
     * @param code a word of a short list, no message: these may name people
     */
    void failed(String code);

    @Override
    void close();
  }

  /** Does nothing, at no cost. */
  final class Unseen implements Traces, Piece {

    private Unseen() {}

    @Override
    public Piece request(HttpServletRequest request) {
      return this;
    }

    @Override
    public Piece work(String name) {
      return this;
    }

    @Override
    public Piece call(String name) {
      return this;
    }

    @Override
    public void wasFor(HttpServletRequest request, Route route) {}

    @Override
    public void count(String what, long many) {}

    @Override
    public void answered(int status) {}

    @Override
    public void failed(String code) {}

    @Override
    public void close() {}
  }
}
