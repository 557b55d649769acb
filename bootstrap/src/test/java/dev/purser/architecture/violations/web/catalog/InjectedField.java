package dev.purser.architecture.violations.web.catalog;

import dev.purser.application.catalog.CreateProduct;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;

/** Is not complete once it is made. */
class InjectedField {
  @Autowired @Nullable CreateProduct createProduct;
}
