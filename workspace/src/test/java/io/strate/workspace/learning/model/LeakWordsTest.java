package io.strate.workspace.learning.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.strate.learn.leak.Leak;
import io.strate.learn.split.Split;
import io.strate.workspace.definition.Localized;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class LeakWordsTest {

  @Test
  void everyLeakIsToldInBothLanguages() {
    assertThat(LeakWords.of(new Leak("refund", 0.9876, "'yes'")))
        .isEqualTo(
            new Localized(
                "« refund » suffit à reconnaître 'yes' (AUC 0,988) : retirez-le s'il n'est pas connu avant",
                "'refund' alone tells 'yes' (AUC 0.988): leave it out unless it is known before"));
  }

  @Test
  void whereNothingIsTestedByTimeNothingIsSaidOfIt() {
    assertThat(LeakWords.of(new Split.Tested(15, 0), Optional.empty()))
        .isEqualTo(
            new Localized(
                "profils testés qui sont aussi dans d'autres parties, ceux qui sont liés comptant pour un : au hasard 0 sur 15",
                "tested profiles that are in other parts too, linked ones counted as one: by lot 0 of 15"));
  }
}
