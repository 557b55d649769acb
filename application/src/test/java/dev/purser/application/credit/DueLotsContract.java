package dev.purser.application.credit;

import static dev.purser.domain.credit.LotBuilder.aLot;
import static dev.purser.domain.shared.Amounts.credits;
import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.application.credit.DueLots.Due;
import dev.purser.application.testing.PortsContract;
import dev.purser.domain.credit.CustomerAccount;
import dev.purser.domain.credit.Lot;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What has expired and is free is found, the longest due first. */
public abstract class DueLotsContract extends PortsContract {
  private static final Instant LONG_AGO = Instant.parse("2001-01-01T00:00:00.000001Z");

  private final Set<UUID> mine = new HashSet<>();

  @Test
  void findsLotsFromTheInstantOnAtWhichTheyExpire() {
    var second = aLot(5).until(LONG_AGO.plusMillis(1)).build();
    var first = aLot(7).until(LONG_AGO).build();
    var later = aLot(9).until(LONG_AGO.plusMillis(1).plusNanos(1_000)).build();
    var never = aLot(11).withPriority(1).build();
    var account = accountWith(second, first, later, never);

    assertThat(due(LONG_AGO.plusMillis(1), null))
        .containsExactly(dueOf(first, account), dueOf(second, account));
    assertThat(due(LONG_AGO.minusNanos(1_000), null)).isEmpty();
  }

  @Test
  void findsNothingOfWhatIsHeldOrSpent() {
    var held = aLot(5).until(LONG_AGO).holding(5).build();
    var partlyHeld = aLot(5).until(LONG_AGO).holding(4).build();
    var account = accountWith(held, partlyHeld);
    var spending = accountWith(aLot(5).until(LONG_AGO).build());
    var spent = spending.withdraw(credits(5), LONG_AGO.minusSeconds(1)).account();

    change(() -> ports().credit().accounts().update(List.of(spent)));

    assertThat(due(LONG_AGO, null)).containsExactly(dueOf(partlyHeld, account));
  }

  @Test
  void goesOnAfterTheLastOneAlsoAmongThoseThatExpireTogether() {
    var account =
        accountWith(
            aLot(1).until(LONG_AGO).build(),
            aLot(2).until(LONG_AGO).build(),
            aLot(3).until(LONG_AGO).build());
    var inOrder =
        account.lots().all().stream()
            .sorted(Comparator.comparing(lot -> lot.id().value()))
            .map(lot -> dueOf(lot, account))
            .toList();

    assertThat(due(LONG_AGO, null)).isEqualTo(inOrder);
    assertThat(due(LONG_AGO, inOrder.get(0))).isEqualTo(inOrder.subList(1, 3));
    assertThat(due(LONG_AGO, inOrder.get(2))).isEmpty();
    assertThat(read(() -> port().due(LONG_AGO, null, 1))).hasSize(1);
  }

  private DueLots port() {
    return ports().credit().dueLots();
  }

  private List<Due> due(Instant now, Due after) {
    return read(() -> port().due(now, after, 1_000)).stream()
        .filter(due -> mine.contains(due.account().value()))
        .toList();
  }

  private CustomerAccount accountWith(Lot... lots) {
    var account =
        given()
            .account(as -> {
              var begun = as.with(credits(10)).afterEntries(3);
              for (var lot : lots) {
                begun.withLot(lot);
              }
              return begun;
            });
    mine.add(account.id().value());
    return account;
  }

  private static Due dueOf(Lot lot, CustomerAccount account) {
    return new Due(lot.id(), lot.terms().expiresAt(), account.id(), account.sequence());
  }
}
