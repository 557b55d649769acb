package dev.purser.application.shared.schema;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ConnectionBudgetTest {
  private final ConnectionBudget budget = new ConnectionBudget(97);

  @Test
  void letsInPoolsThatLeaveRoomForOthers() {
    assertThat(budget.objectionTo(10, 1)).isEmpty();
    assertThat(budget.objectionTo(29, 3)).isEmpty();
    assertThat(budget.objectionTo(87, 1)).isEmpty();
  }

  @Test
  void namesTheLargestPoolThatFits() {
    assertThat(budget.objectionTo(40, 3))
        .contains(
            "3 instances with 40 connections each, and 10 to spare for others, are 130, and the"
                + " database lets in 97. Pools of 29 fit; for these, have the database let in"
                + " 130.");
    assertThat(budget.objectionTo(88, 1).orElseThrow()).contains("Pools of 87 fit");
  }

  @Test
  void suggestsNoPoolThatIsTooSmallToWorkWith() {
    assertThat(budget.objectionTo(5, 22).orElseThrow())
        .doesNotContain("fit")
        .contains("Have the database let in 120", "fewer instances", "pooler");
    assertThat(new ConnectionBudget(5).objectionTo(4, 1).orElseThrow()).doesNotContain("fit");
  }
}
