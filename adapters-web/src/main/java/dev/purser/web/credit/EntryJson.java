package dev.purser.web.credit;

import java.time.Instant;
import java.util.UUID;

/** What one leg of a transfer did to an account, in minor units of its asset, on the wire. */
record EntryJson(long sequence, UUID transferId, int leg, long change, long balance, Instant at) {}
