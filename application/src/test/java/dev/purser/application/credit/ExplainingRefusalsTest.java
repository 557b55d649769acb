package dev.purser.application.credit;

import static dev.purser.domain.credit.AccountBuilder.anAccount;
import static dev.purser.domain.credit.HoldBuilder.aHold;
import static dev.purser.domain.shared.Amounts.credits;
import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.application.shared.writepath.Changes;
import dev.purser.application.shared.writepath.Kind;
import dev.purser.application.shared.writepath.Preview;
import dev.purser.application.shared.writepath.WorkingSet;
import dev.purser.domain.credit.AccountId;
import dev.purser.domain.credit.CreditRefusal;
import dev.purser.domain.credit.CreditRefusal.InsufficientCredit;
import dev.purser.domain.credit.Hold;
import dev.purser.domain.credit.HoldStatus;
import dev.purser.domain.shared.FreshIds;
import dev.purser.domain.shared.LocatedRefusal;
import dev.purser.domain.shared.Moments;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ExplainingRefusalsTest {
  private final AccountId account = new AccountId(FreshIds.next());
  private final Stored stored = new Stored();
  private final Preview decided = new Preview(new Nothing());
  private final ExplainingRefusals explaining = new ExplainingRefusals(stored);

  @Test
  void tellsOfHoldsThatCommandsBeforeInTheBatchHavePlaced() {
    var before = hold(2);
    var placed = hold(1);
    stored.holds.add(before);
    held(20, placed);

    assertThat(told()).containsExactly(placed, before);
  }

  @Test
  void tellsOfHoldsAsTheBatchLeavesThem() {
    var captured = hold(1);
    var ended = hold(2);
    stored.holds.addAll(List.of(captured, ended));
    var rest = captured.capture(credits(4));
    held(6, rest, ended.release(HoldStatus.VOIDED, 0));

    assertThat(told()).containsExactly(rest);
  }

  @Test
  void tellsOfNoHoldOnAnotherAccount() {
    var placed = hold(1);
    held(10, placed, aHold().until(deadline(1)).build());

    assertThat(told()).containsExactly(placed);
  }

  @Test
  void tellsAsManyAsItMayThoughTheBatchHasEndedTheSoonest() {
    var open = IntStream.rangeClosed(1, 13).mapToObj(this::hold).toList();
    stored.holds.addAll(open);
    held(110, open.get(0).release(HoldStatus.VOIDED, 0), open.get(1).release(HoldStatus.VOIDED, 0));

    assertThat(told()).isEqualTo(open.subList(2, 2 + InsufficientCredit.MOST_TOLD));
  }

  @Test
  void asksForNothingWhereNothingIsHeld() {
    held(0);
    var other = new LocatedRefusal("to", new CreditRefusal.SameAccount(account));
    var refusals = List.of(lacking(), other);

    assertThat(explaining.explain(decided, refusals)).isEqualTo(refusals);
    assertThat(stored.asked).isZero();
  }

  @Test
  void asksOnceForAllThatAreShort() {
    held(10, hold(1));

    var _ = explaining.explain(decided, List.of(lacking(), lacking()));

    assertThat(stored.asked).isEqualTo(1);
  }

  private List<Hold> told() {
    var told = explaining.explain(decided, List.of(lacking())).getFirst();
    return ((InsufficientCredit) told.refusal()).inTheWay();
  }

  private LocatedRefusal lacking() {
    return new LocatedRefusal("amount", new InsufficientCredit(account, 101, 100));
  }

  /** The batch leaves so much held, and these holds changed. */
  private void held(long credits, Hold... holds) {
    var own = anAccount().withId(account).with(credits(200)).holding(credits(credits)).build();
    decided.apply(
        new Changes()
            .put(CreditKinds.ACCOUNTS, account, own)
            .putAll(CreditKinds.HOLDS, List.of(holds), Hold::id));
  }

  private Hold hold(int hours) {
    return aHold().from(account).until(deadline(hours)).build();
  }

  private static Instant deadline(int hours) {
    return Moments.NOON.plus(Duration.ofHours(hours));
  }

  /** What is open in the database. */
  private static final class Stored implements OpenHolds {
    private final List<Hold> holds = new ArrayList<>();
    private int asked;

    @Override
    public Map<AccountId, List<Hold>> of(Collection<AccountId> accounts, int limit) {
      asked++;
      var found = holds.stream().sorted(SOONEST_FIRST).limit(limit).toList();
      return found.isEmpty() ? Map.of() : Map.of(accounts.iterator().next(), found);
    }
  }

  /** Nothing was loaded. */
  private static final class Nothing implements WorkingSet {
    @Override
    public <K, V> Optional<V> find(Kind<K, V> kind, K key) {
      return Optional.empty();
    }

    @Override
    public <K, V> Map<K, V> changed(Kind<K, V> kind) {
      return Map.of();
    }
  }
}
