package dev.purser.persistence.ordering;

import dev.purser.application.ordering.BuyerTraces;
import dev.purser.application.ordering.OrderingKinds;
import dev.purser.application.shared.Transactions;
import dev.purser.domain.customer.CustomerId;
import dev.purser.domain.ordering.FulfilmentId;
import dev.purser.domain.ordering.OrderId;
import dev.purser.domain.ordering.OrderLineId;
import dev.purser.domain.ordering.ReturnId;
import dev.purser.persistence.shared.FeatureInvariants;
import dev.purser.persistence.shared.RowLocks;
import dev.purser.persistence.shared.Sql;
import dev.purser.persistence.shared.StoredValues;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class OrderingPersistence {
  @Bean
  OrderingKinds.Ports orderingPorts(Sql sql, RowLocks locks, Transactions transactions) {
    return new OrderingKinds.Ports(
        new SqlOrders(sql, locks),
        new SqlOrderEdits(sql),
        new SqlOrderHistory(sql),
        new SqlOrderNumbers(sql, transactions),
        new SqlDueOrders(sql),
        new SqlStockClaims(sql));
  }

  @Bean
  BuyerTraces buyerTraces(Sql sql) {
    return new SqlBuyerTraces(sql);
  }

  @Bean
  StoredValues orderingStoredValues() {
    return new StoredValues("ordering", OrderingKinds.ORDER)
        .uuid(CustomerId.class, CustomerId::value, CustomerId::new)
        .uuid(OrderId.class, OrderId::value, OrderId::new)
        .uuid(OrderLineId.class, OrderLineId::value, OrderLineId::new)
        .uuid(FulfilmentId.class, FulfilmentId::value, FulfilmentId::new)
        .uuid(ReturnId.class, ReturnId::value, ReturnId::new);
  }

  @Bean
  FeatureInvariants orderingInvariants() {
    return new FeatureInvariants(OrderingInvariants.all());
  }
}
