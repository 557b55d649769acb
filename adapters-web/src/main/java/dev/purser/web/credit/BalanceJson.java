package dev.purser.web.credit;

import java.time.Instant;
import java.util.UUID;

/** What was posted to an account by an instant, in minor units of its asset, on the wire. */
record BalanceJson(UUID accountId, String asset, Instant at, long posted, long sequence) {}
