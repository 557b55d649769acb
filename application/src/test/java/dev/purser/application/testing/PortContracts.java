package dev.purser.application.testing;

import static dev.purser.domain.shared.Amounts.credits;

import dev.purser.application.catalog.CategoriesContract;
import dev.purser.application.catalog.ImportsContract;
import dev.purser.application.catalog.OffersContract;
import dev.purser.application.catalog.ProductSearchContract;
import dev.purser.application.catalog.ProductsContract;
import dev.purser.application.catalog.ProductsInBulkContract;
import dev.purser.application.credit.AccountSearchContract;
import dev.purser.application.credit.AccountStanding;
import dev.purser.application.credit.AccountStatusChangesContract;
import dev.purser.application.credit.AccountsContract;
import dev.purser.application.credit.AccountsOfOwnersContract;
import dev.purser.application.credit.AssetsContract;
import dev.purser.application.credit.CreditKinds;
import dev.purser.application.credit.DueHoldsContract;
import dev.purser.application.credit.DueLotsContract;
import dev.purser.application.credit.EntriesContract;
import dev.purser.application.credit.HoldsContract;
import dev.purser.application.credit.HouseAccountsContract;
import dev.purser.application.credit.JournalContract;
import dev.purser.application.credit.ReversibleTransfersContract;
import dev.purser.application.credit.ScheduledTransfersContract;
import dev.purser.application.credit.TransferBatchesContract;
import dev.purser.application.credit.TransfersContract;
import dev.purser.application.customer.CredentialsContract;
import dev.purser.application.customer.CustomerSearchContract;
import dev.purser.application.customer.CustomersContract;
import dev.purser.application.customer.ExternalIdentitiesContract;
import dev.purser.application.customer.FormerCustomersContract;
import dev.purser.application.customer.MachineClientsContract;
import dev.purser.application.customer.PasswordsContract;
import dev.purser.application.customer.ProfilesContract;
import dev.purser.application.customer.SecretsContract;
import dev.purser.application.customer.SessionsContract;
import dev.purser.application.inventory.InventoryKinds;
import dev.purser.application.inventory.LocationsContract;
import dev.purser.application.inventory.StockItemsContract;
import dev.purser.application.inventory.StockLimitChangesContract;
import dev.purser.application.inventory.StockMovementsContract;
import dev.purser.application.inventory.StockRowsContract;
import dev.purser.application.ordering.BuyerTracesContract;
import dev.purser.application.ordering.DueOrdersContract;
import dev.purser.application.ordering.OrderEditsContract;
import dev.purser.application.ordering.OrderHistoryContract;
import dev.purser.application.ordering.OrderNumbersContract;
import dev.purser.application.ordering.OrderingKinds;
import dev.purser.application.ordering.OrdersContract;
import dev.purser.application.ordering.StockClaimsContract;
import dev.purser.application.shared.AuditLogContract;
import dev.purser.application.shared.ClockContract;
import dev.purser.application.shared.IdsContract;
import dev.purser.application.shared.TransactionsContract;
import dev.purser.application.shared.writepath.IdempotencyRecordsContract;
import dev.purser.application.shared.writepath.OutcomeType;
import dev.purser.domain.credit.AccountBuilder;
import dev.purser.domain.credit.Hold;
import dev.purser.domain.credit.HoldBuilder;
import dev.purser.domain.credit.HouseRole;
import dev.purser.domain.credit.LotBuilder;
import dev.purser.domain.credit.ScheduledTransfer;
import dev.purser.domain.credit.ScheduledTransferBuilder;
import dev.purser.domain.credit.Transfer;
import dev.purser.domain.credit.TransferBatch;
import dev.purser.domain.credit.TransferBatchBuilder;
import dev.purser.domain.credit.TransferBuilder;
import dev.purser.domain.credit.TransferId;
import dev.purser.domain.inventory.LocationCode;
import dev.purser.domain.inventory.MovementId;
import dev.purser.domain.inventory.MovementType;
import dev.purser.domain.inventory.StockItem;
import dev.purser.domain.inventory.StockItemBuilder;
import dev.purser.domain.inventory.StockKey;
import dev.purser.domain.inventory.StockMovement;
import dev.purser.domain.ordering.Adjustment;
import dev.purser.domain.ordering.LinePieces;
import dev.purser.domain.ordering.Order;
import dev.purser.domain.ordering.OrderBuilder;
import dev.purser.domain.ordering.OrderLife;
import dev.purser.domain.shared.FreshIds;
import dev.purser.domain.shared.Moments;
import dev.purser.domain.shared.Sku;
import java.util.List;
import org.junit.jupiter.api.Nested;

