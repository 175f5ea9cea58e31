package io.strate.app;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The way of an answer to the standard output. Java's own swallows what goes wrong there, and half
 * an answer on a full disk would look like a whole one.
 */
final class Delivery extends OutputStream {

  private final OutputStream to;
  private Optional<String> fault = Optional.empty();

  Delivery(OutputStream to) {
    this.to = to;
  }

  static Delivery toStandardOutput() {
    return new Delivery(new FileOutputStream(FileDescriptor.out));
  }

  /** A terminal says how it writes letters; files and programs get UTF-8. */
  PrintWriter writer() {
    Console console = System.console();
    Charset letters =
        console != null && console.isTerminal() ? console.charset() : StandardCharsets.UTF_8;
    return new PrintWriter(new OutputStreamWriter(this, letters));
  }

  /** What kept the answer from arriving; nothing if it did, or if its reader had enough of it. */
  Optional<String> fault() {
    return fault.filter(reason -> !reason.contains("Broken pipe"));
  }

  @Override
  public void write(int b) {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    if (fault.isPresent()) {
      return;
    }
    try {
      to.write(bytes, offset, length);
    } catch (IOException unwritable) {
      fault = Optional.of(String.valueOf(unwritable.getMessage()));
    }
  }
}
