package dev.purser.domain.credit;

/**
 * What came of capturing a part of a hold.
 *
 * @param hold as it was left
 * @param transfer of what was captured
 */
public record Capture(Hold hold, TransferId transfer) {}