/**
 * The contracts of all output ports. A technology extends this once and says where its ports are;
 * they may keep what earlier tests have left. A new port gets its contract here.
 */
public abstract class PortContracts {
  /** The ports under test: the same ones as often as one test asks. */
  protected abstract Ports ports();

  @Nested
  class TheTransactions extends TransactionsContract {
    @Override
    protected Ports ports() {
      return PortContracts.this.ports();
    }
  }

  @Nested
  class TheClock extends ClockContract {
    @Override
    protected Ports ports() {
      return PortContracts.this.ports();
    }
  }

  @Nested
  class TheIds extends IdsContract {
    @Override
    protected Ports ports() {
      return PortContracts.this.ports();
    }
  }

  @Nested
  class TheCustomers extends CustomersContract {
    @Override
    protected Ports ports() {
      return PortContracts.this.ports();
    }
  }

  @Nested
  class ThePasswords extends PasswordsContract {
    @Override
    protected Ports ports() {
      return PortContracts.this.ports();
    }
  }

  @Nested
  class TheSessions extends SessionsContract {
    @Override
    protected Ports ports() {
      return PortContracts.this.ports();
    }
  }

  @Nested
  class TheMachineClients extends MachineClientsContract {
    @Override
    protected Ports ports() {
      return PortContracts.this.ports();
    }
  }

  @Nested
  class TheCredentials extends CredentialsContract {
    @Override
    protected Ports ports() {
      return PortContracts.this.ports();
    }
  }

  @Nested
  class TheFormerCustomers extends FormerCustomersContract {
    @Override
    protected Ports ports() {
      return PortContracts.this.ports();
    }
  }

  @Nested
  class TheCustomerSearch extends CustomerSearchContract {
    @Override
    protected Ports ports() {
      return PortContracts.this.ports();
    }
  }

  @Nested
  class TheProfiles extends ProfilesContract {
    @Override
    protected Ports ports() {
      return PortContracts.this.ports();
    }
  }

  @Nested
  class TheAuditLog extends AuditLogContract {
    @Override
    protected Ports ports() {
      return PortContracts.this.ports();
    }
  }

  @Nested
  class TheBuyerTraces extends BuyerTracesContract {
    @Override
    protected Ports ports() {
      return PortContracts.this.ports();
    }
  }

  @Nested
  class TheExternalIdentities extends ExternalIdentitiesContract {
    @Override
    protected Ports ports() {
      return PortContracts.this.ports();
    }
  }

  @Nested
  class TheSecrets extends SecretsContract {
    @Override
    protected Ports ports() {
      return PortContracts.this.ports();
    }
  }

  @Nested
  class TheProducts extends ProductsContract {
    @Override
    protected Ports ports() {
      return PortContracts.this.ports();
    }
  }

  @Nested
  class TheSearchForProducts extends ProductSearchContract {
    @Override
    protected Ports ports() {
      return PortContracts.this.ports();
    }
  }

  @Nested
  class TheProductsInBulk extends ProductsInBulkContract {
    @Override
    protected Ports ports() {
      return PortContracts.this.ports();
    }
  }

  @Nested
  class TheCategories extends CategoriesContract {
    @Override
    protected Ports ports() {
      return PortContracts.this.ports();
    }
  }

  @Nested
  class TheImports extends ImportsContract {
    @Override
    protected Ports ports() {
      return PortContracts.this.ports();
    }
  }

  @Nested
  class TheOffers extends OffersContract {
    @Override
    protected Ports ports() {
      return PortContracts.this.ports();
    }
  }

  @Nested
  class TheLocations extends LocationsContract {
    @Override
    protected Ports ports() {
      return PortContracts.this.ports();
    }
  }

  @Nested
  class TheStockLimitChanges extends StockLimitChangesContract {
    @Override
    protected Ports ports() {
      return PortContracts.this.ports();
    }
  }

  @Nested
  class TheStockRows extends StockRowsContract {
    @Override
    protected Ports ports() {
      return PortContracts.this.ports();
    }
  }

  @Nested
  class TheStockItems extends StockItemsContract {
    @Override
    protected Ports ports() {
      return PortContracts.this.ports();
    }
  }

  @Nested
  class TheStockMovements extends StockMovementsContract {
    @Override
    protected Ports ports() {
      return PortContracts.this.ports();
    }
  }

  @Nested
  class TheAssets extends AssetsContract {
    @Override
    protected Ports ports() {
      return PortContracts.this.ports();
    }
  }

