package dev.purser.application.catalog;

import dev.purser.domain.catalog.Category;
import dev.purser.domain.catalog.CategorySlug;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The categories. */
public interface Categories {
  void addAll(Collection<Category> categories);

  Map<CategorySlug, Category> find(Collection<CategorySlug> slugs);

  /** Those after the slug, in the order of their slugs, at most {@code limit}. */
  List<Category> list(@Nullable CategorySlug after, int limit);
}
