package io.strate.app;

import io.strate.domain.Blame;
import io.strate.domain.Entry;
import io.strate.domain.Failure;
import io.strate.workspace.join.ReviewList;
import io.strate.workspace.open.Workspace;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists identifiers that several contacts claim, and lets a person decide whose they are. */
@Command(
    name = "joins",
    description =
        "Lists identifiers that several contacts claim; joins them into one, leaves them apart, undoes a joining.",
    mixinStandardHelpOptions = true)
final class JoinsCommand extends WorkspaceCommand {

  private static final int MOST = 10_000;

  @Mixin WorkspaceFolder folder = new WorkspaceFolder();

  @Option(
      names = "--join",
      paramLabel = "ID",
      description = "An id, or kind:value such as email:ada@example.com, that is another's.")
  private Optional<String> join = Optional.empty();

  @Option(
      names = "--into",
      paramLabel = "CONTACT",
      description = "With --join: the id of the contact whose it is.")
  private Optional<String> into = Optional.empty();

  @Option(
      names = "--apart",
      paramLabel = "ID",
      description = "Leaves an identifier apart, whoever claims it.")
  private Optional<String> apart = Optional.empty();

  @Option(
      names = "--undo",
      paramLabel = "ID",
      description = "Takes an identifier out of the contact into which it was joined.")
  private Optional<String> undo = Optional.empty();

  @Option(names = "--decided", description = "Lists what was decided instead.")
  private boolean decided;

  @Override
  WorkspaceFolder folder() {
    return folder;
  }

  @Override
  int work(Workspace workspace) {
    if (join.isPresent() != into.isPresent()) {
      throw new Failure(
          "usage.joins", Blame.USER, "expected --join ID together with --into CONTACT");
    }
    ReviewList reviews = new ReviewList(workspace, () -> {});
    String by = System.getProperty("user.name", "");
    join.ifPresent(identifier -> reviews.join(identifier, into.orElseThrow(), by));
    apart.ifPresent(identifier -> reviews.leaveApart(identifier, by));
    undo.ifPresent(identifier -> reviews.undo(identifier, by));
    Table table = decided ? decisions(reviews) : open(reviews);
    table.print(format, words(workspace), out());
    return DONE;
  }

  private static Table open(ReviewList reviews) {
    Table table =
        new Table(Column.IDENTIFIER, Column.CONTACT, Column.SINCE, Column.SOURCE, Column.MESSAGE);
    for (ReviewList.Review review : reviews.open(MOST)) {
      for (ReviewList.Claimant claimant : review.claimants()) {
        table.row(
            review.identifier(),
            claimant.id(),
            claimant.since() == Entry.ALWAYS ? "" : Words.instant(claimant.since()),
            claimant.source(),
            claimant.messageId());
      }
    }
    return table;
  }

  private static Table decisions(ReviewList reviews) {
    Table table =
        new Table(Column.INSTANT, Column.IDENTIFIER, Column.VERDICT, Column.CONTACT, Column.BY);
    for (ReviewList.Decided each : reviews.decisions()) {
      table.row(
          Words.instant(each.at()),
          each.identifier(),
          each.what().name().toLowerCase(java.util.Locale.ROOT),
          each.contact(),
          each.by());
    }
    return table;
  }
}
