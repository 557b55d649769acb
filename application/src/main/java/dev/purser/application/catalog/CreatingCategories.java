package dev.purser.application.catalog;

import dev.purser.application.shared.Actor;
import dev.purser.application.shared.Clock;
import dev.purser.application.shared.Ids;
import dev.purser.application.shared.Reply;
import dev.purser.application.shared.Right;
import dev.purser.application.shared.SimpleWrites;
import dev.purser.domain.catalog.CatalogRefusal;
import dev.purser.domain.catalog.Category;
import dev.purser.domain.catalog.CategoryId;
import dev.purser.domain.catalog.CategorySlug;
import dev.purser.domain.shared.LocatedRefusal;
import java.util.List;

final class CreatingCategories implements CreateCategory {
  private final Categories categories;
  private final SimpleWrites writes;
  private final Clock clock;
  private final Ids ids;

  CreatingCategories(Categories categories, SimpleWrites writes, Clock clock, Ids ids) {
    this.categories = categories;
    this.writes = writes;
    this.clock = clock;
    this.ids = ids;
  }

  @Override
  public Reply<Category> create(Actor actor, CategorySlug slug, String name) {
    actor.require(Right.MANAGE_CATALOGUE);
    var id = new CategoryId(ids.next());
    return writes.write(actor, "create-category", c -> c.id().value(), () -> add(id, slug, name));
  }

  private Reply<Category> add(CategoryId id, CategorySlug slug, String name) {
    if (!categories.find(List.of(slug)).isEmpty()) {
      var taken = new LocatedRefusal("slug", new CatalogRefusal.SlugTaken(slug));
      return new Reply.Refused<>(List.of(taken), false);
    }
    var category = new Category(id, slug, name, clock.now());
    categories.addAll(List.of(category));
    return new Reply.Done<>(category, false);
  }
}
