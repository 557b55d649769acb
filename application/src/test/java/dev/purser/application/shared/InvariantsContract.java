package dev.purser.application.shared;

import static dev.purser.domain.shared.Amounts.credits;
import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.application.credit.TransferCredits;
import dev.purser.application.ordering.CancelOrder;
import dev.purser.application.ordering.EditOrder;
import dev.purser.application.ordering.FulfilOrder;
import dev.purser.application.ordering.PlaceOrder;
import dev.purser.application.ordering.ReturnOrder;
import dev.purser.application.shared.InvariantReport.Finding;
import dev.purser.application.shared.writepath.Calls;
import dev.purser.application.testing.Clerk;
import dev.purser.application.testing.PortsContract;
import dev.purser.application.testing.Shop;
import dev.purser.domain.credit.Account;
import dev.purser.domain.credit.AccountBuilder;
import dev.purser.domain.credit.CustomerAccount;
import dev.purser.domain.credit.Leg;
import dev.purser.domain.customer.CustomerId;
import dev.purser.domain.ordering.CaptureMode;
import dev.purser.domain.ordering.OrderDesk.Named;
import dev.purser.domain.ordering.OrderDraft.Wish;
import dev.purser.domain.ordering.ShipTo;
import dev.purser.domain.shared.Attributes;
import dev.purser.domain.shared.FreshIds;
import dev.purser.domain.shared.Sku;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Whether the books are right, and what in them is not. For a store in which nothing but commands
 * has written.
 */
public abstract class InvariantsContract extends PortsContract {

  @Test
  void holdWhateverBusinessIsDone() {
    try (var shop = Shop.over(ports())) {
      doBusiness(shop);
    }

    var full = check(InvariantScope.FULL);
    var recent = check(InvariantScope.RECENT);

    assertThat(full.holds()).as("%s", full).isTrue();
    assertThat(recent.holds()).as("%s", recent).isTrue();
    assertThat(full.findings()).extracting(Finding::name).doesNotHaveDuplicates();
    assertThat(full.findings()).hasSizeGreaterThan(5);
  }

  @Test
  void holdForWhatHappenedSinceTheLastFullCheck() {
    try (var shop = Shop.over(ports())) {
      doBusiness(shop);
      assertThat(check(InvariantScope.FULL).holds()).isTrue();
      doBusiness(shop);
    }

    assertThat(check(InvariantScope.RECENT).holds()).isTrue();
  }

  @Test
  void tellOfBalanceThatIsNotTheSumOfItsEntries() {
    var account = accounts(1).getFirst();
    changeBehindLedgersBack(List.of(account));

    var report = check(InvariantScope.FULL);

    putBack(List.of(account));
    assertThat(report.holds()).isFalse();
    assertThat(counterexamples(report)).anyMatch(row -> mentions(row, account));
  }

  @Test
  void tellOfStockThatIsNotTheSumOfItsMovements() {
    var key = given().stock();
    var before = read(() -> ports().stockItems().load(Set.of(key))).get(key);
    var gained = before.receive(5, before.changedAt());
    change(() -> ports().stockItems().update(List.of(gained)));

    var report = check(InvariantScope.FULL);

    change(() -> ports().stockItems().update(List.of(before)));
    assertThat(report.holds()).isFalse();
    assertThat(counterexamples(report)).anyMatch(row -> row.toString().contains(key.sku().value()));
  }

  @Test
  void giveTenExamplesAtTheMost() {
    var accounts = accounts(12);
    changeBehindLedgersBack(accounts);

    var report = check(InvariantScope.FULL);

    putBack(accounts);
    assertThat(report.findings())
        .extracting(finding -> finding.counterexamples().size())
        .allMatch(size -> size <= Finding.MAX_COUNTEREXAMPLES)
        .contains(Finding.MAX_COUNTEREXAMPLES);
  }

  @Test
  void areKnownAsTheLastChecksFoundThem() {
    var accounts = accounts(1);
    changeBehindLedgersBack(accounts);

    var broken = check(InvariantScope.FULL);
    var known = ports().invariants().standing();
    putBack(accounts);
    var recent = check(InvariantScope.RECENT);
    var stillKnown = ports().invariants().standing();
    var mended = check(InvariantScope.FULL);
    var knownMended = ports().invariants().standing();

    assertThat(known.full()).contains(checkOf(broken));
    assertThat(known.broken()).isPositive().isEqualTo(broken.broken().size());
    assertThat(stillKnown.full()).contains(checkOf(broken));
    assertThat(stillKnown.recent()).contains(checkOf(recent));
    assertThat(knownMended.full()).contains(checkOf(mended));
    assertThat(knownMended.broken()).isZero();
  }

