package io.strate.workspace.live;

import io.strate.ledger.Runs;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * Those who are to look at the history again when something was announced. They come while a
 * workspace is being served already, and are quick: they are called on the thread that turns it.
 */
public final class Listeners implements Consumer<Runs.Changes> {

  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

  /** Calls a listener at once, for what came before it, and then at each change. */
  public void add(Runnable listener) {
    listeners.add(listener);
    listener.run();
  }

  @Override
  public void accept(Runs.Changes changes) {
    listeners.forEach(Runnable::run);
  }
}
