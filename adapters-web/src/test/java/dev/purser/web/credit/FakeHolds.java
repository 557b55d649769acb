package dev.purser.web.credit;

import dev.purser.application.credit.CaptureHold;
import dev.purser.application.credit.HoldCredits;
import dev.purser.application.credit.HoldQueries;
import dev.purser.application.credit.VoidHold;
import dev.purser.application.shared.Actor;
import dev.purser.application.shared.Page;
import dev.purser.application.shared.Reply;
import dev.purser.application.shared.Slice;
import dev.purser.application.shared.writepath.Call;
import dev.purser.domain.credit.AccountId;
import dev.purser.domain.credit.Capture;
import dev.purser.domain.credit.CreditRefusal;
import dev.purser.domain.credit.Hold;
import dev.purser.domain.credit.HoldBuilder;
import dev.purser.domain.credit.HoldId;
import dev.purser.domain.credit.HoldStatus;
import dev.purser.domain.credit.LotBuilder;
import dev.purser.domain.credit.TransferId;
import dev.purser.domain.shared.FreshIds;
import dev.purser.domain.shared.Refusals;
import dev.purser.web.shared.FakeKeys;
import dev.purser.web.shared.FakePages;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/** Holds in memory, each with one credit of a lot, for whatever accounts are named. */
public final class FakeHolds implements HoldCredits, CaptureHold, VoidHold, HoldQueries {
  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00.123456Z");

  private final FakeKeys<Hold> keys = new FakeKeys<>();
  private final FakeKeys<Capture> captures = new FakeKeys<>();
  private final Map<HoldId, Hold> holds =
      new ConcurrentSkipListMap<>((one, other) -> other.value().compareTo(one.value()));

  @Override
  public Reply<Hold> hold(Call call, HoldCredits.Request request) {
    return keys.answer(call, refusals -> place(request, refusals));
  }

  @Override
  public Reply<Capture> capture(Call call, CaptureHold.Request request) {
    return captures.answer(
        call,
        refusals ->
            Optional.ofNullable(holds.get(request.hold()))
                .flatMap(hold -> refusals.attempt("", () -> captured(hold, request))));
  }

  @Override
  public Reply<Hold> release(Call call, HoldId hold) {
    return keys.answer(
        call,
        refusals ->
            Optional.ofNullable(holds.get(hold))
                .flatMap(
                    held -> refusals.attempt("", () -> keep(held.release(HoldStatus.VOIDED, 1)))));
  }

  @Override
  public Optional<Hold> hold(Actor actor, HoldId id) {
    return Optional.ofNullable(holds.get(id));
  }

  @Override
  public Page<Hold, HoldId> holds(
      Actor actor, @Nullable AccountId payer, @Nullable HoldStatus status, Slice<HoldId> slice) {
    var chosen =
        holds.values().stream()
            .filter(hold -> payer == null || hold.from().equals(payer))
            .filter(hold -> status == null || hold.status() == status)
            .toList();
    return FakePages.page(chosen, Hold::id, slice);
  }

  private Optional<Hold> place(HoldCredits.Request request, Refusals refusals) {
    var leg = request.leg();
    if (!request.expiresAt().isAfter(NOW)) {
      refusals.add("expiresAt", new CreditRefusal.ExpiryPassed(request.expiresAt(), NOW));
    }
    if (refusals.attempt("amount", leg.amount()::requireMovable).isEmpty()) {
      return Optional.empty();
    }
    var builder =
        HoldBuilder.aHold()
            .from(leg.from())
            .to(leg.to())
            .of(leg.amount())
            .settingAside(LotBuilder.aLot(1).build(), 1)
            .until(request.expiresAt())
            .createdAt(NOW);
    return Optional.of(
        keep(
            (request.reference() == null ? builder : builder.called(request.reference())).build()));
  }

  private Capture captured(Hold hold, CaptureHold.Request request) {
    var part = request.amount() == null ? hold.remaining() : request.amount();
    return new Capture(keep(hold.capture(part)), new TransferId(FreshIds.next()));
  }

  private Hold keep(Hold hold) {
    holds.put(hold.id(), hold);
    return hold;
  }
}
