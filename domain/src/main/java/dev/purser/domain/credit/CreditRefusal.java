package dev.purser.domain.credit;

import dev.purser.domain.shared.AssetCode;
import dev.purser.domain.shared.Figures;
import dev.purser.domain.shared.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Why a command is refused for what the ledger says. */
public sealed interface CreditRefusal extends Refusal {

  /** The account holds another asset than the amount names. */
  record AssetMismatch(AccountId account, AssetCode held, AssetCode named)
      implements CreditRefusal {
    @Override
    public String code() {
      return "asset-mismatch";
    }

    @Override
    public String explanation() {
      return "The account holds " + held + ", the amount is in " + named + ".";
    }

    @Override
    public Figures figures() {
      return accountFigure(account).and("held", held.value()).and("named", named.value());
    }
  }

  /** No account answers to this name. */
  record UnknownAccount(String named) implements CreditRefusal {
    @Override
    public String code() {
      return "unknown-account";
    }

    @Override
    public String explanation() {
      return "There is no account " + named + ".";
    }

    @Override
    public Figures figures() {
      return Figures.NONE;
    }
  }

  /** Both sides of a leg are the same account. */
  record SameAccount(AccountId account) implements CreditRefusal {
    @Override
    public String code() {
      return "same-account";
    }

    @Override
    public String explanation() {
      return "Credits do not move from an account to itself.";
    }

    @Override
    public Figures figures() {
      return accountFigure(account);
    }
  }

  /** A frozen account takes no new spending and no new holds. */
  record AccountFrozen(AccountId account) implements CreditRefusal {
    @Override
    public String code() {
      return "account-frozen";
    }

    @Override
    public String explanation() {
      return "The account is frozen.";
    }

    @Override
    public Figures figures() {
      return accountFigure(account);
    }
  }

  /** A closed account takes no part in anything. */
  record AccountClosed(AccountId account) implements CreditRefusal {
    @Override
    public String code() {
      return "account-closed";
    }

    @Override
    public String explanation() {
      return "The account is closed.";
    }

    @Override
    public Figures figures() {
      return accountFigure(account);
    }
  }

  /**
   * Less is available than is to be spent or held.
   *
   * @param inTheWay open holds on the account, at most {@link #MOST_TOLD}; empty before somebody
   *     has looked them up, and where there are none
   */
  record InsufficientCredit(AccountId account, long required, long available, List<Hold> inTheWay)
      implements CreditRefusal {
    /** How many holds a refusal tells of. */
    public static final int MOST_TOLD = 10;

    public InsufficientCredit {
      inTheWay = List.copyOf(inTheWay);
    }

    public InsufficientCredit(AccountId account, long required, long available) {
      this(account, required, available, List.of());
    }

    /** The same refusal, which tells what is held. */
    public InsufficientCredit because(List<Hold> holds) {
      return new InsufficientCredit(account, required, available, holds);
    }

    @Override
    public String code() {
      return "insufficient-credit";
    }

    @Override
    public String explanation() {
      return required + " are required and " + available + " are available.";
    }

    @Override
    public Figures figures() {
      var figures = accountFigure(account).and("required", required).and("available", available);
      return inTheWay.isEmpty()
          ? figures
          : figures.and("holds", inTheWay.stream().map(InsufficientCredit::told).toList());
    }

    private static Figures told(Hold hold) {
      var figures = holdFigure(hold.id()).and("remaining", hold.remaining().minorUnits());
      if (hold.managedBy() != null) {
        figures = figures.and("orderId", hold.managedBy().toString());
      }
      if (hold.reference() != null) {
        figures = figures.and("reference", hold.reference());
      }
      return hold.expiresAt() == null
          ? figures
          : figures.and("expiresAt", hold.expiresAt().toString());
    }
  }

  /** There is no such asset to hold. */
  record UnknownAsset(AssetCode asset) implements CreditRefusal {
    @Override
    public String code() {
      return "asset-mismatch";
    }

    @Override
    public String explanation() {
      return "There is no asset " + asset + ".";
    }

    @Override
    public Figures figures() {
      return Figures.of("asset", asset.value());
    }
  }

