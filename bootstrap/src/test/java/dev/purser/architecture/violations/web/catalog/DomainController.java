package dev.purser.architecture.violations.web.catalog;

import dev.purser.domain.catalog.Product;
import dev.purser.web.shared.Answer;
import dev.purser.web.shared.PathId;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Answers with a type of the domain. */
@Controller
final class DomainController {
  @GetMapping("/v1/shelves")
  Answer<Product> show(PathId id) {
    throw new IllegalStateException(id.toString());
  }
}
