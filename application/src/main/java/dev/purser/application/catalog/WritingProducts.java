package dev.purser.application.catalog;

import dev.purser.application.shared.Actor;
import dev.purser.application.shared.Change;
import dev.purser.application.shared.Clock;
import dev.purser.application.shared.Ids;
import dev.purser.application.shared.Precondition;
import dev.purser.application.shared.Reply;
import dev.purser.application.shared.Right;
import dev.purser.application.shared.SimpleWrites;
import dev.purser.domain.catalog.CatalogRefusal;
import dev.purser.domain.catalog.CategorySlug;
import dev.purser.domain.catalog.Product;
import dev.purser.domain.catalog.Product.Content;
import dev.purser.domain.catalog.ProductId;
import dev.purser.domain.shared.Refusals;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

final class WritingProducts implements CreateProduct, EditProduct, CategorizeProduct {
  private final Products products;
  private final Shelf shelf;
  private final SimpleWrites writes;
  private final Clock clock;
  private final Ids ids;

  WritingProducts(
      Products products, Categories categories, SimpleWrites writes, Clock clock, Ids ids) {
    this.products = products;
    this.shelf = new Shelf(products, categories);
    this.writes = writes;
    this.clock = clock;
    this.ids = ids;
  }

  @Override
  public Reply<Product> create(Actor actor, Request request) {
    actor.require(Right.MANAGE_CATALOGUE);
    var id = new ProductId(ids.next());
    return writes.write(actor, "create-product", p -> p.id().value(), () -> add(id, request));
  }

  @Override
  public Reply<Product> edit(
      Actor actor, ProductId id, Precondition precondition, Changes changes) {
    actor.require(Right.MANAGE_CATALOGUE);
    return change(
        new Edit(actor, "edit-product", id, precondition),
        (product, refusals) -> {
          if (changes.price() instanceof Change.To(var price)) {
            shelf.check(price, refusals);
          }
          if (changes.categories() instanceof Change.To(var slugs)) {
            shelf.check(slugs, refusals);
          }
          if (changes.status() instanceof Change.To(var status)) {
            refusals.attempt("status", () -> product.requireCanBecome(status));
          }
          return refusals.attempt("categories", () -> over(product, changes));
        });
  }

  @Override
  public Reply<Product> delete(Actor actor, ProductId id, Precondition precondition) {
    actor.require(Right.MANAGE_CATALOGUE);
    return writes.write(
        actor,
        "delete-product",
        p -> p.id().value(),
        () ->
            found(
                id,
                precondition,
                product -> {
                  products.delete(product, clock.now());
                  return new Reply.Done<>(product, false);
                }));
  }

  @Override
  public Reply<Product> replace(
      Actor actor, ProductId id, Precondition precondition, List<CategorySlug> categories) {
    return categorize(actor, id, precondition, categories, product -> categories);
  }

  @Override
  public Reply<Product> add(Actor actor, ProductId id, List<CategorySlug> categories) {
    return categorize(
        actor,
        id,
        Precondition.ANY,
        categories,
        product -> Stream.concat(product.categories().stream(), categories.stream()).toList());
  }

  @Override
  public Reply<Product> remove(
      Actor actor, ProductId id, Precondition precondition, CategorySlug category) {
    actor.require(Right.MANAGE_CATALOGUE);
    return change(
        new Edit(actor, "categorize-product", id, precondition),
        (product, _) ->
            product.categories().contains(category)
                ? Optional.of(
                    in(product, product.categories().stream().filter(c -> !c.equals(category))))
                : Optional.empty());
  }

  private Reply<Product> categorize(
      Actor actor,
      ProductId id,
      Precondition precondition,
      List<CategorySlug> named,
      Function<Product, List<CategorySlug>> all) {
    actor.require(Right.MANAGE_CATALOGUE);
    return change(
        new Edit(actor, "categorize-product", id, precondition),
        (product, refusals) -> {
          shelf.check(named, refusals);
          return refusals.attempt("categories", () -> in(product, all.apply(product).stream()));
        });
  }

  private Reply<Product> add(ProductId id, Request request) {
    var refusals = new Refusals();
    shelf.check(request.price(), refusals);
    shelf.check(request.categories(), refusals);
    if (!products.taken(List.of(request.sku())).isEmpty()) {
      refusals.add("sku", new CatalogRefusal.SkuTaken(request.sku()));
    }
    if (!refusals.isEmpty()) {
      return new Reply.Refused<>(refusals.toList(), false);
    }
    var content =
        new Content(
            request.name(),
            request.description(),
            request.price(),
            request.status(),
            request.categories());
    var product = Product.create(id, request.sku(), content, clock.now());
    products.addAll(List.of(product));
    return new Reply.Done<>(product, false);
  }

  /** Who changes what, how it is called, and what they have seen of it. */
  private record Edit(Actor actor, String action, ProductId id, Precondition precondition) {}

  /**
   * Writes what the product becomes.
   *
   * @param change its new content, with what is wrong noted; empty when what should be changed of
   *     it is not there
   */
  private Reply<Product> change(
      Edit edit, BiFunction<Product, Refusals, Optional<Content>> change) {
    return writes.write(
        edit.actor(),
        edit.action(),
        p -> p.id().value(),
        () ->
            found(
                edit.id(),
                edit.precondition(),
                product -> {
                  var refusals = new Refusals();
                  var content = change.apply(product, refusals);
                  if (!refusals.isEmpty()) {
                    return new Reply.Refused<>(refusals.toList(), false);
                  }
                  return content
                      .map(c -> kept(product, product.with(c, clock.now())))
                      .orElseGet(Reply.NotFound::new);
                }));
  }

  private Reply<Product> kept(Product before, Product after) {
    if (after.version() != before.version()) {
      products.update(after);
    }
    return new Reply.Done<>(after, false);
  }

  private Reply<Product> found(
      ProductId id, Precondition precondition, Function<Product, Reply<Product>> work) {
    var product = products.find(List.of(id)).get(id);
    if (product == null) {
      return new Reply.NotFound<>();
    }
    return precondition.isMetBy(product.version()) ? work.apply(product) : new Reply.Stale<>();
  }

  private static Content over(Product product, Changes changes) {
    return new Content(
        changes.name().over(product.name()),
        changes.description().over(product.description()),
        changes.price().over(product.price()),
        changes.status().over(product.status()),
        changes.categories().over(product.categories()));
  }

  private static Content in(Product product, Stream<CategorySlug> categories) {
    var content = product.content();
    return new Content(
        content.name(),
        content.description(),
        content.price(),
        content.status(),
        categories.toList());
  }
}
