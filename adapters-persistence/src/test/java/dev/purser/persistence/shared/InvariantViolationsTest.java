package dev.purser.persistence.shared;

import static dev.purser.persistence.testing.TestShop.done;
import static dev.purser.persistence.testing.TestShop.freshKey;
import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.application.credit.CaptureHold;
import dev.purser.application.credit.HoldCredits;
import dev.purser.application.inventory.MoveStock;
import dev.purser.application.ordering.FulfilOrder;
import dev.purser.application.ordering.OrderPricing;
import dev.purser.application.ordering.OrderRules;
import dev.purser.application.ordering.PlaceOrder;
import dev.purser.application.ordering.ReturnOrder;
import dev.purser.application.shared.InvariantReport.Finding;
import dev.purser.application.shared.InvariantScope;
import dev.purser.application.shared.Transactions;
import dev.purser.application.shared.writepath.Calls;
import dev.purser.application.shared.writepath.WritePathSettings;
import dev.purser.application.testing.Shop;
import dev.purser.domain.credit.CustomerAccount;
import dev.purser.domain.credit.Leg;
import dev.purser.domain.credit.LotTerms;
import dev.purser.domain.customer.CustomerId;
import dev.purser.domain.inventory.FewestLocations;
import dev.purser.domain.inventory.LocationCode;
import dev.purser.domain.inventory.MovementType;
import dev.purser.domain.inventory.Remark;
import dev.purser.domain.ordering.Adjustment;
import dev.purser.domain.ordering.Basket;
import dev.purser.domain.ordering.CaptureMode;
import dev.purser.domain.ordering.Order;
import dev.purser.domain.ordering.OrderDesk.Named;
import dev.purser.domain.ordering.OrderDraft.Wish;
import dev.purser.domain.ordering.Prices;
import dev.purser.domain.ordering.ShipTo;
import dev.purser.domain.shared.Amount;
import dev.purser.domain.shared.AssetCode;
import dev.purser.domain.shared.Attributes;
import dev.purser.domain.shared.Sku;
import dev.purser.persistence.testing.PostgresPorts;
import dev.purser.persistence.testing.TestShop;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Each invariant is broken by hand, past every constraint, and must be named with the row. */
class InvariantViolationsTest {
  /** Every order costs a credit more than its pieces. */
  private static final OrderRules WRAPPED =
      new OrderRules(
          OrderPricing.<Void>by((basket, terms) -> wrapped(basket)),
          new FewestLocations(),
          Duration.ofMinutes(15));

  private static TestDatabase database;
  private static PostgresPorts instance;
  private static Shop business;
  private static TestShop shop;
  private static Order placed;
  private static Order fulfilled;
  private static Order returned;
  private static Order reserved;
  private static String account;
  private static String lotted;
  private static String captured;
  private static String small;
  private static String large;
  private static String moved;

