package io.strate.workspace.learning;

/** What learnt. */
public final class Program {

  private Program() {}

  /** The version of Strate, or that it was built without one. */
  public static String version() {
    String stated = Program.class.getPackage().getImplementationVersion();
    return stated == null ? "unreleased" : stated;
  }
}
