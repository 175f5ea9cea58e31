package io.strate.workspace.learning;

import static org.assertj.core.api.Assertions.assertThat;

import io.strate.learn.encode.Remark;
import io.strate.workspace.definition.Localized;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RemarkWordsTest {

  @Test
  void everyRemarkNamesItsFeaturesInBothLanguages() {
    List<Localized> words =
        RemarkWords.of(
            List.of(
                new Remark.Constant("plan"),
                new Remark.AllUnknown("plan"),
                new Remark.SameAs("plan", "offre"),
                new Remark.ManyLevels("ville", 16, 35)));
    assertThat(words)
        .containsExactly(
            new Localized(
                "« plan » n'a pas servi : il est le même partout",
                "'plan' was left out: it is the same everywhere"),
            new Localized(
                "« plan » n'a pas servi : il est inconnu partout",
                "'plan' was left out: it is unknown everywhere"),
            new Localized(
                "« plan » distingue exactement comme « offre » : retirez l'un des deux",
                "'plan' tells apart exactly what 'offre' does: leave one of them out"),
            new Localized(
                "« ville » a 35 valeurs : les 16 plus fréquentes comptent une à une, les autres ensemble",
                "'ville' has 35 values: the 16 most frequent count one by one, the others together"));
  }
}
