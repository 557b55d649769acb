package dev.purser.application.testing;

import dev.purser.application.catalog.CatalogFeature;
import dev.purser.application.catalog.CatalogKinds;
import dev.purser.application.credit.CreditBatches;
import dev.purser.application.credit.CreditFeature;
import dev.purser.application.credit.CreditKinds;
import dev.purser.application.credit.CreditSchedule;
import dev.purser.application.credit.HoldFeature;
import dev.purser.application.customer.CustomerCare;
import dev.purser.application.customer.CustomerFeature;
import dev.purser.application.customer.CustomerRules;
import dev.purser.application.inventory.InventoryFeature;
import dev.purser.application.inventory.InventoryKinds;
import dev.purser.application.ordering.OrderPricing;
import dev.purser.application.ordering.OrderRules;
import dev.purser.application.ordering.OrderingFeature;
import dev.purser.application.ordering.OrderingKinds;
import dev.purser.application.ordering.StockExplanationQueries;
import dev.purser.application.shared.AuditQueries;
import dev.purser.application.shared.InvariantQueries;
import dev.purser.application.shared.writepath.CurrentResources;
import dev.purser.application.shared.writepath.Inquiries;
import dev.purser.application.shared.writepath.RefusalExplainer;
import dev.purser.application.shared.writepath.Registration;
import dev.purser.application.shared.writepath.WritePath;
import dev.purser.application.shared.writepath.WritePathObserver;
import dev.purser.application.shared.writepath.WritePathSettings;
import dev.purser.domain.customer.PasswordPolicy;
import dev.purser.domain.customer.RestorePeriod;
import dev.purser.domain.inventory.FewestLocations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The whole application over some ports, as its callers see it. */
public record Shop(
    CustomerFeature customers,
    CustomerCare customerCare,
    CatalogFeature catalog,
    InventoryFeature inventory,
    CreditFeature credit,
    CreditSchedule schedule,
    CreditBatches batches,
    HoldFeature holds,
    OrderingFeature ordering,
    StockExplanationQueries stockExplanations,
    InvariantQueries invariants,
    AuditQueries audit,
    AutoCloseable running)
    implements AutoCloseable {

  /**
   * Rules that tests can keep in mind: one common password, and thirty days for second thoughts.
   */
  public static final CustomerRules RULES =
      new CustomerRules(
          new PasswordPolicy(List.of("password")), new RestorePeriod(Duration.ofDays(30)));

  /** The catalogue's prices, as few locations as will do, and a quarter of an hour. */
  public static final OrderRules ORDER_RULES =
      new OrderRules(OrderPricing.ofCatalogue(), new FewestLocations(), Duration.ofMinutes(15));

  public static Shop over(Ports ports) {
    return over(ports, WritePathSettings.DEFAULT);
  }

  public static Shop over(Ports ports, WritePathSettings settings) {
    return over(ports, settings, ORDER_RULES);
  }

  /** Starts a write path of its own, which closing stops. */
  public static Shop over(Ports ports, WritePathSettings settings, OrderRules orderRules) {
    var kinds = kinds(ports, orderRules);
    var path = writePath(ports, settings, kinds);
    var inquiries =
        Inquiries.start(settings, kinds, explainer(ports), ports.transactions(), ports.clock());
    var transactions = ports.transactions();
    var ids = ports.ids();
    var writes = ports.writes();
    return new Shop(
        CustomerFeature.over(
            ports.customer(),
            RULES,
            CreditFeature.accountOpening(ports.credit().accounts(), ids),
            writes,
            transactions,
            ports.clock(),
            ids),
        CustomerCare.over(
            ports.customer(),
            RULES,
            new CustomerCare.Told(
                CreditFeature.accountMarking(ports.credit().accounts()),
                OrderingFeature.buyerForgetting(
                    ports.buyerTraces(), ports.records(), ports.clock())),
            writes,
            transactions,
            ports.clock(),
            ids),
        CatalogFeature.over(ports.catalog(), writes, transactions, ports.clock(), ids),
        InventoryFeature.over(path, ports.inventory(), writes, transactions, ports.clock(), ids),
        CreditFeature.over(path, ports.credit(), writes, transactions, ports.clock(), ids),
        CreditSchedule.over(
            path, ports.credit().scheduledTransfers(), transactions, ports.clock(), ids),
        CreditBatches.over(path, ports.credit().transferBatches(), transactions, ids),
        HoldFeature.over(path, ports.credit(), transactions, ports.clock(), ids),
        OrderingFeature.over(
            path, inquiries, ports.ordering(), orderRules, transactions, ports.clock(), ids),
        OrderingFeature.stockExplanations(
            ports.stockRows(), ports.stockItems(), ports.ordering().claims(), transactions),
        InvariantQueries.over(ports.invariants()),
        AuditQueries.over(ports.audit(), transactions),
        new Running(path, inquiries));
  }

  /** What of a shop is at work, for tests of parts of it. */
  public record Running(WritePath path, Inquiries inquiries) implements AutoCloseable {
    @Override
    public void close() {
      inquiries.close();
      path.close();
    }
  }

  /** The same shop, but for what it does with credits; closing it stops nothing. */
  public Shop with(CreditFeature otherCredit) {
    return new Shop(
        customers,
        customerCare,
        catalog,
        inventory,
        otherCredit,
        schedule,
        batches,
        holds,
        ordering,
        stockExplanations,
        invariants,
        audit,
        () -> {});
  }

  /** The same shop, but for what it does with orders; closing it stops nothing. */
  public Shop with(OrderingFeature otherOrdering) {
    return new Shop(
        customers,
        customerCare,
        catalog,
        inventory,
        credit,
        schedule,
        batches,
        holds,
        otherOrdering,
        stockExplanations,
        invariants,
        audit,
        () -> {});
  }

  @Override
  public void close() {
    try {
      running.close();
    } catch (Exception unforeseen) {
      throw new IllegalStateException(unforeseen);
    }
  }

  private static List<Registration<?, ?>> kinds(Ports ports, OrderRules orderRules) {
    var kinds = new ArrayList<Registration<?, ?>>(CatalogKinds.over(ports.offers()));
    kinds.addAll(InventoryKinds.over(ports.inventory()));
    kinds.addAll(CreditKinds.over(ports.credit()));
    kinds.addAll(OrderingKinds.over(ports.ordering(), orderRules));
    return kinds;
  }

  private static WritePath writePath(
      Ports ports, WritePathSettings settings, List<Registration<?, ?>> kinds) {
    var current =
        CurrentResources.of(
            List.of(
                OrderingKinds.current(ports.orders()),
                CreditKinds.current(ports.credit().transfers()),
                CreditKinds.current(ports.credit().scheduledTransfers()),
                CreditKinds.current(ports.credit(), ports.clock()),
                CreditKinds.current(ports.credit().transferBatches()),
                CreditKinds.current(ports.credit().holds()),
                CreditKinds.current(ports.credit().transfers(), ports.credit().holds()),
                InventoryKinds.current(ports.stockMovements()),
                InventoryKinds.current(ports.inventory().limitChanges(), ports.stockItems())));
    return WritePath.start(
        settings,
        kinds,
        ports.records(),
        current,
        explainer(ports),
        ports.transactions(),
        ports.clock(),
        System::nanoTime,
        WritePathObserver.NONE);
  }

  private static RefusalExplainer explainer(Ports ports) {
    return RefusalExplainer.all(
        List.of(
            CreditKinds.explainer(ports.credit().openHolds()),
            OrderingKinds.explainer(ports.ordering().claims())));
  }
}