  /** What somebody with a hold of the database might do, and which invariants tell. */
  private enum Tampering {
    AN_ENTRY_IS_CHANGED(
        "UPDATE entries SET change = change + 1 WHERE account_id = ':account' AND sequence = 1",
        "transfers-sum-to-zero",
        "posted-is-sum-of-entries",
        "account-history-runs-on"),
    A_TRANSFER_LOSES_ITS_ENTRIES(
        """
        DELETE FROM entries
        WHERE transfer_id = (
          SELECT transfer_id FROM entries WHERE account_id = ':account' AND sequence = 1)
        """,
        "transfers-have-entries",
        "posted-is-sum-of-entries",
        "account-history-runs-on"),
    A_TRANSFER_LOSES_ITS_KEY(
        """
        DELETE FROM idempotency_keys
        WHERE resource_id = (
          SELECT transfer_id FROM entries WHERE account_id = ':account' AND sequence = 1)
        """,
        "transfers-have-keys"),
    A_BALANCE_IS_RAISED(
        "UPDATE accounts SET posted = posted + 1 WHERE id = ':account'",
        "assets-sum-to-zero",
        "posted-is-sum-of-entries"),
    AN_ENTRYS_BALANCE_IS_CHANGED(
        "UPDATE entries SET balance = balance + 1 WHERE account_id = ':account' AND sequence = 1",
        "account-history-runs-on"),
    A_HISTORY_RUNS_BACKWARDS(
        """
        UPDATE entries SET at = at + interval '1 day'
        WHERE account_id = ':account' AND sequence = 1
        """,
        "account-history-runs-on"),
    A_HELD_SUM_IS_LOWERED(
        "UPDATE accounts SET held = held - 1 WHERE id = ':account'", "held-is-sum-of-open-holds"),
    A_FLOOR_IS_RAISED(
        "UPDATE accounts SET floor = posted - held + 1 WHERE id = ':account'",
        "accounts-not-under-floor"),
    A_LOT_GROWS(
        "UPDATE lots SET remaining = remaining + 1 WHERE account_id = ':lotted' AND held > 0",
        "lots-sum-to-account",
        "lots-are-sums-of-entries"),
    A_LOT_FORGETS_WHAT_IS_HELD(
        "UPDATE lots SET held = held - 1 WHERE account_id = ':lotted' AND held > 0",
        "lots-sum-to-account",
        "lots-held-by-holds"),
    A_HOLD_FORGETS_ITS_LOTS(
        "UPDATE holds SET lots = 0 WHERE from_account = ':lotted'", "holds-agree-with-lots"),
    A_HOLDS_LOT_COMES_BACK_UNSPENT(
        """
        UPDATE hold_lots SET refunded = 1
        WHERE hold_id = (
          SELECT id FROM holds WHERE from_account = ':lotted' AND managed_by IS NOT NULL)
        """,
        "holds-agree-with-lots"),
    A_HOLDS_LOT_IS_SPENT_IN_PASSING(
        """
        UPDATE hold_lots SET held = held - 1
        WHERE hold_id = (
          SELECT id FROM holds WHERE from_account = ':lotted' AND managed_by IS NOT NULL)
        """,
        "holds-agree-with-lots",
        "lots-held-by-holds"),
    A_CAPTURE_IS_FORGOTTEN(
        "UPDATE holds SET captured = captured - 1 WHERE id = ':captured'",
        "holds-are-captured-by-transfers"),
    WHAT_HAS_EXPIRED_LIVES_ON(
        """
        UPDATE lots SET expires_at = expires_at + interval '1 day'
        WHERE account_id = ':lotted' AND remaining = 0
        """,
        "breakage-is-expired-lots"),
    MORE_IS_REVERSED_THAN_WAS_MOVED(
        """
        UPDATE transfers SET reverses = ':small', reversal_number = 1 WHERE id = ':large'
        """,
        "reversals-within-what-was-moved"),
    STOCK_APPEARS(
        "UPDATE stock_items SET on_hand = on_hand + 1 WHERE sku = ':sku'",
        "movements-sum-to-on-hand"),
    A_SHIPMENT_TURNS_INTO_A_RECEIPT(
        "UPDATE stock_movements SET type = 'RECEIVE' WHERE type = 'SHIP' AND sku = ':sku'",
        "movements-agree-with-type",
        "parcels-agree-with-movements"),
    ONE_SIDE_OF_A_TRANSFER_GROWS(
        """
        UPDATE stock_movements SET change = change + 1
        WHERE type = 'TRANSFER' AND change > 0 AND sku = ':moved'
        """,
        "movements-sum-to-on-hand",
        "stock-transfers-have-two-sides"),
    A_TRANSFER_LOSES_ITS_OTHER_SIDE(
        """
        UPDATE stock_movements SET type = 'RECEIVE', other_id = NULL, other_location = NULL
        WHERE type = 'TRANSFER' AND change > 0 AND sku = ':moved'
        """,
        "stock-transfers-have-two-sides"),
    STOCK_IS_OVERSOLD(
        "UPDATE stock_items SET backorder_limit = -on_hand WHERE sku = ':sku'",
        "stock-not-oversold"),
    A_CLAIM_IS_FORGOTTEN(
        "UPDATE stock_items SET allocated = allocated - 1 WHERE sku = ':sku'",
        "allocations-sum-to-allocated"),
    AN_ALLOCATION_IS_CHANGED(
        """
        UPDATE allocations SET quantity = quantity + 1
        WHERE order_line_id = (SELECT id FROM order_lines WHERE order_id = ':placed')
        """,
        "allocations-sum-to-allocated",
        "lines-are-allocated"),
    AN_ALLOCATION_CHANGES_HANDS(
        "UPDATE allocations SET order_id = ':fulfilled' WHERE order_id = ':placed'",
        "lines-are-allocated"),
    A_TOTAL_IS_LOWERED(
        "UPDATE orders SET total = total - 1 WHERE id = ':placed'", "order-total-is-sum-of-parts"),
    A_PRICE_IS_LOWERED(
        "UPDATE order_lines SET unit_price = unit_price - 1 WHERE order_id = ':placed'",
        "order-total-is-sum-of-parts"),
    A_LINES_TOTAL_IS_LOWERED(
        "UPDATE order_lines SET total = total - 1 WHERE order_id = ':fulfilled'",
        "order-total-is-sum-of-parts",
        "orders-paid-as-owed"),
    AN_ADJUSTMENT_IS_TAKEN_OUT(
        "DELETE FROM order_adjustments WHERE order_id = ':placed'", "order-total-is-sum-of-parts"),
    A_PAYMENT_IS_CHANGED(
        "UPDATE order_payments SET captured = captured - 1 WHERE order_id = ':fulfilled'",
        "orders-paid-as-owed",
        "payments-agree-with-holds",
        "payments-agree-with-transfers",
        "order-changes-sum-to-payments"),
    A_REFUND_IS_RAISED(
        "UPDATE order_payments SET refunded = refunded + 1 WHERE order_id = ':returned'",
        "orders-paid-as-owed",
        "payments-agree-with-holds",
        "payments-agree-with-transfers",
        "order-changes-sum-to-payments"),
    WHAT_IS_HELD_IS_LOWERED(
        "UPDATE order_payments SET held = held - 1 WHERE order_id = ':placed'",
        "orders-paid-as-owed",
        "payments-agree-with-holds",
        "order-changes-sum-to-payments"),
    WHAT_HAS_EXPIRED_IS_RAISED(
        "UPDATE order_payments SET expired = expired + 1 WHERE order_id = ':returned'",
        "payments-agree-with-holds",
        "order-changes-sum-to-payments"),
    A_REFUND_LOSES_ITS_ORDER(
        "UPDATE transfers SET managed_by = NULL WHERE managed_by = ':returned' AND kind = 'REFUND'",
        "payments-agree-with-transfers"),
    A_CAPTURE_LOSES_ITS_ORDER(
        "UPDATE transfers SET managed_by = NULL WHERE managed_by = ':fulfilled'",
        "payments-agree-with-transfers"),
    A_RESERVATION_COUNTS_AS_PLACED(
        "UPDATE orders SET status = 'PLACED', deadline = NULL WHERE id = ':reserved'",
        "orders-paid-as-owed"),
    AN_ORDER_IS_PAID_WHEN_IT_WAS_NOT_TO_BE(
        "UPDATE orders SET capture = 'ON_PLACEMENT' WHERE id = ':placed'", "orders-paid-as-owed"),
    A_CHANGE_IS_REWRITTEN(
        """
        UPDATE order_changes SET captured = captured - 1
        WHERE order_id = ':fulfilled' AND version = 2
        """,
        "order-changes-sum-to-payments"),
    A_HOLD_LOSES_ITS_ORDER(
        "UPDATE holds SET managed_by = NULL WHERE managed_by = ':placed'",
        "payments-agree-with-holds"),
    A_STATUS_IS_CHANGED(
        "UPDATE orders SET status = 'PLACED' WHERE id = ':fulfilled'",
        "order-status-agrees-with-lines"),
    A_DEADLINE_IS_LOST(
        "UPDATE orders SET deadline = NULL WHERE id = ':reserved'",
        "order-status-agrees-with-lines"),
    A_LINE_IS_RETURNED_IN_PASSING(
        "UPDATE order_lines SET returned = returned + 1 WHERE order_id = ':returned'",
        "orders-paid-as-owed",
        "lines-agree-with-parcels"),
    A_PARCEL_GROWS(
        """
        UPDATE fulfilment_lines SET quantity = quantity + 1
        WHERE fulfilment_id = (SELECT id FROM fulfilments WHERE order_id = ':fulfilled')
        """,
        "lines-agree-with-parcels",
        "parcels-agree-with-movements"),
    A_RETURN_GOES_ELSEWHERE(
        """
        UPDATE order_return_lines SET location = 'ELSEWHERE'
        WHERE return_id IN (
          SELECT id FROM order_returns WHERE order_id = ':returned' AND restock)
        """,
        "parcels-agree-with-movements"),
    WHAT_WAS_LOST_IS_SOLD_AGAIN(
        "UPDATE order_returns SET restock = true WHERE order_id = ':returned' AND NOT restock",
        "parcels-agree-with-movements"),
    A_MOVEMENT_LOSES_ITS_ORDER(
        "UPDATE stock_movements SET order_id = NULL WHERE order_id = ':fulfilled'",
        "parcels-agree-with-movements"),
    AN_ORDER_LOSES_ITS_KEY(
        """
        DELETE FROM idempotency_keys
        WHERE resource_id = ':placed' AND operation = 'place-order'
        """,
        "orders-have-keys"),
    A_LINK_IS_REWRITTEN(
        """
        UPDATE journal_links
        SET digests = sha256('other')
        WHERE (SELECT transfer_id FROM entries WHERE account_id = ':account' AND sequence = 1)
          = ANY (transfers)
        """,
        "journal-links-follow"),
    A_HEAD_IS_PUT_BACK(
        """
        UPDATE journal_heads
        SET length = length - 1
        WHERE length > 0
        """,
        "journal-links-follow"),
    A_LINK_IS_TAKEN_OUT(
        """
        DELETE FROM journal_links
        WHERE (SELECT transfer_id FROM entries WHERE account_id = ':account' AND sequence = 1)
          = ANY (transfers)
        """,
        "journal-links-follow",
        "transfers-are-journalled"),
    A_TRANSFER_IS_SWAPPED_IN_ITS_LINK(
        """
        UPDATE journal_links
        SET transfers = ARRAY[gen_random_uuid()]
        WHERE (SELECT transfer_id FROM entries WHERE account_id = ':account' AND sequence = 1)
          = ANY (transfers)
        """,
        "transfers-are-journalled");

