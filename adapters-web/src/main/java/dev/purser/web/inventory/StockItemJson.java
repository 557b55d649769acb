package dev.purser.web.inventory;

import org.jspecify.annotations.Nullable;

/** A stock item on the wire, in pieces. */
record StockItemJson(
    String sku,
    String location,
    long onHand,
    long allocated,
    long available,
    long backorderLimit,
    long sellable,
    @Nullable Long lowStockThreshold,
    boolean lowStock) {}
