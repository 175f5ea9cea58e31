package io.strate.app;

import io.strate.workspace.definition.Localized;
import java.io.PrintWriter;
import java.util.Objects;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The {@code strate} command: parses the line, wires the rooms together, prints, exits. */
@Command(
    name = "strate",
    description = "Profiles and their events in, segments out.",
    mixinStandardHelpOptions = true,
    versionProvider = Strate.Version.class,
    subcommands = {
      InitCommand.class,
      DemoCommand.class,
      CheckCommand.class,
      RunCommand.class,
      LearnCommand.class,
      DriftCommand.class,
      ModelsCommand.class,
      ClustersCommand.class,
      EvaluateCommand.class,
      PlanCommand.class,
      SegmentsCommand.class,
      MembersCommand.class,
      ProfileCommand.class,
      ExplainCommand.class,
      HistoryCommand.class,
      PreviewCommand.class,
      ReachableCommand.class,
      RejectsCommand.class,
      JoinsCommand.class,
      ExportCommand.class,
      EraseCommand.class,
      DoctorCommand.class,
      BackupCommand.class,
      RestoreCommand.class,
      ServeCommand.class,
      KeysCommand.class,
      UsersCommand.class,
      SchemaCommand.class,
      HelpCommand.class
    })
public final class Strate implements Runnable {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--locale",
      paramLabel = "fr|en",
      scope = CommandLine.ScopeType.INHERIT,
      description = "The language of tables and sentences (default: the workspace's own).")
  private Optional<Localized.Locale> locale = Optional.empty();

  private final Interruption interruption;

  private Strate(Interruption interruption) {
    this.interruption = interruption;
  }

  /** How the program is stopped. */
  Interruption interruption() {
    return interruption;
  }

  /** The language that the command line asks for. */
  Optional<Localized.Locale> locale() {
    return locale;
  }

  public static void main(String[] arguments) {
    Interruption interruption = Interruption.expected();
    int code = execute(commandLine(interruption), Delivery.toStandardOutput(), arguments);
    interruption.isOver();
    System.exit(code);
  }

  static CommandLine commandLine() {
    return commandLine(Interruption.unheard());
  }

  private static CommandLine commandLine(Interruption interruption) {
    CommandLine line = new CommandLine(new Strate(interruption));
    Arguments.register(line);
    return line.setParameterExceptionHandler(new Usage())
        .setExecutionStrategy(Failures::runCatchingErrors)
        .setExecutionExceptionHandler(new Failures());
  }

  /** Executes a command; one whose answer did not arrive has failed. */
  static int execute(CommandLine line, Delivery delivery, String... arguments) {
    PrintWriter out = delivery.writer();
    int code = line.setOut(out).execute(arguments);
    out.flush();
    if (delivery.fault().isEmpty()) {
      return code;
    }
    line.getErr()
        .printf(
            "strate: the answer could not be written to the standard output (%s): make room or give another place, and ask again%n",
            delivery.fault().get());
    line.getErr().flush();
    return code == WorkspaceCommand.DONE ? Failures.FAILED : code;
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
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
