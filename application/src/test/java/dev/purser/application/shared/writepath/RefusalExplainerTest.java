package dev.purser.application.shared.writepath;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.application.shared.writepath.Adding.TooMany;
import dev.purser.domain.shared.LocatedRefusal;
import java.util.List;
import org.junit.jupiter.api.Test;

class RefusalExplainerTest {
  private static final WorkingSet DECIDED = new LoadedSet();
  private static final List<LocatedRefusal> REFUSALS =
      List.of(refusal("amount", 1), refusal("", 2));

  @Test
  void letsEachAddToWhatThoseBeforeHaveAdded() {
    var all = RefusalExplainer.all(List.of(adding(10), doubling()));

    assertThat(all.explain(DECIDED, REFUSALS))
        .containsExactly(refusal("amount", 22), refusal("", 24));
  }

  @Test
  void addsNothingWhereThereIsNobodyToExplain() {
    assertThat(RefusalExplainer.all(List.of()).explain(DECIDED, REFUSALS)).isEqualTo(REFUSALS);
    assertThat(RefusalExplainer.NONE.explain(DECIDED, REFUSALS)).isEqualTo(REFUSALS);
  }

  private static RefusalExplainer adding(long more) {
    return (_, refusals) ->
        refusals.stream().map(told -> refusal(told.subject(), most(told) + more)).toList();
  }

  private static RefusalExplainer doubling() {
    return (_, refusals) ->
        refusals.stream().map(told -> refusal(told.subject(), 2 * most(told))).toList();
  }

  private static long most(LocatedRefusal told) {
    return ((TooMany) told.refusal()).most();
  }

  private static LocatedRefusal refusal(String subject, long most) {
    return new LocatedRefusal(subject, new TooMany(most));
  }
}
