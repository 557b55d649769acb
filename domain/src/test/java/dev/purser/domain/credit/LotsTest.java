package dev.purser.domain.credit;

import static dev.purser.domain.credit.LotBuilder.aLot;
import static dev.purser.domain.shared.Moments.EVENING;
import static dev.purser.domain.shared.Moments.MORNING;
import static dev.purser.domain.shared.Moments.NOON;
import static dev.purser.domain.shared.RefusalAssert.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.purser.domain.shared.FreshIds;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LotsTest {
  private static final AccountId ACCOUNT = new AccountId(FreshIds.next());
  private static final Supplier<LotId> NEW = () -> new LotId(FreshIds.next());
  private static final Duration HOUR = Duration.ofHours(1);

  @Test
  void burnByPriorityThenSoonestExpiryThenOldest() {
    var urgent = aLot(1).withPriority(10).build();
    var soon = aLot(2).until(NOON.plus(HOUR)).build();
    var late = aLot(3).until(NOON.plus(HOUR.multipliedBy(2))).build();
    var young = aLot(4).createdAt(NOON).build();
    var old = aLot(5).createdAt(MORNING).build();
    var last = aLot(6).withPriority(90).until(NOON.plus(HOUR)).build();

    var lots = Lots.loaded(List.of(last, young, old, late, soon, urgent));

    assertThat(lots.all()).containsExactly(urgent, soon, late, old, young, last);
  }

  @Test
  void giveWhatIsAskedForAndTellWhatTheyDoNotCover() {
    var first = aLot(30).withPriority(1).build();
    var second = aLot(20).withPriority(2).build();

    var some = Lots.loaded(List.of(first, second)).burn(40, NOON);
    var all = Lots.loaded(List.of(first, second)).burn(60, NOON);

    assertThat(amounts(some)).isEqualTo(Map.of(first.id(), 30L, second.id(), 10L));
    assertThat(some.rest()).isZero();
    assertThat(some.lots().all()).containsExactly(second.burn(10));
    assertThat(all.rest()).isEqualTo(10);
    assertThat(all.lots().isEmpty()).isTrue();
  }

  @Test
  void giveNothingThatIsHeldOrExpired() {
    var held = aLot(10).holding(10).build();
    var expired = aLot(10).until(NOON).build();
    var lasting = aLot(10).until(NOON.plusNanos(1_000)).build();

    var taken = Lots.loaded(List.of(held, expired, lasting)).burn(30, NOON);

    assertThat(amounts(taken)).isEqualTo(Map.of(lasting.id(), 10L));
    assertThat(taken.rest()).isEqualTo(20);
  }

  @Test
  void expireWhatIsNotHeld() {
    var lots =
        Lots.loaded(
            List.of(
                aLot(10).until(NOON).holding(4).build(),
                aLot(7).until(MORNING).build(),
                aLot(5).until(EVENING).build()));

    var taken = lots.expire(NOON);

    assertThat(lots.expired(NOON)).isEqualTo(6 + 7);
    assertThat(taken.portions().stream().mapToLong(Portion::amount).sum()).isEqualTo(6 + 7);
    assertThat(taken.lots().total()).isEqualTo(4 + 5);
    assertThat(taken.lots().expired(NOON)).isZero();
  }

  @Test
  void keepWhatIsHeldUntilItIsCapturedOrReleased() {
    var lot = aLot(10).build();
    var lots = Lots.loaded(List.of(lot)).hold(6, NOON).lots();

    assertThat(lots.held()).isEqualTo(6);
    assertThat(lots.capture(Map.of(lot.id(), 6L)).lots().total()).isEqualTo(4);
    assertThat(lots.release(Map.of(lot.id(), 6L)).lots()).isEqualTo(Lots.loaded(List.of(lot)));
    assertThatIllegalStateException().isThrownBy(() -> lots.capture(Map.of(lot.id(), 7L)));
  }

  @Test
  void mergeWithTheOldestOfTheSameTerms() {
    var old = aLot(1).until(EVENING).createdAt(MORNING).build();
    var young = aLot(1).until(EVENING).createdAt(NOON).build();
    var other = aLot(1).until(EVENING).withPriority(1).build();
    var lots = Lots.loaded(List.of(old, young, other));

    var filled = lots.fill(ACCOUNT, old.terms(), 5, NEW, NOON);
    var opened = lots.fill(ACCOUNT, new LotTerms(2, EVENING), 5, NEW, NOON);

    assertThat(amounts(filled)).isEqualTo(Map.of(old.id(), 5L));
    assertThat(filled.lots().size()).isEqualTo(3);
    assertThat(opened.lots().size()).isEqualTo(4);
  }

  @Test
  void goBackToWhereTheyCameFromAlsoWhenThatIsSpent() {
    var lot = aLot(10).until(EVENING).build();
    var spent = Lots.loaded(List.of(lot)).burn(10, NOON);

    var back = spent.lots().giveBack(ACCOUNT, lot.burn(10), 4);

    assertThat(back.lots().all())
        .containsExactly(new Lot(lot.id(), lot.terms(), 4, 0, lot.createdAt()));
  }

  @Test
  void areTakenBackFromThoseThatWereFilledFirst() {
    var early = aLot(10).withPriority(1).build();
    var filled = aLot(10).withPriority(2).build();
    var late = aLot(10).withPriority(3).build();
    var lots = Lots.loaded(List.of(early, filled, late));

    var taken = lots.burn(14, List.of(new Portion(filled, 6)), NOON);

    assertThat(taken.rest()).isZero();
    assertThat(amounts(taken)).isEqualTo(Map.of(filled.id(), 6L, early.id(), 8L));
  }

  @Test
  void areNeverMoreThanTheirLimit() {
    var lots =
        Lots.loaded(
            IntStream.range(0, Lots.MAX)
                .mapToObj(n -> aLot(1).until(NOON.plusSeconds(n + 1)).build())
                .toList());
    var first = lots.all().getFirst();

    assertThat(lots.fill(ACCOUNT, first.terms(), 1, NEW, NOON).lots().size()).isEqualTo(Lots.MAX);
    assertRefused(
        () -> lots.fill(ACCOUNT, new LotTerms(1, null), 1, NEW, NOON),
        new CreditRefusal.TooManyLots(ACCOUNT, Lots.MAX));
  }

  @Test
  void tellWhatHasChangedSinceTheyWereLoaded() {
    var burnt = aLot(10).withPriority(1).build();
    var spent = aLot(10).withPriority(0).build();
    var untouched = aLot(10).withPriority(2).build();

    var lots = Lots.loaded(List.of(burnt, spent, untouched)).burn(15, NOON).lots();

    assertThat(lots.changed())
        .containsExactlyInAnyOrder(
            burnt.burn(5), new Lot(spent.id(), spent.terms(), 0, 0, spent.createdAt()));
  }

  @Test
  void tellOfWhatCameAndWasSpentAtOnce() {
    var opened = Lots.NONE.open(ACCOUNT, NEW.get(), new LotTerms(1, EVENING), 5, NOON);

    var spent = opened.lots().burn(5, NOON);

    assertThat(opened.lots().changed()).hasSize(1);
    assertThat(spent.lots().changed()).extracting(Lot::remaining).containsExactly(0L);
    assertThat(Lots.NONE.changed()).isEmpty();
  }

  private static Map<LotId, Long> amounts(Lots.Taken taken) {
    return taken.portions().stream()
        .collect(
            Collectors.groupingBy(
                portion -> Objects.requireNonNull(portion.lot()).id(),
                Collectors.summingLong(Portion::amount)));
  }
}
