package dev.purser.domain.credit;

import dev.purser.domain.shared.AssetCode;
import dev.purser.domain.shared.Figures;
import dev.purser.domain.shared.Refusal;

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

  /** Less is available than is to be spent or held. */
  record InsufficientCredit(AccountId account, long required, long available)
      implements CreditRefusal {
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
      return accountFigure(account).and("required", required).and("available", available);
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

  private static Figures accountFigure(AccountId account) {
    return Figures.of("accountId", account.value().toString());
  }
}