  /** An asset has this code already. */
  record AssetTaken(AssetCode asset) implements CreditRefusal {
    @Override
    public String code() {
      return "asset-taken";
    }

    @Override
    public String explanation() {
      return "An asset with code " + asset + " exists already.";
    }

    @Override
    public Figures figures() {
      return Figures.of("asset", asset.value());
    }
  }

  /** An owner has one account in an asset, and this is it. */
  record AccountExists(AccountId account, AssetCode asset) implements CreditRefusal {
    @Override
    public String code() {
      return "account-exists";
    }

    @Override
    public String explanation() {
      return "The owner has an account in " + asset + " already.";
    }

    @Override
    public Figures figures() {
      return accountFigure(account).and("asset", asset.value());
    }
  }

  /** Something is or will be on the account, so that it is not closed. */
  record AccountNotEmpty(AccountId account, long posted, long held, @Nullable HoldId receives)
      implements CreditRefusal {
    @Override
    public String code() {
      return "account-not-empty";
    }

    @Override
    public String explanation() {
      if (posted != 0 || held != 0) {
        return "The account has " + posted + ", of which " + held + " are held.";
      }
      return receives == null
          ? "The account has lots, which a debt outweighs."
          : "The account is to receive what a hold sets aside.";
    }

    @Override
    public Figures figures() {
      var figures = accountFigure(account).and("posted", posted).and("held", held);
      return receives == null ? figures : figures.and("holdId", receives.value().toString());
    }
  }

  /** The account's status does not lead to the one asked for; the house's are always open. */
  record IllegalTransition(AccountId account, AccountStatus from, AccountStatus to)
      implements CreditRefusal {
    @Override
    public String code() {
      return "illegal-transition";
    }

    @Override
    public String explanation() {
      return "This account is " + from + " and cannot become " + to + ".";
    }

    @Override
    public Figures figures() {
      return accountFigure(account).and("from", from.name()).and("to", to.name());
    }
  }

  /** The caller has used this reference for another transfer. */
  record DuplicateReference(String reference, TransferId transfer) implements CreditRefusal {
    @Override
    public String code() {
      return "duplicate-reference";
    }

    @Override
    public String explanation() {
      return "Reference " + reference + " names another transfer already.";
    }

    @Override
    public Figures figures() {
      return Figures.of("reference", reference).and("transferId", transfer.value().toString());
    }
  }

  /** The scheduled transfer has ended, so that nothing else becomes of it. */
  record ScheduledTransferEnded(
      ScheduledTransferId scheduled, ScheduledTransferStatus from, ScheduledTransferStatus to)
      implements CreditRefusal {
    @Override
    public String code() {
      return "illegal-transition";
    }

    @Override
    public String explanation() {
      return "A scheduled transfer that is " + from + " cannot become " + to + ".";
    }

    @Override
    public Figures figures() {
      return Figures.of("scheduledTransferId", scheduled.value().toString())
          .and("from", from.name())
          .and("to", to.name());
    }
  }

  /** Another transfer of the same batch has this reference. */
  record RepeatedReference(String reference, long transfer) implements CreditRefusal {
    @Override
    public String code() {
      return "duplicate-reference";
    }

    @Override
    public String explanation() {
      return "Reference " + reference + " names transfer " + transfer + " of the batch already.";
    }

    @Override
    public Figures figures() {
      return Figures.of("reference", reference).and("transfer", transfer);
    }
  }

  /** What is to expire has expired already. */
  record ExpiryPassed(Instant expiresAt, Instant now) implements CreditRefusal {
    @Override
    public String code() {
      return "expiry-passed";
    }

    @Override
    public String explanation() {
      return "It is to expire at " + expiresAt + ", which has passed.";
    }

    @Override
    public Figures figures() {
      return Figures.of("expiresAt", expiresAt.toString()).and("now", now.toString());
    }
  }

  /** The account would have more lots than are allowed. */
  record TooManyLots(AccountId account, long most) implements CreditRefusal {
    @Override
    public String code() {
      return "too-many-lots";
    }

