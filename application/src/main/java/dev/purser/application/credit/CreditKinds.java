package dev.purser.application.credit;

import dev.purser.application.credit.AccountsOfOwners.OwnerAsset;
import dev.purser.application.credit.Entries.EntryKey;
import dev.purser.application.credit.HouseAccounts.AssetRole;
import dev.purser.application.credit.TransferReferences.CallerReference;
import dev.purser.application.shared.Actor;
import dev.purser.application.shared.Clock;
import dev.purser.application.shared.Right;
import dev.purser.application.shared.writepath.Changes;
import dev.purser.application.shared.writepath.Command;
import dev.purser.application.shared.writepath.Kind;
import dev.purser.application.shared.writepath.Needs;
import dev.purser.application.shared.writepath.OutcomeType;
import dev.purser.application.shared.writepath.RefusalExplainer;
import dev.purser.application.shared.writepath.Registration;
import dev.purser.application.shared.writepath.ResourceReader;
import dev.purser.application.shared.writepath.Source;
import dev.purser.application.shared.writepath.WorkingSet;
import dev.purser.domain.credit.Account;
import dev.purser.domain.credit.AccountId;
import dev.purser.domain.credit.AccountStatusChange;
import dev.purser.domain.credit.Asset;
import dev.purser.domain.credit.Capture;
import dev.purser.domain.credit.CustomerAccount;
import dev.purser.domain.credit.Entry;
import dev.purser.domain.credit.Hold;
import dev.purser.domain.credit.HoldId;
import dev.purser.domain.credit.HoldStatus;
import dev.purser.domain.credit.HouseAccount;
import dev.purser.domain.credit.HousePosting;
import dev.purser.domain.credit.HouseRole;
import dev.purser.domain.credit.Ledger;
import dev.purser.domain.credit.LotEntry;
import dev.purser.domain.credit.Reversible;
import dev.purser.domain.credit.ScheduledTransfer;
import dev.purser.domain.credit.ScheduledTransferId;
import dev.purser.domain.credit.Transfer;
import dev.purser.domain.credit.TransferBatch;
import dev.purser.domain.credit.TransferBatchId;
import dev.purser.domain.credit.TransferId;
import dev.purser.domain.shared.AssetCode;
import dev.purser.domain.shared.IdSeries;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/** What of the ledger commands decide over. */
public final class CreditKinds {
  public static final Kind<OwnerAsset, AccountId> ACCOUNTS_OF_OWNERS =
      new Kind<>("account of owner", 150, 0);

  /** What was moved earlier, which never changes. */
  public static final Kind<TransferId, Transfer> PAST_TRANSFERS =
      new Kind<>("past transfer", 160, 0);

  public static final Kind<AssetCode, Asset> ASSETS = new Kind<>("asset", 145, 0);

  /** Read before any lock, so that it is known which accounts a hold is under. */
  public static final Kind<HoldId, PartiesOfHolds.Parties> PARTIES_OF_HOLDS =
      new Kind<>("parties of hold", 155, 0);

  /** Those that a command names; the house's among them are not locked. */
  public static final Kind<AccountId, Account> ACCOUNTS = new Kind<>("account", 400, 400);

  /** The same as {@link #ACCOUNTS_OF_OWNERS}, for whoever has locked one of the owner's. */
  public static final Kind<OwnerAsset, AccountId> ACCOUNTS_OF_LOCKED_OWNERS =
      new Kind<>("account of locked owner", 405, 0);

  public static final Kind<AssetRole, HouseAccount> HOUSE_ACCOUNTS =
      new Kind<>("house account", 410, 0);
  public static final Kind<AccountId, HoldId> HOLDS_TO_ACCOUNTS =
      new Kind<>("hold to account", 415, 0);
  public static final Kind<HoldId, Hold> HOLDS = new Kind<>("hold", 420, 420);
  public static final Kind<TransferId, Reversible> REVERSIBLE_TRANSFERS =
      new Kind<>("reversible transfer", 425, 0);
  public static final Kind<CallerReference, TransferId> TRANSFER_REFERENCES =
      new Kind<>("transfer reference", 430, 0);

