package dev.purser.domain.inventory;

import org.jspecify.annotations.Nullable;

/**
 * What whoever moves stock has to say about it.
 *
 * @param reason in words, up to {@link StockMovement#MAX_REASON} characters
 * @param reference what it is called elsewhere, such as the number of a delivery note; up to {@link
 *     StockMovement#MAX_REFERENCE} characters
 */
public record Remark(@Nullable String reason, @Nullable String reference) {
  public static final Remark NONE = new Remark(null, null);
}
