package dev.purser.application.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.application.credit.CreditFeature;
import dev.purser.application.shared.Reply;
import dev.purser.application.testing.InMemoryPorts;
import dev.purser.application.testing.Shop;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The model finds what is wrong in a shop, and says it in few steps. */
class ModelContractTest {
  private static final long SEED = 1;
  private static final int ENOUGH = 300;

  @Test
  void findsShopThatLosesTransfersInFewSteps() {
    try (var sound = Shop.over(new InMemoryPorts().all())) {
      var broken = losingTransfers(sound);
      var steps = new RandomSteps(new Random(SEED)).take(ENOUGH);

      var few = Shrinking.of(steps, some -> Comparison.of(some, broken).isPresent());

      assertThat(Comparison.of(steps, sound)).isEmpty();
      assertThat(few).hasSizeLessThan(10).hasAtLeastOneElementOfType(Step.Transfers.class);
      assertThat(Comparison.of(few, broken)).isPresent();
    }
  }

  @Test
  void coversEveryAnswer() {
    var model = new Model();
    var answers =
        new RandomSteps(new Random(SEED))
            .take(3_000).stream()
                .map(step -> step.among(model).expectedBy(model))
                .flatMap(told -> told.refusals().isEmpty() ? what(told) : codes(told))
                .distinct();

    assertThat(answers)
        .containsExactlyInAnyOrder(
            "DONE",
            "DONE_BEFORE",
            "NOT_FOUND",
            "KEY_REUSED",
            "email-taken",
            "sku-taken",
            "unknown-sku",
            "unknown-location",
            "product-not-available",
            "price-changed",
            "quantity-out-of-range",
            "amount-out-of-range",
            "asset-mismatch",
            "unknown-account",
            "same-account",
            "out-of-stock",
            "insufficient-credit",
            "illegal-transition",
            "duplicate-reference");
  }

  private static Shop losingTransfers(Shop sound) {
    var credit = sound.credit();
    var losing =
        new CreditFeature(
            credit.createAsset(),
            credit.openAccount(),
            credit.changeAccountStatus(),
            credit.grantCredits(),
            (call, request) ->
                request.legs().size() == 1
                    ? new Reply.Refused<>(List.of(), false)
                    : credit.transferCredits().transfer(call, request),
            credit.reverseTransfer(),
            credit.expireLots(),
            credit.queries(),
            credit.entries());
    return sound.with(losing);
  }

  private static Stream<String> what(Told told) {
    return Stream.of(told.what().name());
  }

  private static Stream<String> codes(Told told) {
    return told.refusals().stream().map(refusal -> refusal.split(" at ", 2)[0]);
  }
}