  @Nested
  class TheAccounts extends AccountsContract {
    @Override
    protected Ports ports() {
      return PortContracts.this.ports();
    }
  }

  @Nested
  class TheSearchForAccounts extends AccountSearchContract {
    @Override
    protected Ports ports() {
      return PortContracts.this.ports();
    }
  }

  @Nested
  class TheAccountStatusChanges extends AccountStatusChangesContract {
    @Override
    protected Ports ports() {
      return PortContracts.this.ports();
    }
  }

  @Nested
  class TheAccountsOfOwners extends AccountsOfOwnersContract {
    @Override
    protected Ports ports() {
      return PortContracts.this.ports();
    }
  }

  @Nested
  class TheHouseAccounts extends HouseAccountsContract {
    @Override
    protected Ports ports() {
      return PortContracts.this.ports();
    }
  }

  @Nested
  class TheDueLots extends DueLotsContract {
    @Override
    protected Ports ports() {
      return PortContracts.this.ports();
    }
  }

  @Nested
  class TheDueHolds extends DueHoldsContract {
    @Override
    protected Ports ports() {
      return PortContracts.this.ports();
    }
  }

  @Nested
  class TheHolds extends HoldsContract {
    @Override
    protected Ports ports() {
      return PortContracts.this.ports();
    }
  }

  @Nested
  class TheTransfers extends TransfersContract {
    @Override
    protected Ports ports() {
      return PortContracts.this.ports();
    }
  }

  @Nested
  class TheReversibleTransfers extends ReversibleTransfersContract {
    @Override
    protected Ports ports() {
      return PortContracts.this.ports();
    }
  }

  @Nested
  class TheEntries extends EntriesContract {
    @Override
    protected Ports ports() {
      return PortContracts.this.ports();
    }
  }

  @Nested
  class TheJournal extends JournalContract {
    @Override
    protected Ports ports() {
      return PortContracts.this.ports();
    }
  }

  @Nested
  class TheScheduledTransfers extends ScheduledTransfersContract {
    @Override
    protected Ports ports() {
      return PortContracts.this.ports();
    }
  }

  @Nested
  class TheTransferBatches extends TransferBatchesContract {
    @Override
    protected Ports ports() {
      return PortContracts.this.ports();
    }
  }

  @Nested
  class TheOrders extends OrdersContract {
    @Override
    protected Ports ports() {
      return PortContracts.this.ports();
    }
  }

  @Nested
  class TheOrderEdits extends OrderEditsContract {
    @Override
    protected Ports ports() {
      return PortContracts.this.ports();
    }
  }

  @Nested
  class TheOrderHistory extends OrderHistoryContract {
    @Override
    protected Ports ports() {
      return PortContracts.this.ports();
    }
  }

  @Nested
  class TheDueOrders extends DueOrdersContract {
    @Override
    protected Ports ports() {
      return PortContracts.this.ports();
    }
  }

  @Nested
  class TheStockClaims extends StockClaimsContract {
    @Override
    protected Ports ports() {
      return PortContracts.this.ports();
    }
  }

  @Nested
  class TheOrderNumbers extends OrderNumbersContract {
    @Override
    protected Ports ports() {
      return PortContracts.this.ports();
    }
  }

  @Nested
  class TheRecordsOfOrders extends IdempotencyRecordsContract<Order> {
    @Override
    protected Ports ports() {
      return PortContracts.this.ports();
    }

    @Override
    protected OutcomeType<Order> outcomeType() {
      return OrderingKinds.ORDER;
    }

    @Override
    protected Order outcome() {
      var shipped =
          OrderBuilder.anOrder()
              .shippedTo(PortsContract.UNICODE_ADDRESS)
              .with(PortsContract.UNICODE_ATTRIBUTES)
              .with(new Adjustment(Adjustment.Kind.FEE, "gift", PortsContract.UNICODE, credits(1)))
              .fulfilled();
      var back = List.of(new LinePieces(shipped.lines().getFirst().id(), LocationCode.MAIN, 1));
      return OrderLife.returned(shipped, back, PortsContract.UNICODE, Moments.EVENING);
    }
  }

  @Nested
  class TheRecordsOfTransfers extends IdempotencyRecordsContract<Transfer> {
    @Override
    protected Ports ports() {
      return PortContracts.this.ports();
    }

    @Override
    protected OutcomeType<Transfer> outcomeType() {
      return CreditKinds.TRANSFER;
    }

