package dev.purser.application.credit;

import dev.purser.application.shared.Slice;
import dev.purser.domain.credit.AccountId;
import dev.purser.domain.credit.OwnerId;
import dev.purser.domain.shared.AssetCode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds accounts, customers' and the house's. */
public interface AccountSearch {
  /** Those of the slice in the order of their ids, which is that of their opening. */
  List<AccountId> list(Wanted wanted, Slice<AccountId> slice);

  /** How many there are. */
  long count(Wanted wanted);

  /**
   * Which accounts are looked for.
   *
   * @param owner only this one's; null for everybody's and the house's
   * @param asset only those in it; null for all
   */
  record Wanted(@Nullable OwnerId owner, @Nullable AssetCode asset) {}
}
