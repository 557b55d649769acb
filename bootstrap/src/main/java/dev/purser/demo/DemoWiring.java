package dev.purser.demo;

import dev.purser.application.catalog.CreateProduct;
import dev.purser.application.catalog.ProductQueries;
import dev.purser.application.credit.CreditQueries;
import dev.purser.application.credit.GrantCredits;
import dev.purser.application.customer.ChangeCustomer;
import dev.purser.application.customer.CustomerQueries;
import dev.purser.application.customer.SignUp;
import dev.purser.application.inventory.CreateLocation;
import dev.purser.application.inventory.LimitStock;
import dev.purser.application.inventory.MoveStock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Gives the demonstration shop its ports. */
@Configuration(proxyBeanMethods = false)
public class DemoWiring {
  @Bean
  DemoShop.Value demoValue(
      CreateLocation createLocation,
      MoveStock moveStock,
      LimitStock limitStock,
      GrantCredits grantCredits,
      CreditQueries credits,
      ChangeCustomer hire) {
    return new DemoShop.Value(
        new DemoShop.Warehouses(createLocation, moveStock, limitStock),
        grantCredits,
        credits,
        hire);
  }

  @Bean
  DemoShop demoShop(
      SignUp signUp,
      CustomerQueries customers,
      CreateProduct createProduct,
      ProductQueries products,
      DemoShop.Value value) {
    return new DemoShop(signUp, customers, createProduct, products, value);
  }
}
