package dev.purser.application.credit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.application.testing.PortsContract;
import dev.purser.domain.credit.AccountId;
import dev.purser.domain.credit.AccountStatus;
import dev.purser.domain.credit.AccountStatusChange;
import dev.purser.domain.shared.Moments;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The newest change of each account is found as it was made. */
public abstract class AccountStatusChangesContract extends PortsContract {

  @Test
  void tellTheNewestOfEachAccount() {
    var ann = given().account().id();
    var bob = given().account().id();
    var nobody = given().account().id();
    var first = change(ann, AccountStatus.FROZEN, UNICODE, Moments.MORNING);
    var second = change(ann, AccountStatus.OPEN, null, Moments.NOON);
    var bobs = change(bob, AccountStatus.CLOSED, "gone", Moments.EVENING);

    change(() -> ports().credit().accountStatusChanges().append(List.of(first, second, bobs)));

    assertThat(newest(ann, bob, nobody)).isEqualTo(Map.of(ann, second, bob, bobs));
  }

  @Test
  void areKeptAsTheyWereMade() {
    var ann = given().account().id();
    var frozen = change(ann, AccountStatus.FROZEN, UNICODE, Moments.NOON);

    change(() -> ports().credit().accountStatusChanges().append(List.of(frozen)));

    assertThat(newest(ann)).containsEntry(ann, frozen);
  }

  private Map<AccountId, AccountStatusChange> newest(AccountId... accounts) {
    return read(() -> ports().credit().accountStatusChanges().newest(List.of(accounts)));
  }

  private AccountStatusChange change(
      AccountId account, AccountStatus status, @Nullable String reason, Instant at) {
    return new AccountStatusChange(ports().ids().next(), account, status, "ann", reason, at);
  }
}
