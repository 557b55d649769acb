package dev.purser.domain.credit;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.purser.domain.shared.Amount;
import dev.purser.domain.shared.AssetCode;
import dev.purser.domain.shared.FreshIds;
import dev.purser.domain.shared.Moments;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** An account as a test needs it; without more said, open and empty. */
public final class AccountBuilder {
  private AccountId id = new AccountId(FreshIds.next());
  private OwnerId owner = new OwnerId(FreshIds.next());
  private AssetCode asset = AssetCode.CREDIT;
  private long posted;
  private long held;
  private long floor;
  private AccountStatus status = AccountStatus.OPEN;
  private final List<Lot> lots = new ArrayList<>();
  private long sequence;
  private Instant changedAt = Moments.MORNING;

  private AccountBuilder() {}

  public static AccountBuilder anAccount() {
    return new AccountBuilder();
  }

  /** An account of the house in the default asset. */
  public static HouseAccount aHouseAccount(HouseRole role) {
    return aHouseAccount(role, 0);
  }

  /** The same with so many credits posted. */
  public static HouseAccount aHouseAccount(HouseRole role, long posted) {
    return new HouseAccount(new AccountId(FreshIds.next()), AssetCode.CREDIT, role, posted);
  }

  /** The account after it has received credits of no lot. */
  public static CustomerAccount after(CustomerAccount account, Amount received, Instant now) {
    return account.deposit(received, List.of(), () -> new LotId(FreshIds.next()), now).account();
  }

  @CanIgnoreReturnValue
  public AccountBuilder withId(AccountId value) {
    id = value;
    return this;
  }

  @CanIgnoreReturnValue
  public AccountBuilder of(OwnerId value) {
    owner = value;
    return this;
  }

  @CanIgnoreReturnValue
  public AccountBuilder with(Amount amount) {
    asset = amount.asset();
    posted = amount.minorUnits();
    return this;
  }

  @CanIgnoreReturnValue
  public AccountBuilder holding(Amount amount) {
    held = amount.minorUnits();
    return this;
  }

  /** It has a lot beside its base, which counts towards what is posted and held. */
  @CanIgnoreReturnValue
  public AccountBuilder withLot(Lot lot) {
    lots.add(lot);
    return this;
  }

  /** It may go so far below zero. */
  @CanIgnoreReturnValue
  public AccountBuilder withOverdraft(Amount amount) {
    floor = -amount.minorUnits();
    return this;
  }

  @CanIgnoreReturnValue
  public AccountBuilder frozen() {
    status = AccountStatus.FROZEN;
    return this;
  }

  @CanIgnoreReturnValue
  public AccountBuilder closed() {
    status = AccountStatus.CLOSED;
    return this;
  }

  /** It has so many entries. */
  @CanIgnoreReturnValue
  public AccountBuilder afterEntries(long number) {
    sequence = number;
    return this;
  }

  @CanIgnoreReturnValue
  public AccountBuilder changedAt(Instant instant) {
    changedAt = instant;
    return this;
  }

  public CustomerAccount build() {
    var all = Lots.loaded(lots);
    return new CustomerAccount(
        id,
        owner,
        asset,
        posted + all.total(),
        held + all.held(),
        floor,
        status,
        all,
        sequence,
        changedAt);
  }
}
