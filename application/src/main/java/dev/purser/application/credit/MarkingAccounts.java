package dev.purser.application.credit;

import dev.purser.application.shared.FormerOwners;
import dev.purser.domain.credit.OwnerId;
import java.time.Instant;
import java.util.UUID;

/**
 * Marks the accounts of whoever is deleted, so that nothing new is placed for them. A command that
 * was under way when they left and has found their account before ends as if it had come first.
 */
final class MarkingAccounts implements FormerOwners {
  private final Accounts accounts;

  MarkingAccounts(Accounts accounts) {
    this.accounts = accounts;
  }

  @Override
  public void left(UUID owner, Instant now) {
    accounts.markFormer(new OwnerId(owner), now);
  }

  @Override
  public void cameBack(UUID owner) {
    accounts.markFormer(new OwnerId(owner), null);
  }
}
