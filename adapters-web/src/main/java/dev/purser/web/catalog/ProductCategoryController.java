package dev.purser.web.catalog;

import dev.purser.application.catalog.CategorizeProduct;
import dev.purser.application.shared.Reply;
import dev.purser.domain.catalog.CategorySlug;
import dev.purser.domain.catalog.Product;
import dev.purser.domain.catalog.ProductId;
import dev.purser.web.shared.Answer;
import dev.purser.web.shared.PathId;
import dev.purser.web.shared.PathText;
import dev.purser.web.shared.Removed;
import dev.purser.web.shared.Replaced;
import dev.purser.web.shared.Replies;
import dev.purser.web.shared.Submitted;
import dev.purser.web.shared.openapi.Refuses;
import dev.purser.web.shared.problem.ProblemCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;

/** In which categories a product stands, over HTTP. */
@Controller
@Tag(name = "Products")
final class ProductCategoryController {
  private final CategorizeProduct categorizeProduct;

  ProductCategoryController(CategorizeProduct categorizeProduct) {
    this.categorizeProduct = categorizeProduct;
  }

  @Operation(
      operationId = "replaceProductCategories",
      summary = "Put a product into these categories and no others")
  @Refuses(ProblemCode.UNKNOWN_CATEGORY)
  @PutMapping("/v1/products/{id}/categories")
  Answer<ProductJson> replace(Replaced<CategoriesBody> request, PathId id) {
    var reply =
        categorizeProduct.replace(
            request.actor(),
            new ProductId(id.value()),
            request.precondition(),
            request.body().slugs());
    return Replies.shown(reply, ProductController::shown);
  }

  @Operation(
      operationId = "addProductCategories",
      summary = "Put a product into these categories as well")
  @ApiResponse(responseCode = "200")
  @Refuses({ProblemCode.UNKNOWN_CATEGORY, ProblemCode.TOO_MANY_CATEGORIES})
  @PostMapping("/v1/products/{id}/categories")
  Answer<ProductJson> add(Submitted<CategoriesBody> request, PathId id) {
    var reply =
        categorizeProduct.add(request.actor(), new ProductId(id.value()), request.body().slugs());
    return Replies.shown(reply, ProductController::shown);
  }

  @Operation(operationId = "removeProductCategory", summary = "Take a product out of a category")
  @DeleteMapping("/v1/products/{id}/categories/{slug}")
  Answer<Void> remove(Removed request, PathId id, PathText slug) {
    var reply =
        CategorySlug.of(slug.value())
            .map(category ->
                categorizeProduct.remove(
                    request.actor(), new ProductId(id.value()), request.precondition(), category))
            .orElseGet(Reply.NotFound<Product>::new);
    return Replies.removed(reply);
  }
}
