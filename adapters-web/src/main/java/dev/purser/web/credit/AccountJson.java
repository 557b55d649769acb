package dev.purser.web.credit;

import java.util.UUID;

/** An account on the wire; balances are minor units of its asset. */
record AccountJson(
    UUID id,
    UUID ownerId,
    String asset,
    long posted,
    long held,
    long expired,
    long available,
    long floor,
    String status) {}