  private static InvariantStanding.Check checkOf(InvariantReport report) {
    return new InvariantStanding.Check(report.checkedAt(), report.broken().size());
  }

  private static void doBusiness(Shop shop) {
    var clerk = new Clerk(shop);
    var ann = clerk.customerWith(100);
    var bob = clerk.customer();
    var sku = clerk.productWith(10, 7);
    var shipped = clerk.order(ann, sku, 3);
    var cancelled = clerk.order(ann, sku, 2);
    var open = clerk.order(ann, sku, 1);
    var _ =
        Clerk.done(
            shop.ordering()
                .fulfilOrder()
                .fulfil(Calls.aCall(), new FulfilOrder.Request(shipped.id(), null, null)));
    var _ =
        Clerk.done(
            shop.ordering()
                .cancelOrder()
                .cancel(Calls.aCall(), new CancelOrder.Request(cancelled.id(), null, null)));
    doBusinessWithOrders(shop, ann, sku);
    var leg = new Leg(clerk.accountOf(ann).id(), clerk.accountOf(bob).id(), credits(20));
    var _ =
        Clerk.done(
            shop.credit()
                .transferCredits()
                .transfer(
                    Calls.aCall(),
                    new TransferCredits.Request(
                        List.of(leg), false, "rent " + FreshIds.next(), Attributes.NONE)));
    assertThat(clerk.accountOf(ann).available()).isEqualTo(100 - 21 - 20 - 7);
    assertThat(open.total()).isEqualTo(credits(7));
  }

  /** Everything that may become of an order; in the end nothing of it is paid or claimed. */
  private static void doBusinessWithOrders(Shop shop, CustomerId ann, Sku sku) {
    var ordering = shop.ordering();
    for (var capture : CaptureMode.values()) {
      var wanted =
          new PlaceOrder.Request(
              ann,
              List.of(new Wish(sku, 3, null)),
              null,
              false,
              capture,
              ShipTo.NONE,
              Attributes.NONE);
      var id = Clerk.done(ordering.placeOrder().place(Calls.aCall(), wanted)).id();
      var more = EditOrder.Changes.of(List.of(new Wish(sku, 4, null)));
      var edited = Clerk.done(ordering.editOrder().edit(Calls.aCall(), id, Precondition.ANY, more));
      var one = List.of(new Named(edited.lines().getFirst().id(), 1, null));
      var _ = Clerk.done(ordering.confirmOrder().confirm(Calls.aCall(), id));
      var parcel = new FulfilOrder.Request(id, one, null);
      var _ = Clerk.done(ordering.fulfilOrder().fulfil(Calls.aCall(), parcel));
      var _ = Clerk.done(ordering.fulfilOrder().fulfil(Calls.aCall(), parcel));
      var off = new CancelOrder.Request(id, one, "too many");
      var _ = Clerk.done(ordering.cancelOrder().cancel(Calls.aCall(), off));
      var broken = new ReturnOrder.Request(id, one, null, false, "broken");
      var _ = Clerk.done(ordering.returnOrder().takeBack(Calls.aCall(), broken));
      var back = new ReturnOrder.Request(id, null, null, true, null);
      var _ = Clerk.done(ordering.returnOrder().takeBack(Calls.aCall(), back));
      var rest = new CancelOrder.Request(id, null, null);
      var _ = Clerk.done(ordering.cancelOrder().cancel(Calls.aCall(), rest));
    }
  }

  private List<CustomerAccount> accounts(int number) {
    return Stream.generate(() -> given().account()).limit(number).toList();
  }

  private void changeBehindLedgersBack(List<CustomerAccount> accounts) {
    var richer =
        accounts.stream()
            .<Account>map(a -> AccountBuilder.after(a, credits(5), a.changedAt()))
            .toList();
    change(() -> ports().credit().accounts().update(richer));
  }

  private void putBack(List<CustomerAccount> accounts) {
    change(() -> ports().credit().accounts().update(List.<Account>copyOf(accounts)));
  }

  private InvariantReport check(InvariantScope scope) {
    return ports().invariants().check(scope);
  }

  private static List<Map<String, String>> counterexamples(InvariantReport report) {
    return report.findings().stream()
        .flatMap(finding -> finding.counterexamples().stream())
        .toList();
  }

  private static boolean mentions(Map<String, String> row, CustomerAccount account) {
    return row.toString().contains(account.id().value().toString());
  }
}
