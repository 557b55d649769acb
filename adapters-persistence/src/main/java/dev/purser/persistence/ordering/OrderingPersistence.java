package dev.purser.persistence.ordering;

import dev.purser.application.ordering.BuyerTraces;
import dev.purser.application.ordering.OrderNumbers;
import dev.purser.application.ordering.OrderingKinds;
import dev.purser.application.ordering.Orders;
import dev.purser.application.shared.Transactions;
import dev.purser.domain.customer.CustomerId;
import dev.purser.domain.ordering.FulfilmentId;
import dev.purser.domain.ordering.OrderId;
import dev.purser.domain.ordering.OrderLineId;
import dev.purser.persistence.shared.FeatureInvariants;
import dev.purser.persistence.shared.RowLocks;
import dev.purser.persistence.shared.Sql;
import dev.purser.persistence.shared.StoredValues;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class OrderingPersistence {
  @Bean
  Orders orders(Sql sql, RowLocks locks) {
    return new SqlOrders(sql, locks);
  }

  @Bean
  BuyerTraces buyerTraces(Sql sql) {
    return new SqlBuyerTraces(sql);
  }

  @Bean
  OrderNumbers orderNumbers(Sql sql, Transactions transactions) {
    return new SqlOrderNumbers(sql, transactions);
  }

  @Bean
  StoredValues orderingStoredValues() {
    return new StoredValues("ordering", OrderingKinds.ORDER)
        .uuid(CustomerId.class, CustomerId::value, CustomerId::new)
        .uuid(OrderId.class, OrderId::value, OrderId::new)
        .uuid(OrderLineId.class, OrderLineId::value, OrderLineId::new)
        .uuid(FulfilmentId.class, FulfilmentId::value, FulfilmentId::new);
  }

  @Bean
  FeatureInvariants orderingInvariants() {
    return new FeatureInvariants(OrderingInvariants.all());
  }
}
