package dev.purser.wiring;

import dev.purser.application.catalog.CatalogFeature;
import dev.purser.application.catalog.CatalogKinds;
import dev.purser.application.credit.CreditBatches;
import dev.purser.application.credit.CreditFeature;
import dev.purser.application.credit.CreditKinds;
import dev.purser.application.credit.CreditSchedule;
import dev.purser.application.credit.HoldFeature;
import dev.purser.application.customer.CustomerFeature;
import dev.purser.application.customer.CustomerRules;
import dev.purser.application.inventory.InventoryFeature;
import dev.purser.application.inventory.InventoryKinds;
import dev.purser.application.ordering.OrderRules;
import dev.purser.application.ordering.OrderingKinds;
import dev.purser.application.shared.AuditLog;
import dev.purser.application.shared.Clock;
import dev.purser.application.shared.Ids;
import dev.purser.application.shared.SimpleWrites;
import dev.purser.application.shared.Transactions;
import dev.purser.application.shared.writepath.AnswerRetention;
import dev.purser.application.shared.writepath.CurrentResources;
import dev.purser.application.shared.writepath.IdempotencyRecords;
import dev.purser.application.shared.writepath.RefusalExplainer;
import dev.purser.application.shared.writepath.Registration;
import dev.purser.application.shared.writepath.WritePath;
import dev.purser.application.shared.writepath.WritePathObserver;
import dev.purser.application.shared.writepath.WritePathSettings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The features over their ports, and the write path with every feature's kinds. */
@Configuration(proxyBeanMethods = false)
class ApplicationWiring {

  /** What commands decide over; a new feature adds its kinds here. */
  @Bean
  Kinds kinds(
      CatalogKinds.Offers offers,
      InventoryKinds.Ports inventory,
      CreditKinds.Ports credit,
      OrderingKinds.Ports ordering,
      OrderRules orderRules) {
    var all = new ArrayList<Registration<?, ?>>();
    all.addAll(CatalogKinds.over(offers));
    all.addAll(InventoryKinds.over(inventory));
    all.addAll(CreditKinds.over(credit));
    all.addAll(OrderingKinds.over(ordering, orderRules));
    return new Kinds(all);
  }

  record Kinds(Collection<Registration<?, ?>> all) {}

  @Bean
  CurrentResources currentResources(
      OrderingKinds.Ports ordering,
      CreditKinds.Ports credit,
      InventoryKinds.Ports inventory,
      Clock clock) {
    return CurrentResources.of(
        List.of(
            OrderingKinds.current(ordering.orders()),
            CreditKinds.current(credit.transfers()),
            CreditKinds.current(credit.scheduledTransfers()),
            CreditKinds.current(credit, clock),
            CreditKinds.current(credit.transferBatches()),
            CreditKinds.current(credit.holds()),
            CreditKinds.current(credit.transfers(), credit.holds()),
            InventoryKinds.current(inventory.movements()),
            InventoryKinds.current(inventory.limitChanges(), inventory.items())));
  }

  /** What features add to refusals for whoever is refused; a new feature adds its own here. */
  @Bean
  RefusalExplainer refusalExplainer(CreditKinds.Ports credit, OrderingKinds.Ports ordering) {
    return RefusalExplainer.all(
        List.of(
            CreditKinds.explainer(credit.openHolds()), OrderingKinds.explainer(ordering.claims())));
  }

  @Bean(destroyMethod = "close")
  WritePath writePath(
      WritePathSettings settings,
      Kinds kinds,
      IdempotencyRecords records,
      CurrentResources currentResources,
      RefusalExplainer explainer,
      Transactions transactions,
      Clock clock,
      WritePathObserver observer) {
    return WritePath.start(
        settings,
        kinds.all(),
        records,
        currentResources,
        explainer,
        transactions,
        clock,
        System::nanoTime,
        observer);
  }

  @Bean
  AnswerRetention answerRetention(
      IdempotencyRecords records, Transactions transactions, Clock clock) {
    return new AnswerRetention(records, transactions, clock);
  }

  @Bean
  SimpleWrites simpleWrites(Transactions transactions, AuditLog audit, Clock clock, Ids ids) {
    return new SimpleWrites(transactions, audit, clock, ids);
  }

  @Bean
  CustomerFeature customerFeature(
      CustomerFeature.Ports ports,
      CustomerRules rules,
      CreditKinds.Ports credit,
      SimpleWrites writes,
      Transactions transactions,
      Clock clock,
      Ids ids) {
    return CustomerFeature.over(
        ports,
        rules,
        CreditFeature.accountOpening(credit.accounts(), ids),
        writes,
        transactions,
        clock,
        ids);
  }

  @Bean
  CatalogFeature catalogFeature(
      CatalogFeature.Ports ports,
      SimpleWrites writes,
      Transactions transactions,
      Clock clock,
      Ids ids) {
    return CatalogFeature.over(ports, writes, transactions, clock, ids);
  }

  @Bean
  InventoryFeature inventoryFeature(
      WritePath writePath,
      InventoryKinds.Ports ports,
      SimpleWrites writes,
      Transactions transactions,
      Clock clock,
      Ids ids) {
    return InventoryFeature.over(writePath, ports, writes, transactions, clock, ids);
  }

  @Bean
  CreditFeature creditFeature(
      WritePath writePath,
      CreditKinds.Ports ports,
      SimpleWrites writes,
      Transactions transactions,
      Clock clock,
      Ids ids) {
    return CreditFeature.over(writePath, ports, writes, transactions, clock, ids);
  }

  @Bean
  CreditSchedule creditSchedule(
      WritePath writePath,
      CreditKinds.Ports ports,
      Transactions transactions,
      Clock clock,
      Ids ids) {
    return CreditSchedule.over(writePath, ports.scheduledTransfers(), transactions, clock, ids);
  }

  @Bean
  CreditBatches creditBatches(
      WritePath writePath, CreditKinds.Ports ports, Transactions transactions, Ids ids) {
    return CreditBatches.over(writePath, ports.transferBatches(), transactions, ids);
  }

  @Bean
  HoldFeature holdFeature(
      WritePath writePath,
      CreditKinds.Ports ports,
      Transactions transactions,
      Clock clock,
      Ids ids) {
    return HoldFeature.over(writePath, ports, transactions, clock, ids);
  }
}