    private final String statement;

    @SuppressWarnings("ImmutableEnumChecker") // Set.of is immutable.
    private final Set<String> broken;

    Tampering(String statement, String... broken) {
      this.statement = statement;
      this.broken = Set.of(broken);
    }

    private String statementFor(Order placed, Order fulfilled, String account) {
      return statement
          .replace(":lotted", lotted)
          .replace(":captured", captured)
          .replace(":returned", returned.id().value().toString())
          .replace(":reserved", reserved.id().value().toString())
          .replace(":small", small)
          .replace(":large", large)
          .replace(":moved", moved)
          .replace(":account", account)
          .replace(":sku", placed.lines().getFirst().sku().value())
          .replace(":placed", placed.id().value().toString())
          .replace(":fulfilled", fulfilled.id().value().toString());
    }
  }

  @BeforeAll
  static void doSomeBusiness() {
    database = TestDatabase.fresh();
    instance = PostgresPorts.on(database);
    business = Shop.over(instance.ports(), WritePathSettings.DEFAULT, WRAPPED);
    shop = new TestShop(instance.ports(), business);
    var buyer = shop.customerWith(1_000);
    shop.grant(buyer.id(), 500);
    var sku = shop.product(10, 20);
    placed = done(shop.order(freshKey(), buyer, sku, 3));
    fulfilled = done(shop.order(freshKey(), buyer, sku, 2));
    fulfilled = done(shop.fulfil(new FulfilOrder.Request(fulfilled.id(), null, null)));
    moved = transferred();
    account = buyer.id().value().toString();
    returned = returned(order(buyer, sku, 3, true));
    reserved = order(buyer, sku, 1, false);
    doBusinessWithLots(sku, buyer);
  }

