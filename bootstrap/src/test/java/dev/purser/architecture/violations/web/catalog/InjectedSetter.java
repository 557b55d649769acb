package dev.purser.architecture.violations.web.catalog;

import dev.purser.application.catalog.CreateProduct;
import org.springframework.beans.factory.annotation.Autowired;

/** Can be changed after it is made. */
class InjectedSetter {
  @Autowired
  void use(CreateProduct createProduct) {}
}
