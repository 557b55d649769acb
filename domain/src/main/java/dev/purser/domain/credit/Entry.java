package dev.purser.domain.credit;

import java.time.Instant;

/**
 * What one leg did to one customer's account.
 *
 * @param sequence counts the account's entries from 1, without gaps
 * @param leg the number of the leg in its transfer, from 0
 * @param change minor units, positive when received; never 0
 * @param balance the account's {@code posted} after it
 */
public record Entry(
    AccountId account,
    long sequence,
    TransferId transfer,
    int leg,
    long change,
    long balance,
    Instant at) {}
