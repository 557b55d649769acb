package dev.purser.web.inventory;

/** A stock item on the wire, in pieces. */
record StockItemJson(
    String sku,
    String location,
    long onHand,
    long allocated,
    long available,
    long backorderLimit,
    long sellable) {}
