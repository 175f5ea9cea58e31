package io.strate.workspace.learning.card;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * Cards as bytes. What a later version added is passed over, and lists and choices that an older
 * one did not write yet are empty.
 */
public final class CardJson {

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new Jdk8Module())
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .withConfigOverride(
              List.class,
              lists -> lists.setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)))
          .build();

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
