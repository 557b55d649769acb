package dev.purser.application.catalog;

import dev.purser.application.shared.InMemoryStore;
import dev.purser.domain.catalog.Category;
import dev.purser.domain.catalog.CategorySlug;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Categories in memory. */
public final class InMemoryCategories implements Categories {
  private final InMemoryStore.Table<CategorySlug, Category> categories;

  public InMemoryCategories(InMemoryStore store) {
    this.categories = store.table("categories");
  }

  @Override
  public void addAll(Collection<Category> added) {
    added.forEach(category -> categories.insert(category.slug(), category));
  }

  @Override
  public Map<CategorySlug, Category> find(Collection<CategorySlug> slugs) {
    return categories.findAll(slugs);
  }

  @Override
  public List<Category> list(@Nullable CategorySlug after, int limit) {
    return categories
        .values()
        .filter(c -> after == null || c.slug().compareTo(after) > 0)
        .sorted(Comparator.comparing(Category::slug))
        .limit(limit)
        .toList();
  }
}
