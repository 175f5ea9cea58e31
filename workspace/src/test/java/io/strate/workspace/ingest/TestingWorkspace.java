package io.strate.workspace.ingest;

import io.strate.domain.Entity;
import io.strate.domain.Entry;
import io.strate.domain.Value;
import io.strate.lake.Lake;
import io.strate.lake.LakeOptions;
import io.strate.ledger.Ledger;
import io.strate.ledger.LedgerOptions;
import io.strate.ledger.rocks.RocksLedger;
import io.strate.timeline.PackedTimeline;
import io.strate.timeline.TimelineEntries;
import io.strate.workspace.Progress;
import io.strate.workspace.definition.SourceDefinition;
import io.strate.workspace.definition.TestingDefinitions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.assertj.core.groups.Tuple;

/** A folder with files, definitions of sources and a store, that is read and looked at. */
final class TestingWorkspace implements AutoCloseable {

  static final ZoneId ZONE = ZoneId.of("Europe/Paris");

  final Path folder;
  final Ledger ledger;
  final Lake lake;
  final CachedSchemas schemas;
  final List<String> warnings = new ArrayList<>();
  String yaml = "";

  TestingWorkspace(Path folder) {
    this.folder = folder;
    ledger = RocksLedger.open(folder.resolve("store"), LedgerOptions.DEFAULT);
    lake = new Lake(new LakeOptions(folder.resolve("scratch"), 2, 512L << 20));
    schemas = CachedSchemas.in(folder, folder.resolve("store/schemas"), lake);
  }

  TestingWorkspace define(String sources) {
    yaml = "timezone: Europe/Paris\nsources:\n" + sources.indent(2);
    return this;
  }

  TestingWorkspace write(String file, String text) {
    return write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  TestingWorkspace write(String file, byte[] bytes) {
    try {
      Path path = folder.resolve(file);
      Files.createDirectories(path.getParent());
      Files.write(path, bytes);
      // A clock's tick may be longer than a test: give each writing a time of its own.
      Files.setLastModifiedTime(
          path, java.nio.file.attribute.FileTime.fromMillis(1_700_000_000_000L + ++written));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private long written;

  List<SourceDefinition> sources() {
    return TestingDefinitions.sources(folder, yaml, schemas);
  }

  ReadReport read() {
    return read("2026-01-01T00:00:00Z");
  }

  ReadReport read(String now) {
    schemas.follow(ledger.notes());
    ReadReport report =
        new ReadSources(folder, sources(), ZONE, ledger, lake, Progress.SILENT, warnings::add)
            .read(Instant.parse(now).toEpochMilli());
    schemas.follow(ledger.notes());
    return report;
  }

  /** The entries of a contact, in canonical order. */
  List<Entry> contact(String id) {
    return entries(Entity.CONTACT).getOrDefault(id, List.of());
  }

  List<Entry> account(String id) {
    return entries(Entity.ACCOUNT).getOrDefault(id, List.of());
  }

  /** All profiles' entries, by name. */
  Map<String, List<Entry>> entries(Entity of) {
    Map<String, List<Entry>> profiles = new TreeMap<>();
    int[] positions = ledger.timelines().positions();
    PackedTimeline packed = new PackedTimeline(origin -> positions[origin]);
    ledger
        .timelines()
        .scan(
            of,
            0,
            Integer.MAX_VALUE,
            (number, bytes, offset, length) -> {
              packed.wrap(bytes, offset, length, true);
              profiles.put(
                  ledger.profiles().id(of, number),
                  new TimelineEntries(ledger.vocabulary()).of(packed).entries());
            });
    return profiles;
  }

  static long at(String instant) {
    return Instant.parse(instant).toEpochMilli();
  }

  static Value text(String text) {
    return Value.text(text);
  }

  static Value number(double number) {
    return Value.number(number);
  }

  /** The properties of a contact's events. */
  List<Map<String, Value>> events(String id) {
    return stated(id, Entry.Event.class).map(event -> event.properties().fields()).toList();
  }

  List<Long> eventTimes(String id) {
    return stated(id, Entry.Event.class).map(Entry::time).toList();
  }

  /** The time of a contact's last event of each name. */
  Map<String, Long> eventTimesByName(String id) {
    Map<String, Long> times = new TreeMap<>();
    stated(id, Entry.Event.class).forEach(event -> times.put(event.name(), event.time()));
    return times;
  }

  /** What is stated of a contact's attributes: time, name, value. */
  List<Tuple> attributes(String id) {
    return stated(id, Entry.AttributeStated.class)
        .map(stated -> Tuple.tuple(stated.time(), stated.name(), stated.value()))
        .toList();
  }

  /** To which account a contact is stated to belong: time, account. */
  List<Tuple> accounts(String id) {
    return stated(id, Entry.AccountStated.class)
        .map(stated -> Tuple.tuple(stated.time(), stated.account()))
        .toList();
  }

  private <T extends Entry> Stream<T> stated(String id, Class<T> kind) {
    return contact(id).stream().filter(kind::isInstance).map(kind::cast);
  }

  /** Everything that is said of everybody, as text. */
  String export() {
    StringBuilder text = new StringBuilder();
    for (Entity of : Entity.values()) {
      entries(of)
          .forEach(
              (id, entries) -> {
                text.append(of).append(' ').append(id).append('\n');
                ledger
                    .profiles()
                    .number(new io.strate.domain.Identifier(of, "id", id))
                    .ifPresent(n -> text.append(ledger.profiles().identifiers(of, n)).append('\n'));
                entries.forEach(entry -> text.append("  ").append(entry).append('\n'));
              });
    }
    return text.toString();
  }

  @Override
  public void close() {
    ledger.close();
  }
}
