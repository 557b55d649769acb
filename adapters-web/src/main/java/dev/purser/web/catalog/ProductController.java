package dev.purser.web.catalog;

import dev.purser.application.catalog.CreateProduct;
import dev.purser.application.catalog.EditProduct;
import dev.purser.application.catalog.ImportLine;
import dev.purser.application.catalog.ProductQueries;
import dev.purser.application.shared.Actor;
import dev.purser.application.shared.Change;
import dev.purser.domain.catalog.CategorySlug;
import dev.purser.domain.catalog.Product;
import dev.purser.domain.catalog.ProductId;
import dev.purser.domain.catalog.ProductStatus;
import dev.purser.domain.shared.Sku;
import dev.purser.web.shared.AmountJson;
import dev.purser.web.shared.Answer;
import dev.purser.web.shared.ListJson;
import dev.purser.web.shared.Listing;
import dev.purser.web.shared.Patched;
import dev.purser.web.shared.PathId;
import dev.purser.web.shared.Removed;
import dev.purser.web.shared.Replies;
import dev.purser.web.shared.Submitted;
import dev.purser.web.shared.input.Items;
import dev.purser.web.shared.input.Text;
import dev.purser.web.shared.openapi.Refuses;
import dev.purser.web.shared.problem.ProblemCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** Products over HTTP. */
@Controller
@Tag(name = "Products", description = "What can be ordered, and at what price.")
final class ProductController {
  private final CreateProduct createProduct;
  private final EditProduct editProduct;
  private final ProductQueries products;

  ProductController(CreateProduct createProduct, EditProduct editProduct, ProductQueries products) {
    this.createProduct = createProduct;
    this.editProduct = editProduct;
    this.products = products;
  }

  @Operation(operationId = "createProduct", summary = "Create a product")
  @Refuses({
    ProblemCode.ASSET_MISMATCH,
    ProblemCode.SKU_TAKEN,
    ProblemCode.AMOUNT_OUT_OF_RANGE,
    ProblemCode.UNKNOWN_CATEGORY
  })
  @PostMapping("/v1/products")
  Answer<ProductJson> create(Submitted<ProductBody> request) {
    var reply = createProduct.create(request.actor(), request.body().toRequest());
    return Replies.answer(
        reply,
        p ->
            new Answer.Created<>(
                json(p), "/v1/products/" + p.id().value(), Long.toString(p.version())));
  }

  @Operation(operationId = "getProduct", summary = "Read a product")
  @SecurityRequirements
  @GetMapping("/v1/products/{id}")
  Answer<ProductJson> find(Actor actor, PathId id) {
    var found = products.find(actor, new ProductId(id.value()));
    return Replies.answer(found, p -> shown(p).forEverybody());
  }

  @Operation(operationId = "listProducts", summary = "Search and list products")
  @SecurityRequirements
  @GetMapping("/v1/products")
  Answer<ListJson<ProductJson>> list(Actor actor, Listing<ProductFilter> request) {
    var slice = request.slice(ProductPositions::read);
    var page = products.search(actor, request.filter().toSearch(), slice);
    return request.answer(page, ProductController::json, ProductPositions::write).forEverybody();
  }

  @Operation(operationId = "changeProduct", summary = "Change parts of a product")
  @Refuses({
    ProblemCode.ASSET_MISMATCH,
    ProblemCode.AMOUNT_OUT_OF_RANGE,
    ProblemCode.UNKNOWN_CATEGORY,
    ProblemCode.ILLEGAL_TRANSITION
  })
  @PatchMapping("/v1/products/{id}")
  Answer<ProductJson> change(Patched<ProductPatch> request, PathId id) {
    var reply =
        editProduct.edit(
            request.actor(),
            new ProductId(id.value()),
            request.precondition(),
            request.body().toChanges());
    return Replies.shown(reply, ProductController::shown);
  }

  @Operation(operationId = "deleteProduct", summary = "Delete a product; its SKU is free then")
  @DeleteMapping("/v1/products/{id}")
  Answer<Void> delete(Removed request, PathId id) {
    return Replies.removed(
        editProduct.delete(request.actor(), new ProductId(id.value()), request.precondition()));
  }

  static Answer.Shown<ProductJson> shown(Product product) {
    return new Answer.Shown<>(json(product), Long.toString(product.version()));
  }

  private static ProductJson json(Product product) {
    return CatalogJsonMapper.MAPPER.json(product);
  }

  /** A product to be: a draft unless said. */
  record ProductBody(
      @Text(shape = Sku.SHAPE) String sku,
      @Text(min = 1, max = Product.MAX_NAME, blank = false) String name,
      @Text(max = Product.MAX_DESCRIPTION) @Nullable String description,
      AmountJson price,
      @Nullable ProductStatus status,
      @Items(min = 0, max = Product.MAX_CATEGORIES) @Text(shape = CategorySlug.SHAPE)
          @Nullable List<String> categories) {
    CreateProduct.Request toRequest() {
      return new CreateProduct.Request(
          new Sku(sku),
          name,
          description,
          price.toAmount(),
          Objects.requireNonNullElse(status, ProductStatus.DRAFT),
          CategoriesBody.slugs(Objects.requireNonNullElse(categories, List.of())));
    }

    /** The same as a line of an import. */
    ImportLine toLine(long line) {
      return new ImportLine.Wanted(
          line,
          new Sku(sku),
          name,
          description,
          price.toAmount(),
          status,
          categories == null ? null : CategoriesBody.slugs(categories));
    }
  }

  /** What changes of a product; its SKU never does. */
  record ProductPatch(
      @Text(min = 1, max = Product.MAX_NAME, blank = false) Change<String> name,
      @Text(max = Product.MAX_DESCRIPTION) Change<@Nullable String> description,
      Change<AmountJson> price,
      Change<ProductStatus> status,
      @Items(min = 0, max = Product.MAX_CATEGORIES) @Text(shape = CategorySlug.SHAPE)
          Change<List<String>> categories) {
    EditProduct.Changes toChanges() {
      return new EditProduct.Changes(
          name,
          description,
          price.map(AmountJson::toAmount),
          status,
          categories.map(CategoriesBody::slugs));
    }
  }
}
