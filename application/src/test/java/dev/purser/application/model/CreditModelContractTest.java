package dev.purser.application.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.application.credit.CreditFeature;
import dev.purser.application.credit.GrantCredits;
import dev.purser.application.credit.ReverseTransfer;
import dev.purser.application.testing.InMemoryPorts;
import dev.purser.application.testing.Shop;
import dev.purser.domain.credit.LotTerms;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The model finds what is wrong in a ledger, and says it in few steps. */
class CreditModelContractTest {
  private static final long SEED = 1;
  private static final int ENOUGH = 300;

  @Test
  void findsLedgerThatLetsCreditsExpireLate() {
    var few =
        fewStepsThatFail(sound -> {
          var grants = sound.grantCredits();
          return broken(
              sound,
              (call, request) -> grants.grant(call, lastingLonger(request)),
              sound.reverseTransfer());
        });

    assertThat(few).hasSizeLessThan(6).hasAtLeastOneElementOfType(CreditStep.Grants.class);
  }

  @Test
  void findsLedgerThatReversesMoreThanItWasAskedFor() {
    var few =
        fewStepsThatFail(sound -> {
          var reversals = sound.reverseTransfer();
          return broken(
              sound,
              sound.grantCredits(),
              (call, request) -> reversals.reverse(call, whole(request)));
        });

    assertThat(few).hasSizeLessThan(6).hasAtLeastOneElementOfType(CreditStep.Reverses.class);
  }

  @Test
  void coversEveryAnswer() {
    var model = new CreditModel();
    var answers =
        new RandomCreditSteps(new Random(SEED))
            .all()
            .limit(3_000)
            .map(step -> {
              model.tick();
              return step.among(model).expectedBy(model);
            })
            .flatMap(told -> told.refusals().isEmpty() ? what(told) : codes(told))
            .toList();

    assertThat(answers)
        .contains(
            "DONE",
            "DONE_BEFORE",
            "NOT_FOUND",
            "KEY_REUSED",
            "unknown-account",
            "same-account",
            "asset-mismatch",
            "too-many-lots",
            "account-frozen",
            "account-closed",
            "account-not-empty",
            "illegal-transition",
            "insufficient-credit",
            "amount-out-of-range",
            "expiry-passed",
            "duplicate-reference",
            "not-reversible",
            "already-reversed",
            "reversal-exceeds",
            "hold-expired",
            "hold-closed",
            "hold-exceeded");
    assertThat(model.books.scheduled)
        .extracting(CreditModel.Later::status)
        .contains("DONE", "REFUSED", "CANCELLED");
  }

  private static List<CreditStep> fewStepsThatFail(UnaryOperator<CreditFeature> breaking) {
    var instance = new InMemoryPorts();
    try (var sound = Shop.over(instance.all())) {
      var steps = new RandomCreditSteps(new Random(SEED)).all().limit(ENOUGH).toList();
      var soundSite = new CreditWorld.Site(sound, instance.all(), instance.clock());
      var site =
          new CreditWorld.Site(
              sound.with(breaking.apply(sound.credit())), instance.all(), instance.clock());

      assertThat(CreditComparison.of(steps, soundSite)).isEmpty();
      var few = Shrinking.of(steps, some -> CreditComparison.of(some, site).isPresent());

      assertThat(CreditComparison.of(few, site)).isPresent();
      return few;
    }
  }

  private static CreditFeature broken(
      CreditFeature sound, GrantCredits grants, ReverseTransfer reversals) {
    return new CreditFeature(
        sound.createAsset(),
        sound.openAccount(),
        sound.changeAccountStatus(),
        grants,
        sound.transferCredits(),
        reversals,
        sound.expireLots(),
        sound.queries(),
        sound.entries());
  }

  private static GrantCredits.Request lastingLonger(GrantCredits.Request request) {
    var terms = request.terms();
    if (terms == null || terms.expiresAt() == null) {
      return request;
    }
    var longer = new LotTerms(terms.priority(), terms.expiresAt().plusNanos(1_000));
    return new GrantCredits.Request(request.account(), request.amount(), longer, request.reason());
  }

  private static ReverseTransfer.Request whole(ReverseTransfer.Request request) {
    return new ReverseTransfer.Request(request.transfer(), null);
  }

  private static Stream<String> what(Told told) {
    return Stream.of(told.what().name());
  }

  private static Stream<String> codes(Told told) {
    return told.refusals().stream().map(refusal -> refusal.split(" at ", 2)[0]);
  }
}
