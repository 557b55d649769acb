package dev.purser.web.catalog;

import dev.purser.application.catalog.CreateCategory;
import dev.purser.application.catalog.ProductQueries;
import dev.purser.application.shared.Actor;
import dev.purser.domain.catalog.Category;
import dev.purser.domain.catalog.CategorySlug;
import dev.purser.web.shared.Answer;
import dev.purser.web.shared.ListJson;
import dev.purser.web.shared.Listing;
import dev.purser.web.shared.PathText;
import dev.purser.web.shared.Replies;
import dev.purser.web.shared.Submitted;
import dev.purser.web.shared.input.Text;
import dev.purser.web.shared.openapi.Refuses;
import dev.purser.web.shared.problem.ProblemCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** Categories over HTTP. */
@Controller
@Tag(name = "Categories", description = "The parts of the catalogue.")
final class CategoryController {
  private final CreateCategory createCategory;
  private final ProductQueries products;

  CategoryController(CreateCategory createCategory, ProductQueries products) {
    this.createCategory = createCategory;
    this.products = products;
  }

  @Operation(operationId = "createCategory", summary = "Create a category")
  @Refuses(ProblemCode.SLUG_TAKEN)
  @PostMapping("/v1/categories")
  Answer<CategoryJson> create(Submitted<CategoryBody> request) {
    var body = request.body();
    var reply = createCategory.create(request.actor(), new CategorySlug(body.slug()), body.name());
    return Replies.answer(
        reply, c -> new Answer.Created<>(json(c), "/v1/categories/" + c.slug().value()));
  }

  @Operation(operationId = "getCategory", summary = "Read a category")
  @SecurityRequirements
  @GetMapping("/v1/categories/{slug}")
  Answer<CategoryJson> find(Actor actor, PathText slug) {
    var found = CategorySlug.of(slug.value()).flatMap(known -> products.category(actor, known));
    return Replies.answer(found, c -> new Answer.Shown<>(json(c)).forEverybody());
  }

  @Operation(operationId = "listCategories", summary = "List categories by their slugs")
  @SecurityRequirements
  @GetMapping("/v1/categories")
  Answer<ListJson<CategoryJson>> list(Actor actor, Listing<AllCategories> request) {
    var page = products.categories(actor, request.after(CategorySlug::new), request.limit());
    return request.answer(page, CategoryController::json, CategorySlug::value).forEverybody();
  }

  private static CategoryJson json(Category category) {
    return CatalogJsonMapper.MAPPER.json(category);
  }

  /** A list of categories has no filters. */
  record AllCategories() {}

  /** A category to be. */
  record CategoryBody(
      @Text(shape = CategorySlug.SHAPE) String slug,
      @Text(min = 1, max = Category.MAX_NAME, blank = false) String name) {}
}
