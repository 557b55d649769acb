package dev.purser.application.credit;

import dev.purser.domain.credit.AccountId;
import dev.purser.domain.credit.Entry;
import dev.purser.domain.credit.TransferKind;
import org.jspecify.annotations.Nullable;

/**
 * An entry and what it was for.
 *
 * @param reference what the caller of the transfer calls it; null without one
 * @param counterparty the account on the other side of the leg
 */
public record StatementLine(
    Entry entry, TransferKind kind, @Nullable String reference, AccountId counterparty) {}
