package io.strate.app;

import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** The {@code strate} command: parses the line, wires the rooms together, prints, exits. */
@Command(
    name = "strate",
    description = "Profiles and their events in, segments out.",
    mixinStandardHelpOptions = true,
    versionProvider = Strate.Version.class)
public final class Strate implements Runnable {
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Strate()).execute(arguments));
  }

  @Override
  public void run() {
    CommandLine.usage(this, System.out);
  }

  /** The version that the jar's manifest states; a run from class folders has none. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String stated = Strate.class.getPackage().getImplementationVersion();
      return new String[] {"strate " + Objects.requireNonNullElse(stated, "(development)")};
    }
  }
}
