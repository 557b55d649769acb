package dev.purser.application.inventory;

import dev.purser.application.shared.writepath.Source;
import dev.purser.domain.inventory.StockKey;
import dev.purser.domain.shared.Sku;
import java.util.List;

/** Which stock items there are and may be; rows are added and never removed. */
public interface StockRows {
  /** Those of the SKUs that the catalogue names, so that stock may be kept of them. */
  Source.Readable<Sku, Sku> stockableSkus();

  /** Makes the rows that are missing, in the order of their keys. */
  Source.Readable<StockKey, StockKey> ensured();

  /**
   * The stock items of each SKU in the order in which their locations are tried: by priority, then
   * by code.
   */
  Source.Readable<Sku, List<StockKey>> bySku();
}
