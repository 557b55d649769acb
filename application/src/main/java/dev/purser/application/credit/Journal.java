package dev.purser.application.credit;

import dev.purser.application.shared.writepath.Source;
import dev.purser.domain.credit.TransferId;

/**
 * Chains of hashes over all transfers: each batch of transfers adds one link to one of them, whose
 * hash covers the batch and the link before. Whoever changes, removes or adds a transfer afterwards
 * breaks a chain, which {@link JournalVerification} finds. There are several chains, so that
 * batches need not wait for each other to add theirs.
 *
 * <p>Written after everything else but the house's postings, which are covered by what they change.
 */
public interface Journal extends Source.Appendable<TransferId, JournalItem> {
  int CHAINS = 16;
}
