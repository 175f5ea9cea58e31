package io.strate.app;

import io.strate.workspace.definition.Localized;
import java.util.Objects;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;

/** The {@code strate} command: parses the line, wires the rooms together, prints, exits. */
@Command(
    name = "strate",
    description = "Profiles and their events in, segments out.",
    mixinStandardHelpOptions = true,
    versionProvider = Strate.Version.class,
    subcommands = {
      InitCommand.class,
      CheckCommand.class,
      RunCommand.class,
      PlanCommand.class,
      SegmentsCommand.class,
      MembersCommand.class,
      ProfileCommand.class,
      ExplainCommand.class,
      HistoryCommand.class,
      PreviewCommand.class,
      ReachableCommand.class,
      RejectsCommand.class,
      ExportCommand.class,
      EraseCommand.class,
      DoctorCommand.class,
      BackupCommand.class,
      RestoreCommand.class,
      SchemaCommand.class,
      HelpCommand.class
    })
public final class Strate implements Runnable {

  @Option(
      names = "--locale",
      paramLabel = "fr|en",
      scope = CommandLine.ScopeType.INHERIT,
      description = "The language of tables and sentences (default: the workspace's own).")
  private Optional<Localized.Locale> locale = Optional.empty();

  /** The language that the command line asks for. */
  Optional<Localized.Locale> locale() {
    return locale;
  }

  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Strate())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(new Failures());
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
