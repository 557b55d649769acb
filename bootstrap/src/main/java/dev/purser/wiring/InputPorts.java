package dev.purser.wiring;

import dev.purser.application.catalog.CatalogFeature;
import dev.purser.application.catalog.CategorizeProduct;
import dev.purser.application.catalog.CreateCategory;
import dev.purser.application.catalog.CreateProduct;
import dev.purser.application.catalog.EditProduct;
import dev.purser.application.catalog.ImportProducts;
import dev.purser.application.catalog.ProductQueries;
import dev.purser.application.credit.AvailabilityQueries;
import dev.purser.application.credit.CancelScheduledTransfer;
import dev.purser.application.credit.CaptureHold;
import dev.purser.application.credit.ChangeAccountStatus;
import dev.purser.application.credit.CreateAsset;
import dev.purser.application.credit.CreditBatches;
import dev.purser.application.credit.CreditFeature;
import dev.purser.application.credit.CreditKinds;
import dev.purser.application.credit.CreditQueries;
import dev.purser.application.credit.CreditSchedule;
import dev.purser.application.credit.EntryQueries;
import dev.purser.application.credit.ExpireHolds;
import dev.purser.application.credit.ExpireLots;
import dev.purser.application.credit.GrantCredits;
import dev.purser.application.credit.HoldCredits;
import dev.purser.application.credit.HoldFeature;
import dev.purser.application.credit.HoldQueries;
import dev.purser.application.credit.OpenAccount;
import dev.purser.application.credit.ReverseTransfer;
import dev.purser.application.credit.RunScheduledTransfers;
import dev.purser.application.credit.ScheduleTransfer;
import dev.purser.application.credit.ScheduledTransferQueries;
import dev.purser.application.credit.TransferBatchQueries;
import dev.purser.application.credit.TransferCredits;
import dev.purser.application.credit.TransferInBatch;
import dev.purser.application.credit.VoidHold;
import dev.purser.application.customer.AppointFirstAdmin;
import dev.purser.application.customer.CustomerFeature;
import dev.purser.application.customer.CustomerQueries;
import dev.purser.application.customer.ForgetSessions;
import dev.purser.application.customer.IdentifyMachine;
import dev.purser.application.customer.IdentifyPerson;
import dev.purser.application.customer.ManageMachineClients;
import dev.purser.application.customer.SignIn;
import dev.purser.application.customer.SignUp;
import dev.purser.application.inventory.CreateLocation;
import dev.purser.application.inventory.EditLocation;
import dev.purser.application.inventory.InventoryFeature;
import dev.purser.application.inventory.LimitStock;
import dev.purser.application.inventory.MoveStock;
import dev.purser.application.inventory.StockQueries;
import dev.purser.application.ordering.CancelOrder;
import dev.purser.application.ordering.ConfirmOrder;
import dev.purser.application.ordering.EditOrder;
import dev.purser.application.ordering.ExpireOrders;
import dev.purser.application.ordering.FulfilOrder;
import dev.purser.application.ordering.OrderQueries;
import dev.purser.application.ordering.OrderingFeature;
import dev.purser.application.ordering.OrderingKinds;
import dev.purser.application.ordering.PlaceOrder;
import dev.purser.application.ordering.QuoteOrder;
import dev.purser.application.ordering.ReturnOrder;
import dev.purser.application.shared.AuditLog;
import dev.purser.application.shared.AuditQueries;
import dev.purser.application.shared.Clock;
import dev.purser.application.shared.InvariantQueries;
import dev.purser.application.shared.Invariants;
import dev.purser.application.shared.Transactions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The input ports one by one, for the controllers and the demonstration shop. */
@Configuration(proxyBeanMethods = false)
class InputPorts {
  @Bean
  SignUp signUp(CustomerFeature feature) {
    return feature.signUp();
  }

  @Bean
  CustomerQueries customerQueries(CustomerFeature feature) {
    return feature.queries();
  }

  @Bean
  SignIn signIn(CustomerFeature feature) {
    return feature.signIn();
  }

  @Bean
  AppointFirstAdmin appointFirstAdmin(CustomerFeature feature) {
    return feature.appointFirstAdmin();
  }

  @Bean
  IdentifyPerson identifyPerson(CustomerFeature feature) {
    return feature.identifyPerson();
  }

  @Bean
  IdentifyMachine identifyMachine(CustomerFeature feature) {
    return feature.identifyMachine();
  }

  @Bean
  ManageMachineClients manageMachineClients(CustomerFeature feature) {
    return feature.manageMachineClients();
  }

  @Bean
  ForgetSessions forgetSessions(CustomerFeature feature) {
    return feature.forgetSessions();
  }

  @Bean
  CreateProduct createProduct(CatalogFeature feature) {
    return feature.createProduct();
  }

  @Bean
  EditProduct editProduct(CatalogFeature feature) {
    return feature.editProduct();
  }

  @Bean
  CategorizeProduct categorizeProduct(CatalogFeature feature) {
    return feature.categorizeProduct();
  }

