package io.strate.app;

import io.strate.domain.Blame;
import io.strate.domain.Failure;
import io.strate.server.ServerOptions;
import io.strate.server.config.Settings;
import io.strate.workspace.access.AuditLog;
import io.strate.workspace.access.Role;
import io.strate.workspace.access.User;
import io.strate.workspace.access.Users;
import io.strate.workspace.open.Workspace;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists, invites and removes those who sign in to the pages. */
@Command(
    name = "users",
    description =
        "Lists who may sign in to the pages; invites people, gives them other roles or another password, removes them.",
    mixinStandardHelpOptions = true)
final class UsersCommand extends WorkspaceCommand {

  /** In the audit log for whoever sits at the machine. */
  private static final String OPERATOR = "(command line)";

  private static final Words.Term YES = new Words.Term("yes", "oui");
  private static final Words.Term NO = new Words.Term("no", "non");

  @Mixin WorkspaceFolder folder = new WorkspaceFolder();

  @Option(
      names = "--invite",
      paramLabel = "NAME",
      description =
          "Makes a user of this name or e-mail and prints a link, once, by which a password is chosen within 7 days.")
  private Optional<String> invite = Optional.empty();

  @Option(
      names = "--change",
      paramLabel = "NAME",
      description = "Gives the user of this name the role of --role.")
  private Optional<String> change = Optional.empty();

  @Option(
      names = "--role",
      paramLabel = "owner|editor|viewer",
      description =
          "With --invite or --change: to look (viewer, the default), to change definitions as well, or everything.")
  private Optional<String> role = Optional.empty();

  @Option(
      names = "--reset",
      paramLabel = "NAME",
      description =
          "Prints a link, once, by which the user of this name chooses another password within a day; the second factor is set up anew.")
  private Optional<String> reset = Optional.empty();

  @Option(names = "--remove", paramLabel = "NAME", description = "Removes the user of this name.")
  private Optional<String> remove = Optional.empty();

  @Override
  WorkspaceFolder folder() {
    return folder;
  }

  @Override
  int work(Workspace workspace) {
    long asked = Stream.of(invite, change, reset, remove).filter(Optional::isPresent).count();
    if (asked > 1 || role.isPresent() && invite.or(() -> change).isEmpty()) {
      throw new Failure(
          "usage.users",
          Blame.USER,
          "expected one of --invite, --change, --reset and --remove, and --role with the first two only");
    }
    Users users = Users.of(workspace);
    if (asked == 1) {
      act(users);
      log(workspace);
    }
    if (invite.or(() -> reset).isEmpty()) {
      list(users).print(format, words(workspace), out());
    }
    return DONE;
  }

  private void act(Users users) {
    long now = System.currentTimeMillis();
    invite.ifPresent(name -> tell(users.invite(name, role().orElse(Role.VIEWER), now)));
    reset.ifPresent(name -> tell(users.reset(name, now)));
    change.ifPresent(name -> users.setRole(name, role().orElseThrow(() -> wrongRole("nothing"))));
    remove.ifPresent(users::remove);
  }

  private void tell(String token) {
    ServerOptions options =
        Settings.read(folder.path, Optional.empty(), System.getenv(), Map.of()).server();
    out().println(ServeCommand.place(options, options.port()) + "/password#" + token);
  }

  private void log(Workspace workspace) {
    String what = spec.commandLine().getParseResult().matchedOptions().getFirst().longestName();
    AuditLog.of(workspace)
        .record(
            new AuditLog.Entry(
                System.currentTimeMillis(), OPERATOR, "RUN", "strate users " + what, 200));
  }

  private static Table list(Users users) {
    Table table = new Table(Column.NAME, Column.ROLE, Column.SECOND_FACTOR, Column.LAST_SIGN_IN);
    for (User user : users.all()) {
      table.row(
          user.name(),
          user.role().word(),
          user.secondFactor().isPresent() ? YES : NO,
          user.lastSignIn().isPresent() ? Words.instant(user.lastSignIn().getAsLong()) : "");
    }
    return table;
  }

  private Optional<Role> role() {
    return role.map(word -> Role.of(word).orElseThrow(() -> wrongRole("'" + word + "'")));
  }

  private static Failure wrongRole(String found) {
    return new Failure(
        "usage.role",
        Blame.USER,
        "--role: expected owner, editor or viewer, found %s".formatted(found));
  }
}
