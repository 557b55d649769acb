package dev.purser.web.credit;

import dev.purser.domain.credit.AccountStatus;
import dev.purser.domain.credit.HouseRole;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An account on the wire; balances are minor units of its asset. */
record AccountJson(
    UUID id,
    @Nullable UUID ownerId,
    String asset,
    long posted,
    long held,
    long expired,
    @Nullable Long available,
    @Nullable Long floor,
    AccountStatus status,
    @Nullable String statusReason,
    @Nullable HouseRole role) {}
