package dev.purser.domain.credit;

import java.time.Instant;

/**
 * What one leg does to a house account. It becomes an entry when it is written: only then, last in
 * the transaction, is the account's balance known.
 *
 * @param change minor units, positive when received; never 0
 * @param at when; its entry is dated later where the account's newest one is
 */
public record HousePosting(
    AccountId account, TransferId transfer, int leg, long change, Instant at) {}
