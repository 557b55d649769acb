package dev.purser.domain.credit;

/**
 * What one leg does to a house account. It becomes an entry when it is written: only then, last in
 * the transaction, is the account's balance known.
 *
 * @param change minor units, positive when received; never 0
 */
public record HousePosting(AccountId account, TransferId transfer, int leg, long change) {}
