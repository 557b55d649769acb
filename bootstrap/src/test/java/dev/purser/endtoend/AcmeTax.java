package dev.purser.endtoend;

import dev.purser.application.ordering.OrderPricing;
import dev.purser.example.domain.ordering.TieredPrices;
import dev.purser.example.domain.ordering.Tiers;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/** The rules of a team that has a pricing without terms, and no policy of its own. */
@AutoConfiguration
class AcmeTax {
  @Bean
  OrderPricing<Tiers> taxedPrices() {
    return OrderPricing.by(new TieredPrices(20));
  }
}
