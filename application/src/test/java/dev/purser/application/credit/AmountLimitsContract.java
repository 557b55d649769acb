package dev.purser.application.credit;

import static dev.purser.application.testing.Clerk.done;
import static dev.purser.application.testing.RefusalsTold.assertRefused;
import static dev.purser.domain.shared.Amounts.credits;
import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.application.shared.Actor;
import dev.purser.application.shared.Reply;
import dev.purser.application.shared.writepath.Calls;
import dev.purser.application.testing.Clerk;
import dev.purser.application.testing.Shop;
import dev.purser.domain.credit.AccountId;
import dev.purser.domain.credit.Hold;
import dev.purser.domain.credit.HouseAccount;
import dev.purser.domain.credit.Leg;
import dev.purser.domain.credit.LotTerms;
import dev.purser.domain.credit.OwnerId;
import dev.purser.domain.credit.Transfer;
import dev.purser.domain.credit.TransferBatch;
import dev.purser.domain.credit.TransferBatchMode;
import dev.purser.domain.shared.Amount;
import dev.purser.domain.shared.AssetCode;
import dev.purser.domain.shared.Attributes;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every command of credits takes 1 to 2^53-1, and none that would bring a balance beyond. */
public abstract class AmountLimitsContract {
  private static final long MOST = 9_007_199_254_740_991L;

  /** The shop under test. */
  protected abstract Shop shop();

  /** The time that the shop goes by. */
  protected abstract Instant now();

  /** A command that names an amount, of an account that has all there can be. */
  enum Naming {
    GRANT,
    LOT,
    TRANSFER,
    HOLD,
    CAPTURE,
    REVERSAL
  }

  @ParameterizedTest
  @MethodSource("amounts")
  void refusesAmountsThatDoNotMove(Naming naming, long amount) {
    assertRefused(named(naming, amount), "amount-out-of-range at amount");
  }