  @Bean
  CreateCategory createCategory(CatalogFeature feature) {
    return feature.createCategory();
  }

  @Bean
  ImportProducts importProducts(CatalogFeature feature) {
    return feature.importProducts();
  }

  @Bean
  ProductQueries productQueries(CatalogFeature feature) {
    return feature.queries();
  }

  @Bean
  MoveStock moveStock(InventoryFeature feature) {
    return feature.moveStock();
  }

  @Bean
  LimitStock limitStock(InventoryFeature feature) {
    return feature.limitStock();
  }

  @Bean
  CreateLocation createLocation(InventoryFeature feature) {
    return feature.createLocation();
  }

  @Bean
  EditLocation editLocation(InventoryFeature feature) {
    return feature.editLocation();
  }

  @Bean
  StockQueries stockQueries(InventoryFeature feature) {
    return feature.queries();
  }

  @Bean
  CreateAsset createAsset(CreditFeature feature) {
    return feature.createAsset();
  }

  @Bean
  OpenAccount openAccount(CreditFeature feature) {
    return feature.openAccount();
  }

  @Bean
  ChangeAccountStatus changeAccountStatus(CreditFeature feature) {
    return feature.changeAccountStatus();
  }

  @Bean
  GrantCredits grantCredits(CreditFeature feature) {
    return feature.grantCredits();
  }

  @Bean
  TransferCredits transferCredits(CreditFeature feature) {
    return feature.transferCredits();
  }

  @Bean
  ReverseTransfer reverseTransfer(CreditFeature feature) {
    return feature.reverseTransfer();
  }

  @Bean
  CreditQueries creditQueries(CreditFeature feature) {
    return feature.queries();
  }

  @Bean
  AvailabilityQueries availabilityQueries(
      CreditKinds.Ports ports,
      OrderingKinds.Ports ordering,
      Transactions transactions,
      Clock clock) {
    var deadlines = OrderingFeature.holdDeadlines(ordering.orders());
    return AvailabilityQueries.over(ports, deadlines, transactions, clock);
  }

  @Bean
  EntryQueries entryQueries(CreditFeature feature) {
    return feature.entries();
  }

  @Bean
  ExpireLots expireLots(CreditFeature feature) {
    return feature.expireLots();
  }

  @Bean
  ScheduleTransfer scheduleTransfer(CreditSchedule schedule) {
    return schedule.scheduleTransfer();
  }

  @Bean
  CancelScheduledTransfer cancelScheduledTransfer(CreditSchedule schedule) {
    return schedule.cancelScheduledTransfer();
  }

  @Bean
  RunScheduledTransfers runScheduledTransfers(CreditSchedule schedule) {
    return schedule.runScheduledTransfers();
  }

  @Bean
  ScheduledTransferQueries scheduledTransferQueries(CreditSchedule schedule) {
    return schedule.queries();
  }

  @Bean
  TransferInBatch transferInBatch(CreditBatches batches) {
    return batches.transferInBatch();
  }

  @Bean
  TransferBatchQueries transferBatchQueries(CreditBatches batches) {
    return batches.queries();
  }

  @Bean
  HoldCredits holdCredits(HoldFeature feature) {
    return feature.holdCredits();
  }

  @Bean
  CaptureHold captureHold(HoldFeature feature) {
    return feature.captureHold();
  }

  @Bean
  VoidHold voidHold(HoldFeature feature) {
    return feature.voidHold();
  }

  @Bean
  ExpireHolds expireHolds(HoldFeature feature) {
    return feature.expireHolds();
  }

  @Bean
  HoldQueries holdQueries(HoldFeature feature) {
    return feature.queries();
  }

  @Bean
  PlaceOrder placeOrder(OrderingFeature feature) {
    return feature.placeOrder();
  }

  @Bean
  QuoteOrder quoteOrder(OrderingFeature feature) {
    return feature.quoteOrder();
  }

  @Bean
  ConfirmOrder confirmOrder(OrderingFeature feature) {
    return feature.confirmOrder();
  }

  @Bean
  EditOrder editOrder(OrderingFeature feature) {
    return feature.editOrder();
  }

  @Bean
  FulfilOrder fulfilOrder(OrderingFeature feature) {
    return feature.fulfilOrder();
  }

  @Bean
  CancelOrder cancelOrder(OrderingFeature feature) {
    return feature.cancelOrder();
  }

  @Bean
  ReturnOrder returnOrder(OrderingFeature feature) {
    return feature.returnOrder();
  }

  @Bean
  ExpireOrders expireOrders(OrderingFeature feature) {
    return feature.expireOrders();
  }

  @Bean
  OrderQueries orderQueries(OrderingFeature feature) {
    return feature.queries();
  }

  @Bean
  AuditQueries auditQueries(AuditLog audit, Transactions transactions) {
    return AuditQueries.over(audit, transactions);
  }

  @Bean
  InvariantQueries invariantQueries(Invariants invariants) {
    return InvariantQueries.over(invariants);
  }
}