  public static final Kind<UUID, AccountStatusChange> ACCOUNT_STATUS_CHANGES =
      new Kind<>("account status change", 0, 405);

  // Nobody else puts these among changes, so that no transfer is made without its journal item.
  private static final Kind<TransferId, Transfer> TRANSFERS = new Kind<>("transfer", 0, 440);
  private static final Kind<EntryKey, Entry> ENTRIES = new Kind<>("entry", 0, 450);
  private static final Kind<LotEntry, LotEntry> LOT_ENTRIES = new Kind<>("lot entry", 0, 455);

  /** After all other locks and before the house's accounts, since a head is locked for it. */
  private static final Kind<TransferId, JournalItem> JOURNAL =
      new Kind<>("journal item", 0, Integer.MAX_VALUE - 1);

  /** Locked before the accounts that a run of one moves between. */
  public static final Kind<ScheduledTransferId, ScheduledTransfer> SCHEDULED_TRANSFERS =
      new Kind<>("scheduled transfer", 350, 490);

  public static final Kind<TransferBatchId, TransferBatch> TRANSFER_BATCHES =
      new Kind<>("transfer batch", 0, 470);

  /** Written after everything else, because everybody touches the house's accounts. */
  private static final Kind<HousePosting, HousePosting> HOUSE_POSTINGS =
      new Kind<>("house posting", 0, Integer.MAX_VALUE);

  public static final OutcomeType<Transfer> TRANSFER =
      new OutcomeType<>("transfer", 1, Transfer.class);
  public static final OutcomeType<ScheduledTransfer> SCHEDULED_TRANSFER =
      new OutcomeType<>("scheduled-transfer", 1, ScheduledTransfer.class);

  /** Version 1 was of holds whose credits were never refunded, as is that of {@link #CAPTURE}. */
  public static final OutcomeType<Hold> HOLD = new OutcomeType<>("hold", 2, Hold.class);

  public static final OutcomeType<Capture> CAPTURE = new OutcomeType<>("capture", 2, Capture.class);

  public static final OutcomeType<AccountStanding> ACCOUNT =
      new OutcomeType<>("account", 1, AccountStanding.class);
  public static final OutcomeType<TransferBatch> TRANSFER_BATCH =
      new OutcomeType<>("transfer-batch", 1, TransferBatch.class);

  private CreditKinds() {}

  /** The ports of the ledger that the write path drives. */
  public record Ports(
      Assets assets,
      Accounts accounts,
      AccountSearch accountSearch,
      AccountsOfOwners accountsOfOwners,
      HouseAccounts houseAccounts,
      HoldsToAccounts holdsToAccounts,
      AccountStatusChanges accountStatusChanges,
      Holds holds,
      OpenHolds openHolds,
      PartiesOfHolds partiesOfHolds,
      DueHolds dueHolds,
      Transfers transfers,
      ReversibleTransfers reversibleTransfers,
      TransferReferences transferReferences,
      Entries entries,
      LotEntries lotEntries,
      DueLots dueLots,
      Journal journal,
      ScheduledTransfers scheduledTransfers,
      TransferBatches transferBatches,
      HousePostings housePostings) {}

  /** What tells whoever is short of credits why. */
  public static RefusalExplainer explainer(OpenHolds openHolds) {
    return new ExplainingRefusals(openHolds);
  }

  /** Reads a transfer as it was made; transfers never change. */
  public static ResourceReader<Transfer> current(Transfers transfers) {
    return new ResourceReader<>(
        TRANSFER,
        id -> {
          var transfer = new TransferId(id);
          return Optional.ofNullable(transfers.find(List.of(transfer)).get(transfer));
        });
  }

  /** Reads a scheduled transfer as it now is. */
  public static ResourceReader<ScheduledTransfer> current(ScheduledTransfers scheduledTransfers) {
    return new ResourceReader<>(
        SCHEDULED_TRANSFER,
        id -> {
          var scheduled = new ScheduledTransferId(id);
          return Optional.ofNullable(scheduledTransfers.load(Set.of(scheduled)).get(scheduled));
        });
  }

