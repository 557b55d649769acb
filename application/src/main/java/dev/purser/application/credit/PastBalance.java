package dev.purser.application.credit;

import dev.purser.domain.credit.AccountId;
import dev.purser.domain.shared.AssetCode;
import java.time.Instant;

/**
 * What was posted to an account by an instant, that instant included. It never changes.
 *
 * @param posted the sum of the entries until then, in minor units; 0 before the first
 * @param sequence the number of the last of them; 0 before the first
 */
public record PastBalance(
    AccountId account, AssetCode asset, Instant at, long posted, long sequence) {}
