package io.strate.workspace.learning.model;

/** What learnt. */
final class Program {

  private Program() {}

  /** The version of Strate, or that it was built without one. */
  static String version() {
    String stated = Program.class.getPackage().getImplementationVersion();
    return stated == null ? "unreleased" : stated;
  }
}