  /** Reads an account as it stands. */
  public static ResourceReader<AccountStanding> current(Ports ports, Clock clock) {
    var standings = Standings.over(ports, clock);
    return new ResourceReader<>(
        ACCOUNT,
        id -> standings.find(Actor.SYSTEM, List.of(new AccountId(id))).stream().findFirst());
  }

  /** Reads what came of a batch, which never changes. */
  public static ResourceReader<TransferBatch> current(TransferBatches transferBatches) {
    return new ResourceReader<>(
        TRANSFER_BATCH,
        id -> {
          var batch = new TransferBatchId(id);
          return Optional.ofNullable(transferBatches.find(List.of(batch)).get(batch));
        });
  }

  /** Reads a hold as it now is. */
  public static ResourceReader<Hold> current(Holds holds) {
    return new ResourceReader<>(HOLD, id -> find(holds, new HoldId(id)));
  }

  /** Reads a capture by its transfer, with the hold as it now is. */
  public static ResourceReader<Capture> current(Transfers transfers, Holds holds) {
    return new ResourceReader<>(
        CAPTURE,
        id -> {
          var transfer = new TransferId(id);
          return Optional.ofNullable(transfers.find(List.of(transfer)).get(transfer))
              .map(Transfer::hold)
              .flatMap(hold -> find(holds, hold))
              .map(hold -> new Capture(hold, transfer));
        });
  }

  private static Optional<Hold> find(Holds holds, HoldId id) {
    return Optional.ofNullable(holds.load(Set.of(id)).get(id));
  }

  public static List<Registration<?, ?>> over(Ports ports) {
    return List.of(
        new Registration<>(ASSETS, ports.assets()),
        new Registration<>(ACCOUNTS_OF_OWNERS, ports.accountsOfOwners()),
        new Registration<>(PAST_TRANSFERS, past(ports.transfers())),
        new Registration<>(ACCOUNTS, ports.accounts()),
        new Registration<>(ACCOUNTS_OF_LOCKED_OWNERS, ports.accountsOfOwners()),
        new Registration<>(HOLDS_TO_ACCOUNTS, ports.holdsToAccounts()),
        new Registration<>(ACCOUNT_STATUS_CHANGES, ports.accountStatusChanges()),
        new Registration<>(HOUSE_ACCOUNTS, ports.houseAccounts()),
        new Registration<>(PARTIES_OF_HOLDS, ports.partiesOfHolds()),
        new Registration<>(HOLDS, ports.holds()),
        new Registration<>(REVERSIBLE_TRANSFERS, ports.reversibleTransfers()),
        new Registration<>(TRANSFER_REFERENCES, ports.transferReferences()),
        new Registration<>(TRANSFERS, ports.transfers()),
        new Registration<>(ENTRIES, ports.entries()),
        new Registration<>(LOT_ENTRIES, ports.lotEntries()),
        new Registration<>(JOURNAL, ports.journal()),
        new Registration<>(SCHEDULED_TRANSFERS, ports.scheduledTransfers()),
        new Registration<>(TRANSFER_BATCHES, ports.transferBatches()),
        new Registration<>(HOUSE_POSTINGS, ports.housePostings()));
  }

  /** The account, and where its credits go that have expired. */
  public static void needsAccount(AccountId account, WorkingSet known, Needs needs) {
    needs.of(ACCOUNTS, account);
    known
        .find(ACCOUNTS, account)
        .filter(found -> found instanceof CustomerAccount own && !own.lots().isEmpty())
        .ifPresent(found -> needs.of(HOUSE_ACCOUNTS, breakageOf(found.asset())));
  }

  /** Where credits of an asset go that have expired. */
  public static AssetRole breakageOf(AssetCode asset) {
    return new AssetRole(asset, HouseRole.BREAKAGE);
  }

  private static Source.Readable<TransferId, Transfer> past(Transfers transfers) {
    return transfers::find;
  }

  /**
   * The ledger as it was loaded, for a decision to work on: customers' accounts alone, since nobody
   * moves credits of the house by naming its accounts.
   *
   * @param ids names what the ledger makes by itself; a series of the command's own id
   */
  public static Ledger ledger(WorkingSet loaded, IdSeries ids, Instant now) {
    return new Ledger(new Books(loaded, id -> customers(loaded, id)), account -> true, ids, now);
  }

