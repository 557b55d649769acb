package dev.purser.domain.credit;

import dev.purser.domain.shared.Amount;

/** One movement of a transfer: so much from one account to another. */
public record Leg(AccountId from, AccountId to, Amount amount) {}
