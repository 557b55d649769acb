package dev.purser.application.credit;

import dev.purser.application.shared.writepath.Source;
import dev.purser.domain.credit.AccountId;
import dev.purser.domain.credit.AccountStatusChange;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** How customers' accounts came to their status. */
public interface AccountStatusChanges extends Source.Appendable<UUID, AccountStatusChange> {

  /** The newest of each account, of those that have any. */
  Map<AccountId, AccountStatusChange> newest(Collection<AccountId> accounts);
}