    @Override
    protected Transfer outcome() {
      return TransferBuilder.aTransfer()
          .because(PortsContract.UNICODE)
          .with(PortsContract.UNICODE_ATTRIBUTES)
          .build();
    }
  }

  @Nested
  class TheRecordsOfScheduledTransfers extends IdempotencyRecordsContract<ScheduledTransfer> {
    @Override
    protected Ports ports() {
      return PortContracts.this.ports();
    }

    @Override
    protected OutcomeType<ScheduledTransfer> outcomeType() {
      return CreditKinds.SCHEDULED_TRANSFER;
    }

    @Override
    protected ScheduledTransfer outcome() {
      return ScheduledTransferBuilder.aScheduledTransfer()
          .called(PortsContract.UNICODE)
          .with(PortsContract.UNICODE_ATTRIBUTES)
          .build()
          .done(new TransferId(FreshIds.next()), Moments.EVENING);
    }
  }

  @Nested
  class TheRecordsOfHolds extends IdempotencyRecordsContract<Hold> {
    @Override
    protected Ports ports() {
      return PortContracts.this.ports();
    }

    @Override
    protected OutcomeType<Hold> outcomeType() {
      return CreditKinds.HOLD;
    }

    @Override
    protected Hold outcome() {
      return HoldBuilder.aHold()
          .settingAside(LotBuilder.aLot(5).until(Moments.EVENING).build(), 5)
          .until(Moments.EVENING)
          .called(PortsContract.UNICODE)
          .build();
    }
  }

  @Nested
  class TheRecordsOfAccounts extends IdempotencyRecordsContract<AccountStanding> {
    @Override
    protected Ports ports() {
      return PortContracts.this.ports();
    }

    @Override
    protected OutcomeType<AccountStanding> outcomeType() {
      return CreditKinds.ACCOUNT;
    }

    @Override
    protected AccountStanding outcome() {
      var overdrawn = AccountBuilder.anAccount().withOverdraft(credits(5)).frozen().build();
      return AccountStanding.of(overdrawn, PortsContract.UNICODE, Moments.EVENING);
    }
  }

  @Nested
  class TheRecordsOfAccountsOfTheHouse extends IdempotencyRecordsContract<AccountStanding> {
    @Override
    protected Ports ports() {
      return PortContracts.this.ports();
    }

    @Override
    protected OutcomeType<AccountStanding> outcomeType() {
      return CreditKinds.ACCOUNT;
    }

    @Override
    protected AccountStanding outcome() {
      return AccountStanding.of(AccountBuilder.aHouseAccount(HouseRole.GENERAL, -7));
    }
  }

  @Nested
  class TheRecordsOfTransferBatches extends IdempotencyRecordsContract<TransferBatch> {
    @Override
    protected Ports ports() {
      return PortContracts.this.ports();
    }

    @Override
    protected OutcomeType<TransferBatch> outcomeType() {
      return CreditKinds.TRANSFER_BATCH;
    }

    @Override
    protected TransferBatch outcome() {
      return TransferBatchBuilder.aTransferBatch()
          .made(TransferBuilder.aTransfer().called(PortsContract.UNICODE).build())
          .made(TransferBuilder.aTransfer().with(PortsContract.UNICODE_ATTRIBUTES).build())
          .build();
    }
  }

  @Nested
  class TheRecordsOfStockMovements extends IdempotencyRecordsContract<StockMovement> {
    @Override
    protected Ports ports() {
      return PortContracts.this.ports();
    }

    @Override
    protected OutcomeType<StockMovement> outcomeType() {
      return InventoryKinds.MOVEMENT;
    }

    @Override
    protected StockMovement outcome() {
      return new StockMovement(
          new MovementId(FreshIds.next()),
          new StockKey(new Sku("tea"), LocationCode.MAIN),
          MovementType.TRANSFER,
          1_000_000,
          PortsContract.UNICODE,
          PortsContract.UNICODE,
          FreshIds.next(),
          new StockMovement.OtherSide(
              new MovementId(FreshIds.next()), new LocationCode("ELSEWHERE")),
          Moments.EVENING);
    }
  }

  @Nested
  class TheRecordsOfStockItems extends IdempotencyRecordsContract<StockItem> {
    @Override
    protected Ports ports() {
      return PortContracts.this.ports();
    }

    @Override
    protected OutcomeType<StockItem> outcomeType() {
      return InventoryKinds.STOCK_ITEM;
    }

    @Override
    protected StockItem outcome() {
      return StockItemBuilder.aStockItem().with(7).allocated(9).backorderingUpTo(5).build();
    }
  }
}
