package io.strate.workspace.definition;

import io.strate.domain.Type;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Hashes of definitions by what they mean: of their checked records, so that comments, labels and
 * spelling count for nothing. Sets go in the order of their elements' text.
 */
final class Hashes {

  /** A component of a record. */
  private record Part(boolean isType, Method accessor) {

    static Part of(RecordComponent component) {
      Method accessor = component.getAccessor();
      accessor.setAccessible(true);
      return new Part(component.getType() == Type.class, accessor);
    }
  }

  /** Looked up once: Java makes the way to call a method anew for each time it is looked up. */
  private static final ClassValue<List<Part>> PARTS =
      new ClassValue<>() {
        @Override
        protected List<Part> computeValue(Class<?> type) {
          return Arrays.stream(type.getRecordComponents()).map(Part::of).toList();
        }
      };

  private final boolean types;

  private Hashes(boolean types) {
    this.types = types;
  }

  /** The first 128 bits of SHA-256 over the texts of all parts, in hexadecimal. */
  static String of(Object... parts) {
    return new Hashes(true).hash(parts);
  }

  /** Likewise, but types of expressions count for nothing. */
  static String withoutTypes(Object... parts) {
    return new Hashes(false).hash(parts);
  }

  private String hash(Object... parts) {
    StringBuilder text = new StringBuilder();
    for (Object part : parts) {
      write(part, text);
    }
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(text.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** The first 64 bits of {@link #of}. */
  static long number(Object... parts) {
    return Long.parseUnsignedLong(of(parts).substring(0, 16), 16);
  }

  private void write(Object part, StringBuilder out) {
    switch (part) {
      case Set<?> set -> writeAll(set.stream().map(this::text).sorted().toList(), out);
      case List<?> list -> writeAll(list, out);
      case java.util.Map<?, ?> map -> {
        TreeMap<String, Object> sorted = new TreeMap<>();
        map.forEach((key, value) -> sorted.put(text(key), value));
        writeAll(
            sorted.entrySet().stream()
                .flatMap(e -> java.util.stream.Stream.of(e.getKey(), e.getValue()))
                .toList(),
            out);
      }
      case Optional<?> optional -> writeAll(optional.stream().toList(), out);
      case Record fields -> writeRecord(fields, out);
      default -> {
        String text = part.toString();
        out.append(text.length()).append(':').append(text);
      }
    }
  }

  private String text(Object part) {
    StringBuilder out = new StringBuilder();
    write(part, out);
    return out.toString();
  }

  private void writeAll(Collection<?> parts, StringBuilder out) {
    out.append('(');
    parts.forEach(part -> write(part, out));
    out.append(')');
  }

  private void writeRecord(Record record, StringBuilder out) {
    out.append(record.getClass().getSimpleName()).append('(');
    for (Part part : PARTS.get(record.getClass())) {
      if (!types && part.isType()) {
        continue;
      }
      try {
        write(part.accessor().invoke(record), out);
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("a record shows its components", e);
      }
    }
    out.append(')');
  }
}
