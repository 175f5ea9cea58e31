package io.strate.learn.encode;

import io.strate.learn.encode.Encoding.Source;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.zip.CRC32;

/**
 * An encoding as bytes: "SENC", a version, sources and remarks, and a checksum of all that. Numbers
 * are big-endian, texts a count of UTF-16 characters and these, lists a count and their elements.
 * Tags and the order of fields stay as they are for ever; what changes them raises the version and
 * reads the former ones still.
 */
final class EncodingFormat {
  private static final int MAGIC = 0x53454e43;
  private static final int VERSION = 1;

  private EncodingFormat() {}

  static byte[] write(List<Source> sources, List<Remark> remarks) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(MAGIC);
      out.writeByte(VERSION);
      out.writeInt(sources.size());
      for (Source source : sources) {
        text(out, source.name());
        switch (source.encoder()) {
          case NumberEncoder encoder -> numbers(out, encoder);
          case CategoryEncoder encoder -> categories(out, encoder);
        }
      }
      out.writeInt(remarks.size());
      for (Remark remark : remarks) {
        remark(out, remark);
      }
      out.writeInt(checksum(bytes.toByteArray(), bytes.size()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void numbers(DataOutputStream out, NumberEncoder encoder) throws IOException {
    switch (encoder.scaling()) {
      case Scaling.Affine(boolean log, double centre, double scale) -> {
        out.writeByte(log ? 1 : 0);
        out.writeDouble(centre);
        out.writeDouble(scale);
      }
      case Scaling.Binned binned -> {
        out.writeByte(2);
        doubles(out, binned.edges());
      }
    }
    out.writeDouble(encoder.fill());
    out.writeBoolean(encoder.flagged());
  }

  private static void categories(DataOutputStream out, CategoryEncoder encoder) throws IOException {
    out.writeByte(3);
    out.writeInt(encoder.levels().size());
    for (String level : encoder.levels()) {
      text(out, level);
    }
    out.writeInt(encoder.meanings().size());
    for (Meaning meaning : encoder.meanings()) {
      meaning(out, meaning);
    }
    doubles(out, encoder.table());
  }

  private static void meaning(DataOutputStream out, Meaning meaning) throws IOException {
    switch (meaning) {
      case Meaning.Value _ -> out.writeByte(0);
      case Meaning.Level(String level) -> {
        out.writeByte(1);
        text(out, level);
      }
      case Meaning.OtherLevel _ -> out.writeByte(2);
      case Meaning.Unknown _ -> out.writeByte(3);
      case Meaning.Outcome(Optional<String> of) -> {
        out.writeByte(of.isPresent() ? 5 : 4);
        if (of.isPresent()) {
          text(out, of.get());
        }
      }
      case Meaning.Dimension(int number) -> {
        out.writeByte(6);
        out.writeInt(number);
      }
    }
  }

  private static void remark(DataOutputStream out, Remark remark) throws IOException {
    switch (remark) {
      case Remark.Constant(String column) -> {
        out.writeByte(0);
        text(out, column);
      }
      case Remark.AllUnknown(String column) -> {
        out.writeByte(1);
        text(out, column);
      }
      case Remark.SameAs(String column, String other) -> {
        out.writeByte(2);
        text(out, column);
        text(out, other);
      }
      case Remark.ManyLevels(String column, int kept, int found) -> {
        out.writeByte(3);
        text(out, column);
        out.writeInt(kept);
        out.writeInt(found);
      }
    }
  }

  private static void text(DataOutputStream out, String text) throws IOException {
    out.writeInt(text.length());
    out.writeChars(text);
  }

  private static void doubles(DataOutputStream out, double[] numbers) throws IOException {
    out.writeInt(numbers.length);
    for (double number : numbers) {
      out.writeDouble(number);
    }
  }

  private static int checksum(byte[] bytes, int count) {
    CRC32 checksum = new CRC32();
    checksum.update(bytes, 0, count);
    return (int) checksum.getValue();
  }

  static Encoding read(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    int body = bytes.length - Integer.BYTES;
    if (body < 5 || in.getInt() != MAGIC) {
      throw new IllegalArgumentException(
          "encoding: expected the bytes of an encoding, found %d others; hand over what an encoding was written as"
              .formatted(bytes.length));
    }
    int version = in.get();
    if (version != VERSION) {
      throw new IllegalArgumentException(
          "encoding: expected version %d, found %d; read it with a newer Strate"
              .formatted(VERSION, version));
    }
    if (in.getInt(body) != checksum(bytes, body)) {
      throw damaged("checksum");
    }
    in.limit(body);
    try {
      Encoding encoding = new Encoding(list(in, () -> source(in)), list(in, () -> remark(in)));
      if (in.hasRemaining() || encoding.width() == 0) {
        throw damaged("length");
      }
      return encoding;
    } catch (BufferUnderflowException e) {
      throw damaged("length");
    }
  }

  private static IllegalArgumentException damaged(String what) {
    return new IllegalArgumentException(
        "encoding: expected bytes as they were written, found another %s; take them from a backup or learn anew"
            .formatted(what));
  }

  private static Source source(ByteBuffer in) {
    String name = text(in);
    int tag = in.get();
    return new Source(
        name,
        switch (tag) {
          case 0, 1 -> numbers(in, new Scaling.Affine(tag == 1, in.getDouble(), in.getDouble()));
          case 2 -> numbers(in, new Scaling.Binned(doubles(in)));
          case 3 ->
              new CategoryEncoder(
                  list(in, () -> text(in)), list(in, () -> meaning(in)), doubles(in));
          default -> throw damaged("kind of column");
        });
  }

  private static NumberEncoder numbers(ByteBuffer in, Scaling scaling) {
    return new NumberEncoder(scaling, in.getDouble(), in.get() != 0);
  }

  private static Meaning meaning(ByteBuffer in) {
    return switch (in.get()) {
      case 0 -> new Meaning.Value();
      case 1 -> new Meaning.Level(text(in));
      case 2 -> new Meaning.OtherLevel();
      case 3 -> new Meaning.Unknown();
      case 4 -> new Meaning.Outcome(Optional.empty());
      case 5 -> new Meaning.Outcome(Optional.of(text(in)));
      case 6 -> new Meaning.Dimension(in.getInt());
      default -> throw damaged("kind of number");
    };
  }

  private static Remark remark(ByteBuffer in) {
    return switch (in.get()) {
      case 0 -> new Remark.Constant(text(in));
      case 1 -> new Remark.AllUnknown(text(in));
      case 2 -> new Remark.SameAs(text(in), text(in));
      case 3 -> new Remark.ManyLevels(text(in), in.getInt(), in.getInt());
      default -> throw damaged("kind of remark");
    };
  }

  /** A count of elements that so many bytes can hold at all; nothing is allocated before. */
  private static int count(ByteBuffer in, int bytesOfOne) {
    int count = in.getInt();
    if (count < 0 || count > in.remaining() / bytesOfOne) {
      throw damaged("length");
    }
    return count;
  }

  private static <T> List<T> list(ByteBuffer in, Supplier<T> element) {
    int count = count(in, 1);
    List<T> list = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      list.add(element.get());
    }
    return list;
  }

  private static String text(ByteBuffer in) {
    char[] text = new char[count(in, Character.BYTES)];
    for (int i = 0; i < text.length; i++) {
      text[i] = in.getChar();
    }
    return new String(text);
  }

  private static double[] doubles(ByteBuffer in) {
    double[] numbers = new double[count(in, Double.BYTES)];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = in.getDouble();
    }
    return numbers;
  }
}
