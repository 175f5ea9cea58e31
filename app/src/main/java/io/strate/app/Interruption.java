package io.strate.app;

/** Says that a signal stopped the program before its command was done. */
final class Interruption {

  private volatile boolean over;

  private Interruption() {}

  /** From now on, until {@link #isOver}, whoever stops the program is told what that means. */
  static Interruption expected() {
    Interruption interruption = new Interruption();
    Runtime.getRuntime().addShutdownHook(new Thread(interruption::tell, "interruption"));
    return interruption;
  }

  void isOver() {
    over = true;
  }

  private void tell() {
    if (!over) {
      System.err.println(
          "strate: stopped before it was done; what was recorded before is kept, and nothing is half recorded: start the command again");
    }
  }
}
