package dev.purser.web.catalog;

import dev.purser.domain.catalog.CategorySlug;
import dev.purser.domain.catalog.Product;
import dev.purser.web.shared.input.Items;
import dev.purser.web.shared.input.Text;
import java.util.List;

/** The slugs of some categories. */
record CategoriesBody(
    @Items(min = 0, max = Product.MAX_CATEGORIES) @Text(shape = CategorySlug.SHAPE)
        List<String> categories) {
  List<CategorySlug> slugs() {
    return slugs(categories);
  }

  static List<CategorySlug> slugs(List<String> texts) {
    return texts.stream().map(CategorySlug::new).toList();
  }
}
