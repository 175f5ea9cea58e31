package io.strate.conformance.corpus;

import io.strate.domain.Entity;
import io.strate.domain.Value;
import io.strate.rule.draft.WorkspaceDraft;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a file of stories. Lines that are indented belong to the line above that is not. */
final class StoryReader {

  /** A line that starts something, with those that belong to it. */
  record Block(Line head, List<Line> body) {}

  /** A line without indentation and comment. */
  record Line(String file, int number, String text) {

    /** The first word. */
    String word() {
      int space = text.indexOf(' ');
      return space < 0 ? text : text.substring(0, space);
    }

    /** What comes after the first word. */
    String rest() {
      return text.substring(word().length()).strip();
    }

    /** The line without its first word. */
    Line next() {
      return new Line(file, number, rest());
    }

    IllegalArgumentException wrong(String expected) {
      return new IllegalArgumentException(
          file + ":" + number + ": expected " + expected + ", found: " + text);
    }
  }

  private StoryReader() {}

  static List<Story> read(String file, String text) {
    List<Story> stories = new ArrayList<>();
    List<Block> blocks = new ArrayList<>();
    for (Block block : blocks(file, text)) {
      if (block.head().word().equals("story") && !blocks.isEmpty()) {
        stories.add(story(blocks));
        blocks.clear();
      }
      blocks.add(block);
    }
    if (!blocks.isEmpty()) {
      stories.add(story(blocks));
    }
    return stories;
  }

  private static List<Block> blocks(String file, String text) {
    List<Block> blocks = new ArrayList<>();
    int number = 0;
    for (String raw : text.split("\n", -1)) {
      number++;
      String content = raw.strip();
      if (content.isEmpty() || content.startsWith("#")) {
        continue;
      }
      Line line = new Line(file, number, content);
      if (Character.isWhitespace(raw.charAt(0))) {
        blocks.getLast().body().add(line);
      } else {
        blocks.add(new Block(line, new ArrayList<>()));
      }
    }
    return blocks;
  }

  private static Story story(List<Block> blocks) {
    if (!blocks.getFirst().head().word().equals("story")) {
      throw blocks.getFirst().head().wrong("'story <name>'");
    }
    TimelineReader timelines = new TimelineReader();
    List<Story.Expected> expected = new ArrayList<>();
    List<Block> definitions = new ArrayList<>();
    for (Block block : blocks.subList(1, blocks.size())) {
      switch (block.head().word()) {
        case "contact" -> timelines.profile(Entity.CONTACT, block);
        case "account" -> account(block, timelines, definitions);
        case "attribute", "property" -> timelines.declare(block.head());
        case "at" -> expected.addAll(expected(block));
        default -> definitions.add(block);
      }
    }
    Map<String, WorkspaceDraft> wordings = new LinkedHashMap<>();
    wordings.put("en", new DraftReader(Optional.empty()).read(definitions));
    if (definitions.stream().anyMatch(DraftReader::isInFrench)) {
      wordings.put("fr", new DraftReader(Optional.of("fr")).read(definitions));
    }
    return new Story(
        blocks.getFirst().head().rest(),
        wordings,
        timelines.catalogue(),
        timelines.population(),
        expected);
  }

  /** {@code account acme} tells a timeline; {@code account trait x: …} defines something. */
  private static void account(Block block, TimelineReader timelines, List<Block> definitions) {
    if (DraftReader.defines(block.head().next().word())) {
      definitions.add(block);
    } else {
      timelines.profile(Entity.ACCOUNT, block);
    }
  }

  // ---- expectations ----

  private static List<Story.Expected> expected(Block block) {
    long now = Instant.parse(block.head().rest()).toEpochMilli();
    return block.body().stream()
        .map(line -> new Story.Expected(line.number(), now, outcome(line)))
        .toList();
  }

  /**
   * {@code members s = 1, 2}, {@code contacts = 1}, {@code t of 1 = 5}, {@code t of account x = 5}.
   */
  private static Story.Outcome outcome(Line line) {
    int equals = line.text().indexOf(" = ");
    if (equals < 0) {
      throw line.wrong("<what> = <value>");
    }
    String what = line.text().substring(0, equals).strip();
    String value = line.text().substring(equals + 3).strip();
    if (what.startsWith("members ")) {
      return new Story.MembersAre(what.substring(8).strip(), ValueText.ids(value));
    }
    if (what.equals("contacts") || what.equals("accounts")) {
      Entity of = what.equals("contacts") ? Entity.CONTACT : Entity.ACCOUNT;
      return new Story.ExistingAre(of, ValueText.ids(value));
    }
    int of = what.indexOf(" of ");
    if (of < 0) {
      throw line.wrong("'members <segment>', 'contacts', 'accounts' or '<trait> of <id>'");
    }
    String whose = what.substring(of + 4).strip();
    boolean account = whose.startsWith("account ");
    Value expected = ValueText.read(value);
    return new Story.ValueIs(
        account ? Entity.ACCOUNT : Entity.CONTACT,
        account ? whose.substring(8).strip() : whose,
        what.substring(0, of).strip(),
        expected);
  }
}
