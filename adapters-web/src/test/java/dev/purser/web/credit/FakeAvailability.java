package dev.purser.web.credit;

import dev.purser.application.credit.AccountStanding;
import dev.purser.application.credit.AvailabilityQueries;
import dev.purser.application.credit.Explanation;
import dev.purser.application.credit.Explanation.LotGroup;
import dev.purser.application.credit.Explanation.OpenHold;
import dev.purser.application.credit.StandingLot;
import dev.purser.application.shared.Actor;
import dev.purser.application.shared.Page;
import dev.purser.domain.credit.AccountBuilder;
import dev.purser.domain.credit.AccountId;
import dev.purser.domain.credit.HoldBuilder;
import dev.purser.domain.credit.HouseAccount;
import dev.purser.domain.credit.HouseRole;
import dev.purser.domain.credit.Lot;
import dev.purser.domain.credit.LotBuilder;
import dev.purser.domain.shared.Amount;
import dev.purser.domain.shared.Amounts;
import dev.purser.domain.shared.AssetCode;
import dev.purser.domain.shared.Moments;
import dev.purser.web.shared.FakePages;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One account with two lots, of which one has expired, and an order's hold on each; and one of the
 * house.
 */
public final class FakeAvailability implements AvailabilityQueries {
  static final AccountId ACCOUNT = FakeCredits.RICH;
  static final UUID ORDER = UUID.fromString("0199d000-0000-7000-8000-0000000000bb");

  static final Lot EXPIRED = LotBuilder.aLot(30).until(Moments.MORNING).holding(5).build();
  static final Lot LASTING = LotBuilder.aLot(20).withPriority(60).build();

  @Override
  public Optional<Page<StandingLot, Lot.Place>> lots(
      Actor actor, AccountId account, Lot.@Nullable Place after, int limit) {
    var lots = List.of(new StandingLot(EXPIRED, true), new StandingLot(LASTING, false));
    return Optional.of(account)
        .filter(ACCOUNT::equals)
        .map(_ -> FakePages.page(lots, lot -> lot.lot().place(), after, limit));
  }

  @Override
  public Optional<Explanation> explanation(Actor actor, AccountId account) {
    return account.equals(FakeCredits.HOUSE) ? Optional.of(ofHouse()) : ofCustomer(account);
  }

  private static Explanation ofHouse() {
    var house =
        new HouseAccount(FakeCredits.HOUSE, AssetCode.CREDIT, HouseRole.ISSUING, -9 * Amount.MAX);
    return new Explanation(
        AccountStanding.of(house), Moments.NOON, house.posted(), 0, List.of(), List.of(), 0);
  }

  private static Optional<Explanation> ofCustomer(AccountId account) {
    var posted =
        AccountBuilder.anAccount()
            .withId(ACCOUNT)
            .with(Amounts.credits(100))
            .holding(Amounts.credits(7))
            .withLot(EXPIRED)
            .withLot(LASTING)
            .build();
    var hold = HoldBuilder.aHold().from(ACCOUNT).of(Amounts.credits(12)).managedBy(ORDER).build();
    return Optional.of(account)
        .filter(ACCOUNT::equals)
        .map(_ ->
            new Explanation(
                AccountStanding.of(posted, null, Moments.NOON),
                Moments.NOON,
                posted.base(),
                posted.baseHeld(),
                List.of(
                    new LotGroup(EXPIRED.terms(), 1, 30, 5, true),
                    new LotGroup(LASTING.terms(), 1, 20, 0, false)),
                List.of(new OpenHold(hold, Moments.EVENING)),
                1));
  }
}