    @Override
    public String explanation() {
      return "The account has " + most + " lots, which is the most.";
    }

    @Override
    public Figures figures() {
      return accountFigure(account).and("most", most);
    }
  }

  /** The hold's deadline has passed. */
  record HoldExpired(HoldId hold, Instant expiresAt) implements CreditRefusal {
    @Override
    public String code() {
      return "hold-expired";
    }

    @Override
    public String explanation() {
      return "The hold has expired at " + expiresAt + ".";
    }

    @Override
    public Figures figures() {
      return holdFigure(hold).and("expiresAt", expiresAt.toString());
    }
  }

  /** The hold sets nothing aside any more. */
  record HoldClosed(HoldId hold, HoldStatus status) implements CreditRefusal {
    @Override
    public String code() {
      return "hold-closed";
    }

    @Override
    public String explanation() {
      return "The hold is " + status + ".";
    }

    @Override
    public Figures figures() {
      return holdFigure(hold).and("status", status.name());
    }
  }

  /** More is to be captured than is still set aside. */
  record HoldExceeded(HoldId hold, long asked, long remaining) implements CreditRefusal {
    @Override
    public String code() {
      return "hold-exceeded";
    }

    @Override
    public String explanation() {
      return asked + " are asked for and " + remaining + " are still held.";
    }

    @Override
    public Figures figures() {
      return holdFigure(hold).and("asked", asked).and("remaining", remaining);
    }
  }

  /** An order made it, and the order's steps alone may undo it. */
  record ManagedByOrder(UUID order) implements CreditRefusal {
    @Override
    public String code() {
      return "managed-by-order";
    }

    @Override
    public String explanation() {
      return "It belongs to an order, which alone may change it.";
    }

    @Override
    public Figures figures() {
      return Figures.of("orderId", order.toString());
    }
  }

  /** Nothing of the transfer is left to be reversed. */
  record AlreadyReversed(TransferId transfer) implements CreditRefusal {
    @Override
    public String code() {
      return "already-reversed";
    }

    @Override
    public String explanation() {
      return "The transfer was reversed.";
    }

    @Override
    public Figures figures() {
      return transferFigure(transfer);
    }
  }

  /** More is to be reversed than is left of what was moved. */
  record ReversalExceeds(TransferId transfer, long asked, long left) implements CreditRefusal {
    @Override
    public String code() {
      return "reversal-exceeds";
    }

    @Override
    public String explanation() {
      return asked + " are asked for and " + left + " are left to be reversed.";
    }

    @Override
    public Figures figures() {
      return transferFigure(transfer).and("asked", asked).and("left", left);
    }
  }

  /** Such a transfer is not reversed, or not in part. */
  record NotReversible(TransferId transfer, String explanation) implements CreditRefusal {
    @Override
    public String code() {
      return "not-reversible";
    }

    @Override
    public Figures figures() {
      return transferFigure(transfer);
    }
  }

  /** What is told of so recent an instant could still change. */
  record InstantTooRecent(Instant asked, Instant newest) implements CreditRefusal {
    @Override
    public String code() {
      return "instant-too-recent";
    }

    @Override
    public String explanation() {
      return asked + " is too recent: what is not after " + newest + " can be told.";
    }

    @Override
    public Figures figures() {
      return Figures.of("asked", asked.toString()).and("newest", newest.toString());
    }
  }

  /** More entries lie in the range than are told at once. */
  record RangeTooWide(long entries, long most) implements CreditRefusal {
    @Override
    public String code() {
      return "range-too-wide";
    }

    @Override
    public String explanation() {
      return "There are "
          + entries
          + " entries in the range, and at most "
          + most
          + " are told at once; ask for a shorter one.";
    }

    @Override
    public Figures figures() {
      return Figures.of("entries", entries).and("most", most);
    }
  }

  private static Figures holdFigure(HoldId hold) {
    return Figures.of("holdId", hold.value().toString());
  }

  private static Figures transferFigure(TransferId transfer) {
    return Figures.of("transferId", transfer.value().toString());
  }

  private static Figures accountFigure(AccountId account) {
    return Figures.of("accountId", account.value().toString());
  }
}
