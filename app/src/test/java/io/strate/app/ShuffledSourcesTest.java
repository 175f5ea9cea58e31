package io.strate.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How rows are spread over files, and in which order they stand, does not matter. */
final class ShuffledSourcesTest {

  private static final String INSTANT = "2026-06-11T07:30:00Z";

  @TempDir Path folder;

  @Test
  void shuffledAndSplitFilesGiveTheSameMembers() throws Exception {
    Path whole = Examples.copy("b2b-saas", folder);
    Path split = folder.resolve("split");
    SourceFolders.copy(whole, split);
    Random random = new Random(7);
    for (String file : List.of("contacts.csv", "accounts.csv", "emails.csv", "quotes.csv")) {
      SourceFolders.split(split.resolve(file), true, 3, random);
    }
    SourceFolders.split(split.resolve("consents.csv"), true, 2, random);
    SourceFolders.split(split.resolve("orders/2025.csv"), true, 4, random);
    SourceFolders.split(split.resolve("pages.jsonl"), false, 5, random);
    Path yaml = split.resolve("strate.yaml");
    String text = Files.readString(yaml);
    Files.writeString(yaml, text.replaceAll("read: (\\w+)\\.(csv|jsonl)", "read: $1-*.$2"));

    WholeAnswers.run(whole, INSTANT);
    WholeAnswers.run(split, INSTANT);

    WholeAnswers.assertSame(split, whole, folder);
  }
}
