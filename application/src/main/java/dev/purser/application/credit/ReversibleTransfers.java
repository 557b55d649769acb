package dev.purser.application.credit;

import dev.purser.application.shared.writepath.Source;
import dev.purser.domain.credit.Reversible;
import dev.purser.domain.credit.TransferId;

/**
 * Transfers with what earlier reversals have left of them, read under the locks of their accounts.
 * Where a transfer moved between accounts of the house, which are not locked, the number of each
 * reversal keeps two from counting the same.
 */
public interface ReversibleTransfers extends Source.Readable<TransferId, Reversible> {}
