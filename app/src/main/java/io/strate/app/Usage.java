package io.strate.app;

import io.strate.domain.Nearest;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says in one sentence what is wrong with a command line, and which command tells more. */
final class Usage implements IParameterExceptionHandler {

  /** How picocli begins to tell of a value that a converter refused. */
  private static final Pattern REFUSED =
      Pattern.compile(
          "Invalid value for (?:option '([^']+)'|positional parameter at index \\d+ \\(([^)]+)\\))"
              + "(?: \\([^)]*\\))?: (.*)",
          Pattern.DOTALL);

  /** How picocli's own command {@code help} tells of a command that does not exist. */
  private static final Pattern UNKNOWN = Pattern.compile("Unknown subcommand '(.*)'\\.");

  @Override
  public int handleParseException(ParameterException wrong, String[] arguments) {
    CommandLine line = wrong.getCommandLine();
    String more =
        line.getParent() == null
            ? "`strate help` lists the commands"
            : "`strate help %s` tells more".formatted(line.getCommandName());
    line.getErr().printf("strate: %s; %s%n", sentence(wrong, line), more);
    line.getErr().flush();
    return Failures.WRONG_USAGE;
  }

  private static String sentence(ParameterException wrong, CommandLine line) {
    return switch (wrong) {
      case UnmatchedArgumentException unmatched -> unmatched(unmatched, line);
      case MissingParameterException missing when !missing.getMissing().isEmpty() ->
          missing(missing.getMissing(), line);
      default -> refused(String.valueOf(wrong.getMessage()), line);
    };
  }

  private static String unmatched(UnmatchedArgumentException unmatched, CommandLine line) {
    String word = unmatched.getUnmatched().getFirst();
    if (unmatched.isUnknownOption()) {
      String option = word.contains("=") ? word.substring(0, word.indexOf('=')) : word;
      List<String> options =
          line.getCommandSpec().options().stream().map(OptionSpec::longestName).toList();
      return "%s has no option %s%s".formatted(name(line), option, Nearest.hint(option, options));
    }
    return line.getParent() == null
        ? unknownCommand(word, line)
        : "%s takes fewer arguments: '%s' is one too many".formatted(name(line), word);
  }

  private static String unknownCommand(String word, CommandLine line) {
    return "there is no command '%s'%s"
        .formatted(word, Nearest.hint(word, line.getSubcommands().keySet()));
  }

  private static String missing(List<ArgSpec> missing, CommandLine line) {
    String wanted =
        missing.stream()
            .map(
                each ->
                    each instanceof OptionSpec option
                        ? option.longestName() + " " + option.paramLabel()
                        : each.paramLabel())
            .collect(Collectors.joining(" and "));
    return "%s wants %s".formatted(name(line), wanted);
  }

  private static String refused(String said, CommandLine line) {
    Matcher unknown = UNKNOWN.matcher(said);
    if (unknown.matches()) {
      return unknownCommand(unknown.group(1), line);
    }
    Matcher refused = REFUSED.matcher(said);
    if (!refused.matches()) {
      return said.isEmpty() ? said : Character.toLowerCase(said.charAt(0)) + said.substring(1);
    }
    String which = refused.group(1) == null ? refused.group(2) : refused.group(1);
    return which + ": " + refused.group(3);
  }

  private static String name(CommandLine line) {
    return line.getParent() == null ? "strate" : "`" + line.getCommandName() + "`";
  }
}
