package dev.purser.application.credit;

import static dev.purser.domain.shared.Amounts.credits;
import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.application.testing.PortsContract;
import dev.purser.domain.credit.Hold;
import dev.purser.domain.credit.HoldId;
import dev.purser.domain.credit.HoldStatus;
import dev.purser.domain.shared.Amount;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Holds are loaded as they were left. */
public abstract class HoldsContract extends PortsContract {

  @Test
  void loadsHoldsAsTheyWereInserted() {
    var small = given().hold(credits(1));
    var large = given().hold(credits(Amount.MAX));

    assertThat(load(small.id())).isEqualTo(small);
    assertThat(load(large.id())).isEqualTo(large);
  }

  @Test
  void loadsHoldsAsTheyWereUpdated() {
    var captured = given().hold(credits(10));
    var voided = given().hold(credits(20));
    var untouched = given().hold(credits(30));

    var spent = captured.capture(credits(10));
    var givenBack = voided.capture(credits(5)).release(HoldStatus.VOIDED, 3);

    change(() -> ports().credit().holds().update(List.of(spent, givenBack)));

    assertThat(load(captured.id())).isEqualTo(spent);
    assertThat(load(voided.id())).isEqualTo(givenBack);
    assertThat(load(untouched.id())).isEqualTo(untouched);
  }

  @Test
  void loadsNothingOfHoldsThatDoNotExist() {
    var known = given().hold(credits(10)).id();
    var unknown = new HoldId(ports().ids().next());

    assertThat(read(() -> ports().credit().holds().load(Set.of(known, unknown))))
        .containsOnlyKeys(known);
  }

  private Hold load(HoldId id) {
    return read(() -> ports().credit().holds().load(Set.of(id))).get(id);
  }
}
