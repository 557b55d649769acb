package dev.purser.persistence.inventory;

import dev.purser.application.inventory.InventoryKinds;
import dev.purser.application.inventory.Locations;
import dev.purser.application.inventory.StockItems;
import dev.purser.application.inventory.StockLimitChanges;
import dev.purser.application.inventory.StockMovements;
import dev.purser.application.inventory.StockRows;
import dev.purser.domain.inventory.LocationCode;
import dev.purser.domain.inventory.MovementId;
import dev.purser.persistence.shared.FeatureInvariants;
import dev.purser.persistence.shared.RowLocks;
import dev.purser.persistence.shared.Sql;
import dev.purser.persistence.shared.StoredValues;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class InventoryPersistence {
  @Bean
  Locations locations(Sql sql) {
    return new SqlLocations(sql);
  }

  @Bean
  StockItems stockItems(Sql sql, RowLocks locks) {
    return new SqlStockItems(sql, locks);
  }

  @Bean
  StockRows stockRows(Sql sql) {
    return new SqlStockRows(sql);
  }

  @Bean
  StockMovements stockMovements(Sql sql) {
    return new SqlStockMovements(sql);
  }

  @Bean
  StockLimitChanges stockLimitChanges(Sql sql) {
    return new SqlStockLimitChanges(sql);
  }

  @Bean
  InventoryKinds.Ports inventoryPorts(
      Locations locations,
      StockRows rows,
      StockItems items,
      StockMovements movements,
      StockLimitChanges limitChanges) {
    return new InventoryKinds.Ports(locations, rows, items, movements, limitChanges);
  }

  @Bean
  StoredValues inventoryStoredValues() {
    return new StoredValues("inventory", InventoryKinds.MOVEMENT, InventoryKinds.STOCK_ITEM)
        .text(LocationCode.class, LocationCode::value, LocationCode::new)
        .uuid(MovementId.class, MovementId::value, MovementId::new);
  }

  @Bean
  FeatureInvariants inventoryInvariants() {
    return new FeatureInvariants(InventoryInvariants.all());
  }
}