  @ParameterizedTest
  @EnumSource
  void takesTheLeastAndTheMost(Naming naming) {
    assertThat(named(naming, 1)).isInstanceOf(Reply.Done.class);
    assertThat(named(naming, MOST)).isInstanceOf(Reply.Done.class);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, MOST + 1, Long.MAX_VALUE, Long.MIN_VALUE})
  void refusesBatchesOfAmountsThatDoNotMove(long amount) {
    var transfers = List.of(transferring(accountWith(MOST), accountWith(0), amount));

    assertRefused(
        shop()
            .batches()
            .transferInBatch()
            .transfer(
                Calls.aCall(),
                new TransferInBatch.Request(TransferBatchMode.ALL_OR_NOTHING, transfers)),
        "amount-out-of-range at transfers/0/amount");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, MOST})
  void takesBatchesOfTheLeastAndTheMost(long amount) {
    var to = accountWith(0);
    var transfers = List.of(transferring(accountWith(MOST), to, amount));

    var _ =
        done(
            shop()
                .batches()
                .transferInBatch()
                .transfer(
                    Calls.aCall(),
                    new TransferInBatch.Request(TransferBatchMode.INDEPENDENT, transfers)));

    assertThat(posted(to)).isEqualTo(amount);
  }

  @ParameterizedTest
  @MethodSource("receipts")
  void bringsNoBalanceBeyondTheMost(Naming naming, String refusal) {
    var full = accountWith(MOST);

    assertRefused(received(naming, full), refusal);
    assertThat(posted(full)).isEqualTo(MOST);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, MOST - 1, MOST})
  void countsNoMoreThanTheMostAboveAFloor(long overdraft) {
    var asset = asset();
    var indebted = accountIn(asset, -overdraft);
    var room = MOST - overdraft;
    if (room > 0) {
      var _ = done(grant(indebted, new Amount(asset, room), null));
    }
    var more = new Amount(asset, 1);

    assertRefused(grant(indebted, more, null), "amount-out-of-range at amount");
    assertRefused(grant(indebted, more, lotTerms()), "amount-out-of-range at amount");
    assertThat(standing(indebted).available()).isEqualTo(MOST);
    assertThat(posted(indebted)).isEqualTo(room);
  }

  @Test
  void bringsNoAccountOfTheHouseBeyondTheMostOnEitherSide() {
    var rich = house();
    var poor = house();
    var between = accountWith(0);
    moveRound(poor, between, rich, 256);
    var _ = done(transfer(poor, between, 255));
    var _ = done(grant(between, 1, null));
    var room = done(batch(transferring(between, rich, 200), transferring(between, rich, 56)));

    assertThat(room.refusals())
        .extracting(told -> told.refusal().code() + " at " + told.subject())
        .containsExactly("amount-out-of-range at amount");
    var last = done(transfer(between, rich, 55));
    assertThat(posted(rich)).isEqualTo(HouseAccount.MOST);
    assertThat(posted(poor)).isEqualTo(-HouseAccount.MOST);

    var _ = done(grant(between, 2, null));
    assertRefused(transfer(between, rich, 1), "amount-out-of-range at amount");
    assertRefused(transfer(poor, between, 1), "amount-out-of-range at amount");
    var held = done(hold(between, rich, 1));
    assertRefused(
        shop()
            .holds()
            .captureHold()
            .capture(Calls.aCall(), new CaptureHold.Request(held.id(), null)),
        "amount-out-of-range at ");
    var _ = done(reverse(new ReverseTransfer.Request(last.id(), null)));
    var _ = done(transfer(between, rich, 1));
    assertThat(posted(rich)).isEqualTo(HouseAccount.MOST - 54);
  }

  static Stream<Arguments> amounts() {
    var amounts = List.of(0L, -1L, MOST + 1, Long.MAX_VALUE, Long.MIN_VALUE);
    return Stream.of(Naming.values())
        .flatMap(naming -> amounts.stream().map(amount -> Arguments.of(naming, amount)));
  }

  static Stream<Arguments> receipts() {
    return Stream.of(
        Arguments.of(Naming.GRANT, "amount-out-of-range at amount"),
        Arguments.of(Naming.LOT, "amount-out-of-range at amount"),
        Arguments.of(Naming.TRANSFER, "amount-out-of-range at amount"),
        Arguments.of(Naming.CAPTURE, "amount-out-of-range at "),
        Arguments.of(Naming.REVERSAL, "amount-out-of-range at "));
  }

  /** The command with this amount, where nothing but the amount may be wrong. */
  private Reply<?> named(Naming naming, long amount) {
    return switch (naming) {
      case GRANT -> grant(accountWith(0), amount, null);
      case LOT -> grant(accountWith(0), amount, lotTerms());
      case TRANSFER -> transfer(accountWith(MOST), accountWith(0), amount);
      case HOLD -> hold(accountWith(MOST), accountWith(0), amount);
      case CAPTURE -> {
        var held = done(hold(accountWith(MOST), accountWith(0), MOST));
        var request = new CaptureHold.Request(held.id(), credits(amount));
        yield shop().holds().captureHold().capture(Calls.aCall(), request);
      }
      case REVERSAL -> {
        var moved = done(transfer(accountWith(MOST), accountWith(0), MOST));
        yield reverse(new ReverseTransfer.Request(moved.id(), credits(amount)));
      }
    };
  }

  /** One more to an account that is full, or whose hold is to be placed for one. */
  private Reply<?> received(Naming naming, AccountId full) {
    return switch (naming) {
      case GRANT -> grant(full, 1, null);
      case LOT -> grant(full, 1, lotTerms());
      case TRANSFER -> transfer(accountWith(1), full, 1);
      case HOLD -> hold(accountWith(1), full, 1);
      case CAPTURE -> {
        var held = done(hold(accountWith(1), full, 1));
        var request = new CaptureHold.Request(held.id(), null);
        yield shop().holds().captureHold().capture(Calls.aCall(), request);
      }
      case REVERSAL -> {
        var moved = done(transfer(full, accountWith(0), 1));
        var _ = done(grant(full, 1, null));
        yield reverse(new ReverseTransfer.Request(moved.id(), null));
      }
    };
  }

  private AccountId accountWith(long credits) {
    var clerk = new Clerk(shop());
    var account = clerk.accountOf(clerk.customer()).id();
    if (credits > 0) {
      var _ = done(grant(account, credits, null));
    }
    return account;
  }

  private AssetCode asset() {
    var code = "L" + UUID.randomUUID().toString().replace("-", "").substring(0, 15).toUpperCase();
    var request = new CreateAsset.Request(new AssetCode(code), "Something", 0);
    return done(shop().credit().createAsset().create(Actor.SYSTEM, request)).code();
  }

  private AccountId accountIn(AssetCode asset, long floor) {
    var owner = new OwnerId(new Clerk(shop()).customer().value());
    var request = new OpenAccount.Request.ForOwner(owner, asset, floor);
    return done(shop().credit().openAccount().open(Calls.aCall(), request)).id();
  }

  private AccountId house() {
    var request = new OpenAccount.Request.ForHouse(AssetCode.CREDIT);
    return done(shop().credit().openAccount().open(Calls.aCall(), request)).id();
  }

  /** As often the most that can move, from the one to the other. */
  private void moveRound(AccountId from, AccountId between, AccountId to, int times) {
    var most = credits(MOST);
    var legs = List.of(new Leg(from, between, most), new Leg(between, to, most));
    for (var left = times; left > 0; left -= Transfer.MAX_LEGS / 2) {
      var rounds = Math.min(left, Transfer.MAX_LEGS / 2);
      var some = Collections.nCopies(rounds, legs).stream().flatMap(List::stream).toList();
      var request = new TransferCredits.Request(some, true, null, Attributes.NONE);
      var _ = done(shop().credit().transferCredits().transfer(Calls.aCall(), request));
    }
  }

  private Reply<TransferBatch> batch(TransferCredits.Request... transfers) {
    var request = new TransferInBatch.Request(TransferBatchMode.INDEPENDENT, List.of(transfers));
    return shop().batches().transferInBatch().transfer(Calls.aCall(), request);
  }

  private long posted(AccountId account) {
    return standing(account).posted();
  }

  private AccountStanding standing(AccountId account) {
    return shop().credit().queries().account(Actor.SYSTEM, account).orElseThrow();
  }

  private LotTerms lotTerms() {
    return new LotTerms(1, now().plus(Duration.ofDays(1)));
  }

  private Reply<Transfer> grant(AccountId account, long amount, @Nullable LotTerms terms) {
    return grant(account, credits(amount), terms);
  }

  private Reply<Transfer> grant(AccountId account, Amount amount, @Nullable LotTerms terms) {
    var request = new GrantCredits.Request(account, amount, terms, null);
    return shop().credit().grantCredits().grant(Calls.aCall(), request);
  }

  private Reply<Transfer> transfer(AccountId from, AccountId to, long amount) {
    var request = transferring(from, to, amount);
    return shop().credit().transferCredits().transfer(Calls.aCall(), request);
  }

  private static TransferCredits.Request transferring(AccountId from, AccountId to, long amount) {
    var legs = List.of(new Leg(from, to, credits(amount)));
    return new TransferCredits.Request(legs, false, null, Attributes.NONE);
  }

  private Reply<Hold> hold(AccountId from, AccountId to, long amount) {
    var leg = new Leg(from, to, credits(amount));
    var request = new HoldCredits.Request(leg, now().plus(Duration.ofDays(1)), null);
    return shop().holds().holdCredits().hold(Calls.aCall(), request);
  }

  private Reply<Transfer> reverse(ReverseTransfer.Request request) {
    return shop().credit().reverseTransfer().reverse(Calls.aCall(), request);
  }
}