  /**
   * The same for what somebody names: credits leave only accounts that are theirs to spend from,
   * and whoever moves everybody's may name those of the house that can be named.
   */
  public static Ledger ledger(WorkingSet loaded, Actor actor, IdSeries ids, Instant now) {
    return new Ledger(
        new Books(loaded, id -> loaded.find(ACCOUNTS, id).filter(found -> mayName(actor, found))),
        account -> maySpendFrom(actor, account),
        ids,
        now);
  }

  private static boolean mayName(Actor actor, Account account) {
    return switch (account) {
      case CustomerAccount _ -> true;
      case HouseAccount house -> house.role().isNameable() && actor.has(Right.MOVE_ALL_CREDITS);
    };
  }

  /** Whether an account that the actor names is theirs to spend from. */
  static boolean maySpendFrom(Actor actor, Account account) {
    return switch (account) {
      case CustomerAccount own -> actor.mayReach(Right.MOVE_ALL_CREDITS, own.owner().value());
      case HouseAccount house -> mayName(actor, house);
    };
  }

  /** The same, with an account of the house that was found by its role. */
  public static Ledger ledger(WorkingSet loaded, HouseAccount house, IdSeries ids, Instant now) {
    return new Ledger(
        new Books(loaded, id -> id.equals(house.id()) ? Optional.of(house) : customers(loaded, id)),
        account -> true,
        ids,
        now);
  }

  /** The same with every account that was loaded, the house's as well. */
  public static Ledger ledgerOfAll(WorkingSet loaded, IdSeries ids, Instant now) {
    return new Ledger(
        new Books(loaded, id -> loaded.find(ACCOUNTS, id)), account -> true, ids, now);
  }

  private static Optional<Account> customers(WorkingSet loaded, AccountId id) {
    return loaded.find(ACCOUNTS, id).filter(CustomerAccount.class::isInstance);
  }

  /** The working set as the ledger sees it. */
  private record Books(WorkingSet loaded, Function<AccountId, Optional<? extends Account>> accounts)
      implements Ledger.Books {
    @Override
    public Optional<? extends Account> account(AccountId id) {
      return accounts.apply(id);
    }

    @Override
    public Optional<HouseAccount> house(AssetCode asset, HouseRole role) {
      return loaded.find(HOUSE_ACCOUNTS, new AssetRole(asset, role));
    }
  }

  /**
   * Adds the accounts and holds as a decision has left them, and the transfers that it made with
   * their entries and their items of the journal: the one way in which transfers are written.
   *
   * @param made every transfer that the ledger has entries of, but for what it made by itself
   */
  public static void addChanges(
      Command<?> command, Ledger ledger, Changes changes, Transfer... made) {
    var expired = ledger.expired(command.id(), command.call().actor().caller());
    var transfers = Stream.concat(Arrays.stream(made), expired.stream()).toList();
    ledger.changedHouses().forEach(house -> note(house, changes));
    ledger.holds().stream()
        .filter(hold -> hold.status() == HoldStatus.OPEN && hold.managedBy() == null)
        .forEach(hold -> changes.note(HOLDS_TO_ACCOUNTS, hold.to(), hold.id()));
    changes
        .putAll(ACCOUNTS, List.<Account>copyOf(ledger.changedAccounts()), Account::id)
        .putAll(HOLDS, ledger.holds(), Hold::id)
        .putAll(TRANSFERS, transfers, Transfer::id)
        .putAll(ENTRIES, ledger.entries(), EntryKey::of)
        .putAll(LOT_ENTRIES, ledger.lotEntries(), Function.identity())
        .putAll(JOURNAL, JournalItem.of(transfers, ledger), item -> item.transfer().id())
        .putAll(HOUSE_POSTINGS, ledger.housePostings(), Function.identity());
  }

  /** For the next commands, however they come to the account; what is posted to it is written. */
  private static void note(HouseAccount house, Changes changes) {
    changes.note(ACCOUNTS, house.id(), house);
    if (house.role().isOnePerAsset()) {
      changes.note(HOUSE_ACCOUNTS, new AssetRole(house.asset(), house.role()), house);
    }
  }
}
