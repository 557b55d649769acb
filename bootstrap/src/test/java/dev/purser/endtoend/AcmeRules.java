package dev.purser.endtoend;

import dev.purser.application.ordering.OrderPricing;
import dev.purser.domain.inventory.AllocationPolicy;
import dev.purser.example.domain.inventory.FullestFirst;
import dev.purser.example.domain.ordering.TieredPrices;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A team's own rules, as the README of example-policies says how to declare them. */
@AutoConfiguration
class AcmeRules {
  @Bean
  AcmeTiers tiers(JdbcClient jdbc) {
    return new AcmeTiers(jdbc);
  }

  @Bean
  OrderPricing<?> pricing(AcmeTiers tiers) {
    return OrderPricing.by(new TieredPrices(20), tiers);
  }

  @Bean
  AllocationPolicy allocation() {
    return new FullestFirst();
  }
}
