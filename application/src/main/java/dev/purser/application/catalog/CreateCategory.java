package dev.purser.application.catalog;

import dev.purser.application.shared.Actor;
import dev.purser.application.shared.Reply;
import dev.purser.domain.catalog.Category;
import dev.purser.domain.catalog.CategorySlug;

/** Adds a category. Refused with {@code slug-taken} when there is one with the slug. */
public interface CreateCategory {
  Reply<Category> create(Actor actor, CategorySlug slug, String name);
}
