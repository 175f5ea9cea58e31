package io.strate.rule.text;

import io.strate.domain.Entity;
import io.strate.domain.Type;
import io.strate.rule.Catalogue;
import java.util.Optional;
import java.util.Set;

/** The catalogue of texts that name nothing but columns. */
enum NoCatalogue implements Catalogue {
  INSTANCE;

  @Override
  public Optional<Type> attribute(Entity of, String name) {
    return Optional.empty();
  }

  @Override
  public Optional<Type> trait(Entity of, String name) {
    return Optional.empty();
  }

  @Override
  public Optional<Entity> segment(String name) {
    return Optional.empty();
  }

  @Override
  public Optional<Type.RecordOf> event(String name) {
    return Optional.empty();
  }

  @Override
  public Set<String> attributesAndTraits(Entity of) {
    return Set.of();
  }

  @Override
  public Set<String> segments() {
    return Set.of();
  }

  @Override
  public Set<String> events() {
    return Set.of();
  }
}
