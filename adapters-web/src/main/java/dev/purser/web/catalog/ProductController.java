package dev.purser.web.catalog;

import dev.purser.application.catalog.CreateProduct;
import dev.purser.application.catalog.ProductQueries;
import dev.purser.application.shared.Actor;
import dev.purser.domain.catalog.Product;
import dev.purser.domain.catalog.ProductId;
import dev.purser.domain.catalog.ProductStatus;
import dev.purser.domain.shared.Sku;
import dev.purser.web.shared.AmountJson;
import dev.purser.web.shared.Answer;
import dev.purser.web.shared.ListJson;
import dev.purser.web.shared.Listing;
import dev.purser.web.shared.PathId;
import dev.purser.web.shared.Replies;
import dev.purser.web.shared.Submitted;
import dev.purser.web.shared.input.Text;
import dev.purser.web.shared.openapi.Refuses;
import dev.purser.web.shared.problem.ProblemCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** Products over HTTP. */
@Controller
@Tag(name = "Products", description = "What can be ordered, and at what price.")
final class ProductController {
  private final CreateProduct createProduct;
  private final ProductQueries products;

  ProductController(CreateProduct createProduct, ProductQueries products) {
    this.createProduct = createProduct;
    this.products = products;
  }

  @Operation(operationId = "createProduct", summary = "Create a product")
  @Refuses({ProblemCode.ASSET_MISMATCH, ProblemCode.SKU_TAKEN, ProblemCode.AMOUNT_OUT_OF_RANGE})
  @PostMapping("/v1/products")
  Answer<ProductJson> create(Submitted<ProductBody> request) {
    var reply = createProduct.create(request.actor(), request.body().toRequest());
    return Replies.answer(
        reply, p -> new Answer.Created<>(json(p), "/v1/products/" + p.id().value()));
  }

  @Operation(operationId = "getProduct", summary = "Read a product")
  @SecurityRequirements
  @GetMapping("/v1/products/{id}")
  Answer<ProductJson> find(Actor actor, PathId id) {
    var found = products.find(actor, new ProductId(id.value()));
    return Replies.answer(found, p -> new Answer.Shown<>(json(p)));
  }

  @Operation(operationId = "listProducts", summary = "List products")
  @SecurityRequirements
  @GetMapping("/v1/products")
  Answer<ListJson<ProductJson>> list(Actor actor, Listing<AllProducts> request) {
    var after = request.after(position -> new ProductId(UUID.fromString(position)));
    var page = products.list(actor, after, request.limit());
    return request.answer(page, ProductController::json, id -> id.value().toString());
  }

  private static ProductJson json(Product product) {
    return ProductJsonMapper.MAPPER.json(product);
  }

  /** A product list has no filters yet. */
  record AllProducts() {}

  /** A product to be: a draft unless said. */
  record ProductBody(
      @Text(shape = Sku.SHAPE) String sku,
      @Text(min = 1, max = Product.MAX_NAME, blank = false) String name,
      @Text(max = Product.MAX_DESCRIPTION) @Nullable String description,
      AmountJson price,
      @Nullable ProductStatus status) {
    CreateProduct.Request toRequest() {
      var initial = status == null ? ProductStatus.DRAFT : status;
      return new CreateProduct.Request(new Sku(sku), name, description, price.toAmount(), initial);
    }
  }
}
