package io.strate.ledger.rocks;

import io.strate.ledger.FileMark;
import io.strate.ledger.Generation;
import io.strate.ledger.Sources;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/** The stored sources, as others see them: declaring is a change that all who look see at once. */
final class DeclaringSources implements Sources {

  private final StoredSources stored;
  private final Consumer<Runnable> change;

  DeclaringSources(StoredSources stored, Consumer<Runnable> change) {
    this.stored = stored;
    this.change = change;
  }

  @Override
  public List<Generation> declare(List<Declaration> sources) {
    change.accept(() -> stored.declare(sources));
    return List.copyOf(stored.declared().values());
  }

  @Override
  public Generation renew(String source) {
    change.accept(() -> stored.renew(source));
    return Objects.requireNonNull(stored.declared().get(source));
  }

  @Override
  public Map<String, Generation> declared() {
    return stored.declared();
  }

  @Override
  public Optional<Generation> under(Declaration source) {
    return stored.under(source);
  }

  @Override
  public Optional<Generation> counting(String source) {
    return stored.counting(source);
  }

  @Override
  public Optional<FileMark> fileMark(Generation generation, String file) {
    return stored.fileMark(generation, file);
  }

  @Override
  public List<FileMark> fileMarks(Generation generation) {
    return stored.fileMarks(generation);
  }
}
