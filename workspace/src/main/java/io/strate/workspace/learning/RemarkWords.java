package io.strate.workspace.learning;

import io.strate.learn.encode.Remark;
import io.strate.workspace.definition.Localized;
import java.util.List;

/** What whoever chose the features should know about them, in both languages. */
public final class RemarkWords {

  private RemarkWords() {}

  public static List<Localized> of(List<Remark> remarks) {
    return remarks.stream().map(RemarkWords::of).toList();
  }

  private static Localized of(Remark remark) {
    return switch (remark) {
      case Remark.Constant(String name) ->
          new Localized(
              "« %s » n'a pas servi : il est le même partout".formatted(name),
              "'%s' was left out: it is the same everywhere".formatted(name));
      case Remark.AllUnknown(String name) ->
          new Localized(
              "« %s » n'a pas servi : il est inconnu partout".formatted(name),
              "'%s' was left out: it is unknown everywhere".formatted(name));
      case Remark.SameAs(String name, String other) ->
          new Localized(
              "« %s » distingue exactement comme « %s » : retirez l'un des deux"
                  .formatted(name, other),
              "'%s' tells apart exactly what '%s' does: leave one of them out"
                  .formatted(name, other));
      case Remark.ManyLevels(String name, int kept, int found) ->
          new Localized(
              "« %s » a %d valeurs : les %d plus fréquentes comptent une à une, les autres ensemble"
                  .formatted(name, found, kept),
              "'%s' has %d values: the %d most frequent count one by one, the others together"
                  .formatted(name, found, kept));
    };
  }
}
