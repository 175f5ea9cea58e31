package io.strate.workspace.learning.card;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Cards as bytes. What a later version added is passed over. */
public final class CardJson {

  private static final ObjectMapper JSON =
      new ObjectMapper()
          .registerModule(new Jdk8Module())
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  private CardJson() {}

  public static byte[] write(Object card) {
    try {
      return JSON.writeValueAsBytes(card);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same as a tree; the numbers that are none are still numbers in it. */
  public static JsonNode tree(Object card) {
    return JSON.valueToTree(card);
  }

  public static <T> T read(byte[] bytes, Class<T> type) {
    try {
      return JSON.readValue(bytes, type);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