  /** An order that is paid as soon as it is placed. */
  private static Order order(CustomerAccount buyer, Sku sku, long quantity, boolean confirm) {
    var request =
        new PlaceOrder.Request(
            new CustomerId(buyer.owner().value()),
            List.of(new Wish(sku, quantity, null)),
            null,
            confirm,
            CaptureMode.ON_PLACEMENT,
            ShipTo.NONE,
            Attributes.NONE);
    return done(business.ordering().placeOrder().place(Calls.aCall(), request));
  }

  /** Shipped, and one piece each taken back to be sold again and to be thrown away. */
  private static Order returned(Order order) {
    var shipped = done(shop.fulfil(new FulfilOrder.Request(order.id(), null, null)));
    var one = List.of(new Named(shipped.lines().getFirst().id(), 1, null));
    var _ = takenBack(new ReturnOrder.Request(order.id(), one, null, true, "too many"));
    return takenBack(new ReturnOrder.Request(order.id(), one, null, false, "broken"));
  }

  private static Order takenBack(ReturnOrder.Request request) {
    return done(business.ordering().returnOrder().takeBack(Calls.aCall(), request));
  }

  private static Prices wrapped(Basket basket) {
    var fee = new Amount(AssetCode.CREDIT, 1);
    var wrapping = new Adjustment(Adjustment.Kind.FEE, "wrapping", "Wrapping", fee);
    return new Prices(
        basket.items().stream().map(item -> item.offer().price()).toList(),
        List.of(Prices.Spread.overAll(wrapping)));
  }

