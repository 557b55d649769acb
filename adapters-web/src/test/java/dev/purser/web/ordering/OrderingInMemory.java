package dev.purser.web.ordering;

import dev.purser.application.ordering.CancelOrder;
import dev.purser.application.ordering.ConfirmOrder;
import dev.purser.application.ordering.EditOrder;
import dev.purser.application.ordering.FulfilOrder;
import dev.purser.application.ordering.OrderQueries;
import dev.purser.application.ordering.PlaceOrder;
import dev.purser.application.ordering.QuoteOrder;
import dev.purser.application.ordering.ReturnOrder;
import dev.purser.application.ordering.StockExplanationQueries;
import dev.purser.application.testing.Shop;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The use cases of orders are those of the application, over ports in memory. */
@Configuration(proxyBeanMethods = false)
public class OrderingInMemory {
  @Bean
  PlaceOrder placeOrder(Shop shop) {
    return shop.ordering().placeOrder();
  }

  @Bean
  QuoteOrder quoteOrder(Shop shop) {
    return shop.ordering().quoteOrder();
  }

  @Bean
  ConfirmOrder confirmOrder(Shop shop) {
    return shop.ordering().confirmOrder();
  }

  @Bean
  EditOrder editOrder(Shop shop) {
    return shop.ordering().editOrder();
  }

  @Bean
  FulfilOrder fulfilOrder(Shop shop) {
    return shop.ordering().fulfilOrder();
  }

  @Bean
  CancelOrder cancelOrder(Shop shop) {
    return shop.ordering().cancelOrder();
  }

  @Bean
  ReturnOrder returnOrder(Shop shop) {
    return shop.ordering().returnOrder();
  }

  @Bean
  OrderQueries orderQueries(Shop shop) {
    return shop.ordering().queries();
  }

  @Bean
  StockExplanationQueries stockExplanationQueries(Shop shop) {
    return shop.stockExplanations();
  }
}
