package io.strate.benchmark;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes a population as the files that a user would have: {@code contacts.csv, events.csv}. */
public final class CsvFiles {

  private final Path folder;

  public CsvFiles(Path folder) {
    this.folder = folder;
  }

  Path contacts() {
    return folder.resolve("contacts.csv");
  }

  public Path events() {
    return folder.resolve("events.csv");
  }

  public void write(Shape shape) throws IOException {
    Files.createDirectories(folder);
    try (OutputStream out = open(contacts())) {
      put(out, "id,region,employees\n");
      for (int i = 0; i < shape.contacts(); i++) {
        Population.Contact contact = Population.contact(shape, i);
        put(out, contact.id() + "," + contact.region() + "," + contact.employees() + "\n");
      }
    }
    try (OutputStream out = open(events())) {
      put(out, "contact,type,time,amount\n");
      Population population = new Population(shape);
      StringBuilder line = new StringBuilder();
      while (population.next()) {
        line.setLength(0);
        line.append(population.contact()).append(',');
        line.append(Shape.TYPES.get(population.type())).append(',');
        appendTime(line, population.time());
        line.append(',').append(population.cents() / 100).append('.');
        two(line, population.cents() % 100);
        put(out, line.append('\n'));
      }
    }
  }

  private static OutputStream open(Path file) throws IOException {
    return new BufferedOutputStream(Files.newOutputStream(file), 1 << 20);
  }

  private static void put(OutputStream out, CharSequence text) throws IOException {
    out.write(text.toString().getBytes(StandardCharsets.ISO_8859_1));
  }

  private static void appendTime(StringBuilder line, long millis) {
    var time = java.time.LocalDateTime.ofEpochSecond(millis / 1_000, 0, java.time.ZoneOffset.UTC);
    line.append(time.getYear()).append('-');
    two(line, time.getMonthValue()).append('-');
    two(line, time.getDayOfMonth()).append(' ');
    two(line, time.getHour()).append(':');
    two(line, time.getMinute()).append(':');
    two(line, time.getSecond());
  }

  private static StringBuilder two(StringBuilder line, int number) {
    return line.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
  }
}