  /** What went from one location to another. */
  private static String transferred() {
    var sku = shop.product(10, 20);
    var request =
        new MoveStock.Request(
            MovementType.TRANSFER, sku, LocationCode.MAIN, shop.location(), 4, Remark.NONE);
    return done(shop.move(request)).stock().sku().value();
  }

  private static void doBusinessWithLots(Sku sku, CustomerAccount other) {
    var saver = shop.customerWith(0);
    shop.grant(saver.id(), 100, new LotTerms(1, null));
    var soon = now().plusMillis(200);
    shop.grant(saver.id(), 50, new LotTerms(2, soon));
    instance.jdbc().execute("SELECT pg_sleep(0.3)");
    var _ = done(shop.order(freshKey(), saver, sku, 2));
    lotted = saver.id().value().toString();
    captured = captured(saver, other, 5);
    small = moved(saver, other, 1);
    large = moved(other, saver, 2);
  }

  /** A hold that was placed and captured. */
  private static String captured(CustomerAccount from, CustomerAccount to, long credits) {
    var leg = new Leg(from.id(), to.id(), new Amount(AssetCode.CREDIT, credits));
    var request = new HoldCredits.Request(leg, now().plus(Duration.ofDays(1)), null);
    var hold = done(business.holds().holdCredits().hold(Calls.aCall(), request)).id();
    var capture = new CaptureHold.Request(hold, null);
    var _ = done(business.holds().captureHold().capture(Calls.aCall(), capture));
    return hold.value().toString();
  }

  private static Instant now() {
    return instance.ports().transactions().read(instance.ports().clock()::now);
  }

  private static String moved(CustomerAccount from, CustomerAccount to, long credits) {
    return done(shop.transfer(freshKey(), from.id(), to.id(), credits)).id().value().toString();
  }

  @AfterAll
  static void stopInstance() {
    shop.close();
    instance.close();
    database.close();
  }

  @ParameterizedTest
  @EnumSource
  void namesWhatIsBrokenAndTheRowsThatBreakIt(Tampering tampering) throws SQLException {
    var counterexamples = whileDone(tampering, InvariantScope.FULL);

    assertThat(counterexamples.keySet()).isEqualTo(tampering.broken);
    assertThat(counterexamples.values())
        .allMatch(count -> count >= 1 && count <= Finding.MAX_COUNTEREXAMPLES);
  }

  @ParameterizedTest
  @EnumSource
  void findsTheSameWhenItLooksAtWhatIsRecent(Tampering tampering) throws SQLException {
    shop.requireInvariants();

    var counterexamples = whileDone(tampering, InvariantScope.RECENT);

    assertThat(counterexamples.keySet()).isEqualTo(tampering.broken);
  }

  @Test
  void everyInvariantIsBrokenByOneOfTheseTests() {
    var report = instance.ports().invariants().check(InvariantScope.FULL);

    var names = report.findings().stream().map(Finding::name).collect(Collectors.toSet());
    var broken = new HashSet<String>();
    for (var tampering : Tampering.values()) {
      broken.addAll(tampering.broken);
    }

    assertThat(broken).isEqualTo(names);
  }

  /** Which invariants name how many rows, asked within the tamperer's own transaction. */
  private static Map<String, Integer> whileDone(Tampering tampering, InvariantScope scope)
      throws SQLException {
    try (var connection = database.dataSource().getConnection()) {
      connection.setAutoCommit(false);
      var jdbc = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
      jdbc.execute("SET LOCAL session_replication_role = replica");
      jdbc.queryForList(CHECKS, String.class).forEach(jdbc::execute);
      assertThat(jdbc.update(tampering.statementFor(placed, fulfilled, account))).isPositive();
      var invariants = new SqlInvariants(new Sql(jdbc), new AsItIs(), instance.invariantQueries());
      var counterexamples =
          invariants.check(scope).findings().stream()
              .filter(finding -> !finding.holds())
              .collect(Collectors.toMap(Finding::name, f -> f.counterexamples().size()));
      connection.rollback();
      return counterexamples;
    }
  }

  private static final String CHECKS =
      """
      SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname)
      FROM pg_constraint
      WHERE contype = 'c' AND connamespace = 'public'::regnamespace
      """;

  /** Work in the transaction that the test has begun already. */
  private static final class AsItIs implements Transactions {
    @Override
    public <T> T write(Supplier<T> work) {
      return work.get();
    }

    @Override
    public <T> T read(Supplier<T> work) {
      return work.get();
    }

    @Override
    public <T> T snapshot(Supplier<T> work) {
      return work.get();
    }
  }
}
