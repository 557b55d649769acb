package dev.purser.application.credit;

import dev.purser.domain.credit.AccountId;
import dev.purser.domain.credit.OwnerId;
import org.jspecify.annotations.Nullable;

/**
 * Which transfers are looked for; all that is given must hold.
 *
 * @param account one that they moved credits of or to
 * @param reference what their callers call them
 * @param side somebody whose account they moved credits of or to
 */
public record WantedTransfers(
    @Nullable AccountId account, @Nullable String reference, @Nullable OwnerId side) {}
