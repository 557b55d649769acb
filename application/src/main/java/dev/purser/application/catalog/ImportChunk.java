package dev.purser.application.catalog;

import dev.purser.domain.catalog.CatalogRefusal;
import dev.purser.domain.catalog.CategorySlug;
import dev.purser.domain.catalog.FailedLine;
import dev.purser.domain.catalog.ImportCounts;
import dev.purser.domain.catalog.OnConflict;
import dev.purser.domain.catalog.Product;
import dev.purser.domain.catalog.ProductId;
import dev.purser.domain.catalog.ProductStatus;
import dev.purser.domain.shared.AssetCode;
import dev.purser.domain.shared.LocatedRefusal;
import dev.purser.domain.shared.Refusals;
import dev.purser.domain.shared.Sku;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Some lines of an import, of which no two are about the same product, in one transaction.
 *
 * @param newIds an id for each line
 */
record ImportChunk(
    ProductsInBulk products, OnConflict onConflict, Collection<UUID> newIds, Instant now) {

  /**
   * What became of the lines.
   *
   * @param failed in the order of their lines
   */
  record Written(ImportCounts counts, List<FailedLine> failed) {}

  Written write(Collection<ImportLine> lines) {
    return new Deciding(this).write(lines);
  }

  /** What the lines name and what there is of it. */
  private record Known(
      Map<Sku, Product> products, Set<AssetCode> assets, Set<CategorySlug> categories) {}

  private static final class Deciding {
    private final ProductsInBulk products;
    private final OnConflict onConflict;
    private final Iterator<UUID> ids;
    private final Instant now;
    private final List<Product> inserted = new ArrayList<>();
    private final List<Product> updated = new ArrayList<>();
    private final List<FailedLine> failed = new ArrayList<>();
    private long skipped;
    private long unchanged;

    Deciding(ImportChunk chunk) {
      this.products = chunk.products();
      this.onConflict = chunk.onConflict();
      this.ids = chunk.newIds().iterator();
      this.now = chunk.now();
    }

    Written write(Collection<ImportLine> lines) {
      var wanted = new ArrayList<ImportLine.Wanted>();
      for (var line : lines) {
        switch (line) {
          case ImportLine.Wanted some -> wanted.add(some);
          case ImportLine.Unreadable unreadable -> failed.add(unreadable.failed());
        }
      }
      var known = known(wanted);
      wanted.forEach(line -> decide(line, known));
      failed.sort((a, b) -> Long.compare(a.line(), b.line()));
      if (!inserted.isEmpty()) {
        products.insert(inserted);
      }
      if (!updated.isEmpty()) {
        products.update(updated);
      }
      return new Written(
          new ImportCounts(inserted.size(), updated.size() + unchanged, skipped, failed.size()),
          failed);
    }

    private Known known(List<ImportLine.Wanted> lines) {
      return new Known(
          products.lock(lines.stream().map(ImportLine.Wanted::sku).toList()),
          products.knownAssets(
              lines.stream().map(line -> line.price().asset()).collect(Collectors.toSet())),
          products.knownCategories(
              lines.stream()
                  .flatMap(line -> categories(line).stream())
                  .collect(Collectors.toSet())));
    }

    private void decide(ImportLine.Wanted line, Known known) {
      var existing = known.products().get(line.sku());
      if (existing != null && onConflict == OnConflict.SKIP) {
        skipped++;
        return;
      }
      var refusals = new Refusals();
      check(line, known, refusals);
      if (existing == null) {
        create(line, refusals);
      } else if (onConflict == OnConflict.FAIL) {
        refusals.add("sku", new CatalogRefusal.SkuTaken(line.sku()));
      } else {
        update(existing, line, refusals);
      }
      if (!refusals.isEmpty()) {
        failed.add(failed(line, refusals.toList()));
      }
    }

    private static void check(ImportLine.Wanted line, Known known, Refusals refusals) {
      refusals.attempt("price/amount", line.price()::requireMovable);
      if (!known.assets().contains(line.price().asset())) {
        refusals.add("price/asset", new CatalogRefusal.UnknownAsset(line.price().asset()));
      }
      for (var category : categories(line)) {
        if (!known.categories().contains(category)) {
          refusals.add("categories", new CatalogRefusal.UnknownCategory(category));
        }
      }
    }

    private void create(ImportLine.Wanted line, Refusals refusals) {
      if (!refusals.isEmpty()) {
        return;
      }
      var content =
          new Product.Content(
              line.name(),
              line.description(),
              line.price(),
              Objects.requireNonNullElse(line.status(), ProductStatus.DRAFT),
              categories(line));
      inserted.add(Product.create(new ProductId(ids.next()), line.sku(), content, now));
    }

    private void update(Product existing, ImportLine.Wanted line, Refusals refusals) {
      var status = Objects.requireNonNullElse(line.status(), existing.status());
      refusals.attempt("status", () -> existing.requireCanBecome(status));
      if (!refusals.isEmpty()) {
        return;
      }
      var given = line.categories();
      var content =
          new Product.Content(
              line.name(),
              line.description() == null ? existing.description() : line.description(),
              line.price(),
              status,
              given == null ? existing.categories() : given);
      var changed = existing.with(content, now);
      if (changed.version() == existing.version()) {
        unchanged++;
      } else {
        updated.add(changed);
      }
    }

    private static List<CategorySlug> categories(ImportLine.Wanted line) {
      return Optional.ofNullable(line.categories()).orElse(List.of());
    }

    private static FailedLine failed(ImportLine.Wanted line, List<LocatedRefusal> refusals) {
      var first = refusals.getFirst().refusal().code();
      var all = refusals.stream().map(r -> r.refusal().explanation());
      return new FailedLine(line.line(), first, all.collect(Collectors.joining(" ")));
    }
  }
}
