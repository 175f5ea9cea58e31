package io.strate.app;

import io.strate.workspace.Progress;
import java.io.PrintWriter;
import java.util.Optional;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Shows progress and warnings to a person at a terminal; warnings only where output is piped. */
final class Terminal implements Progress, AutoCloseable {

  private final PrintWriter err;
  private Optional<ProgressBar> bar = Optional.empty();
  private String task = "";

  Terminal(PrintWriter err) {
    this.err = err;
  }

  @Override
  public synchronized void at(String task, long done, long of) {
    if (System.console() == null || !System.console().isTerminal()) {
      return;
    }
    if (!task.equals(this.task)) {
      close();
      this.task = task;
      bar =
          Optional.of(
              new ProgressBarBuilder()
                  .setTaskName(task)
                  .setInitialMax(of)
                  .setStyle(ProgressBarStyle.ASCII)
                  .clearDisplayOnFinish()
                  .build());
    }
    bar.ifPresent(shown -> shown.maxHint(of).stepTo(done));
  }

  synchronized void warn(String sentence) {
    err.println("strate: " + sentence);
    err.flush();
  }

  @Override
  public synchronized void close() {
    bar.ifPresent(ProgressBar::close);
    bar = Optional.empty();
    task = "";
  }
}
