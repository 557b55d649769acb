package dev.purser.application.credit;

import dev.purser.application.shared.writepath.Source;
import dev.purser.domain.credit.HousePosting;

/**
 * What happens to the house's accounts. Written last in the transaction: the sum per account is
 * added to its balance, and the entries' balances are derived from what that returns.
 */
public interface HousePostings extends Source.Appendable<HousePosting, HousePosting> {}
