package dev.purser.application.catalog;

import static dev.purser.application.testing.Clerk.done;
import static dev.purser.domain.shared.Amounts.credits;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.purser.application.shared.AccessDenied;
import dev.purser.application.shared.Actor;
import dev.purser.application.shared.AuditEntry;
import dev.purser.application.shared.InMemoryAuditLog;
import dev.purser.application.shared.Slice;
import dev.purser.application.testing.Given;
import dev.purser.application.testing.InMemoryPorts;
import dev.purser.application.testing.Ports;
import dev.purser.domain.catalog.CategorySlug;
import dev.purser.domain.catalog.FailedLine;
import dev.purser.domain.catalog.ImportCounts;
import dev.purser.domain.catalog.ImportId;
import dev.purser.domain.catalog.ImportStatus;
import dev.purser.domain.catalog.OnConflict;
import dev.purser.domain.catalog.Product;
import dev.purser.domain.catalog.ProductImport;
import dev.purser.domain.catalog.ProductStatus;
import dev.purser.domain.shared.Amount;
import dev.purser.domain.shared.AssetCode;
import dev.purser.domain.shared.FreshIds;
import dev.purser.domain.shared.Moments;
import dev.purser.domain.shared.Role;
import dev.purser.domain.shared.Sku;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ImportProductsTest {
  private final InMemoryPorts inMemory = new InMemoryPorts();
  private final Ports ports = inMemory.all();
  private final Given given = new Given(ports);
  private final CatalogFeature feature =
      CatalogFeature.over(
          ports.catalog(), ports.writes(), ports.transactions(), ports.clock(), ports.ids());

  @Test
  void createsWhatIsNew() {
    var category = given.category();

    var report =
        run(
            OnConflict.FAIL,
            new ImportLine.Wanted(
                1,
                new Sku("a"),
                "A",
                "Of the best.",
                credits(5),
                ProductStatus.PUBLISHED,
                List.of(category)),
            wanted(2, "b", 6));

    assertThat(report.productImport().counts()).isEqualTo(new ImportCounts(2, 0, 0, 0));
    assertThat(report.productImport().status()).isEqualTo(ImportStatus.COMPLETED);
    assertThat(report.failed()).isEmpty();
    assertThat(product("a"))
        .satisfies(product -> {
          assertThat(product.description()).isEqualTo("Of the best.");
          assertThat(product.publishedAt()).isEqualTo(Moments.NOON);
          assertThat(product.categories()).containsExactly(category);
        });
    assertThat(product("b").status()).isEqualTo(ProductStatus.DRAFT);
  }

  @Test
  void skipsWhatIsThere() {
    run(OnConflict.FAIL, wanted(1, "a", 5));

    var report = run(OnConflict.SKIP, wanted(1, "a", 0), wanted(2, "b", 6));

    assertThat(report.productImport().counts()).isEqualTo(new ImportCounts(1, 0, 1, 0));
    assertThat(product("a").price()).isEqualTo(credits(5));
  }

  @Test
  void updatesWhatTheLineGivesAndKeepsTheRest() {
    var category = given.category();
    run(
        OnConflict.FAIL,
        new ImportLine.Wanted(
            1,
            new Sku("a"),
            "A",
            "Of the best.",
            credits(5),
            ProductStatus.PUBLISHED,
            List.of(category)));

    var report = run(OnConflict.UPDATE, wanted(1, "a", 7));
    var again = run(OnConflict.UPDATE, wanted(1, "a", 7));

    assertThat(report.productImport().counts()).isEqualTo(new ImportCounts(0, 1, 0, 0));
    assertThat(again.productImport().counts()).isEqualTo(new ImportCounts(0, 1, 0, 0));
    assertThat(product("a"))
        .satisfies(product -> {
          assertThat(product.price()).isEqualTo(credits(7));
          assertThat(product.description()).isEqualTo("Of the best.");
          assertThat(product.status()).isEqualTo(ProductStatus.PUBLISHED);
          assertThat(product.categories()).containsExactly(category);
          assertThat(product.version()).isEqualTo(1);
        });
  }

  @Test
  void failsOnlyTheLinesThatAreRefused() {
    run(OnConflict.FAIL, wanted(1, "a", 5));
    run(OnConflict.UPDATE, being(1, "p", ProductStatus.PUBLISHED));

    var failing =
        run(
            OnConflict.FAIL,
            wanted(1, "a", 5),
            wanted(2, "b", 0),
            new ImportLine.Wanted(
                3,
                new Sku("c"),
                "C",
                null,
                new Amount(new AssetCode("DOUBLOON"), 5),
                null,
                List.of(new CategorySlug("none"))),
            new ImportLine.Unreadable(new FailedLine(4, "malformed-request", "What?")),
            wanted(5, "d", 5));
    var updating = run(OnConflict.UPDATE, being(1, "p", ProductStatus.DRAFT), wanted(2, "a", 0));

    assertThat(failing.productImport().counts()).isEqualTo(new ImportCounts(1, 0, 0, 4));
    assertThat(failing.failed())
        .extracting(line -> line.line() + " " + line.code())
        .containsExactly(
            "1 sku-taken", "2 amount-out-of-range", "3 asset-mismatch", "4 malformed-request");
    assertThat(failing.failed().get(2).detail()).contains("DOUBLOON").contains("none");
    assertThat(updating.failed())
        .extracting(line -> line.line() + " " + line.code())
        .containsExactly("1 illegal-transition", "2 amount-out-of-range");
  }

  @Test
  void doesLinesOfOneProductOneAfterTheOther() {
    var created = run(OnConflict.UPDATE, wanted(1, "a", 5), wanted(2, "a", 6), wanted(3, "a", 7));
    var failed = run(OnConflict.FAIL, wanted(1, "b", 5), wanted(2, "b", 6));

    assertThat(created.productImport().counts()).isEqualTo(new ImportCounts(1, 2, 0, 0));
    assertThat(product("a").price()).isEqualTo(credits(7));
    assertThat(failed.productImport().counts()).isEqualTo(new ImportCounts(1, 0, 0, 1));
    assertThat(product("b").price()).isEqualTo(credits(5));
  }

  @Test
  void tellsSomeOfTheLinesThatFailAndCountsAll() {
    var lines = ProductImport.MAX_TOLD + 2 * ImportProducts.MAX_CHUNK;

    var report =
        run(
            OnConflict.FAIL,
            LongStream.rangeClosed(1, lines)
                .<ImportLine>mapToObj(line ->
                    new ImportLine.Unreadable(new FailedLine(line, "malformed-request", "What?")))
                .iterator());

    assertThat(report.productImport().counts().failed()).isEqualTo(lines);
    assertThat(report.failed()).hasSize(ProductImport.MAX_TOLD);
    assertThat(report.failed().getFirst().line()).isEqualTo(1);
  }

  @Test
  void showsHowFarItIsWhileItRuns() {
    var seen = new ArrayList<ProductImport>();
    var lines =
        watched(
            2 * ImportProducts.MAX_CHUNK + 1,
            () -> seen.add(imports().isEmpty() ? null : imports().getFirst()));

    run(OnConflict.FAIL, lines);

    assertThat(seen.get(ImportProducts.MAX_CHUNK - 1).counts().lines()).isZero();
    assertThat(seen.getLast().status()).isEqualTo(ImportStatus.RUNNING);
    assertThat(seen.getLast().counts().created()).isEqualTo(ImportProducts.MAX_CHUNK);
    assertThat(imports().getFirst().counts().created()).isEqualTo(2 * ImportProducts.MAX_CHUNK + 1);
  }

  @Test
  void holdsNoMoreThanAChunkOfAHundredThousandLines() {
    var bulk = new CountedInBulk(ports.catalog().inBulk());
    var catalog =
        new CatalogFeature.Ports(
            ports.products(), bulk, ports.catalog().categories(), ports.catalog().imports());
    var counted =
        CatalogFeature.over(
            catalog, ports.writes(), ports.transactions(), ports.clock(), ports.ids());
    var read = new AtomicInteger();
    var most = new AtomicInteger();
    var lines =
        IntStream.rangeClosed(1, 100_000)
            .<ImportLine>mapToObj(line -> {
              most.accumulateAndGet(read.incrementAndGet() - bulk.written.get(), Math::max);
              return wanted(line, "s" + line, 5);
            })
            .iterator();

    var report = done(counted.importProducts().run(Actor.SYSTEM, OnConflict.FAIL, lines));

    assertThat(report.productImport().counts().created()).isEqualTo(100_000);
    assertThat(most.get()).isBetween(1, ImportProducts.MAX_CHUNK + 1);
  }

  @Test
  void isInterruptedByWhatItsLinesThrowAndKeepsWhatWasWritten() {
    var gone = new IllegalStateException("the client has gone");
    var lines =
        watched(ImportProducts.MAX_CHUNK + 10, () -> {})
            .andThen(() -> {
              throw gone;
            });

    assertThatThrownBy(() -> run(OnConflict.FAIL, lines)).isSameAs(gone);

    assertThat(imports())
        .singleElement()
        .satisfies(interrupted -> {
          assertThat(interrupted.status()).isEqualTo(ImportStatus.INTERRUPTED);
          assertThat(interrupted.counts().created()).isEqualTo(ImportProducts.MAX_CHUNK);
          assertThat(interrupted.endedAt()).isEqualTo(Moments.NOON);
        });
  }

  @Test
  void isTakenAsInterruptedWhenItsInstanceDied() {
    var id = new ImportId(FreshIds.next());
    var started = ProductImport.start(id, OnConflict.SKIP, Moments.NOON);
    var _ =
        ports
            .transactions()
            .write(() -> {
              ports.catalog().imports().add(started);
              return true;
            });

    inMemory.clock().advance(ProductImport.SILENCE.plusSeconds(1));

    assertThat(feature.queries().productImport(Actor.SYSTEM, id).orElseThrow().productImport())
        .extracting(ProductImport::status)
        .isEqualTo(ImportStatus.INTERRUPTED);
    assertThat(imports())
        .extracting(ProductImport::status)
        .containsExactly(ImportStatus.INTERRUPTED);
  }

  @Test
  void beginsNothingWhenItsFirstLineCannotBeRead() {
    var wrong = new IllegalArgumentException("no columns");
    var lines =
        watched(0, () -> {})
            .andThen(() -> {
              throw wrong;
            });

    assertThatThrownBy(() -> run(OnConflict.FAIL, lines)).isSameAs(wrong);

    assertThat(imports()).isEmpty();
  }

  @Test
  void isEnteredIntoTheAuditOnce() {
    var report = run(OnConflict.FAIL, wanted(1, "a", 5), wanted(2, "b", 6));

    var entries =
        ports.transactions().read(() -> ((InMemoryAuditLog) ports.audit()).all().toList());

    assertThat(entries)
        .singleElement()
        .satisfies(entry -> {
          assertThat(entry.action()).isEqualTo("import-products");
          assertThat(entry.resource()).isEqualTo(report.productImport().id().value());
        });
    assertThat(entries).extracting(AuditEntry::actor).containsExactly(Actor.SYSTEM);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ADMIN")
  void isForAdminsAloneAndReadsNothingOfOthers(Role role) {
    var actor = new Actor(FreshIds.next().toString(), role);

    assertThatThrownBy(() ->
            feature.importProducts().run(actor, OnConflict.SKIP, watched(1, () -> fail("read"))))
        .isInstanceOf(AccessDenied.Forbidden.class);
    assertThatThrownBy(() ->
            feature
                .importProducts()
                .run(Actor.ANONYMOUS, OnConflict.SKIP, watched(1, () -> fail("read"))))
        .isInstanceOf(AccessDenied.Unauthenticated.class);
  }

  @CanIgnoreReturnValue
  private ImportProducts.Report run(OnConflict onConflict, ImportLine... lines) {
    return run(onConflict, Stream.of(lines).iterator());
  }

  @CanIgnoreReturnValue
  private ImportProducts.Report run(OnConflict onConflict, Iterator<ImportLine> lines) {
    return done(feature.importProducts().run(Actor.SYSTEM, onConflict, lines));
  }

  private List<ProductImport> imports() {
    return feature.queries().productImports(Actor.SYSTEM, Slice.first(10)).items();
  }

  private Product product(String sku) {
    return ports
        .transactions()
        .write(() -> ports.catalog().inBulk().lock(List.of(new Sku(sku))))
        .get(new Sku(sku));
  }

  private static ImportLine wanted(long line, String sku, long price) {
    return new ImportLine.Wanted(line, new Sku(sku), "Thing", null, credits(price), null, null);
  }

  private static ImportLine being(long line, String sku, @Nullable ProductStatus status) {
    return new ImportLine.Wanted(line, new Sku(sku), "Thing", null, credits(5), status, null);
  }

  private static Watched watched(int lines, Runnable atEach) {
    return new Watched(lines, atEach, () -> {});
  }

  /** Lines of new products, of which each is noticed when it is read. */
  private static final class Watched implements Iterator<ImportLine> {
    private final int lines;
    private final Runnable atEach;
    private final Runnable atEnd;
    private int line;

    Watched(int lines, Runnable atEach, Runnable atEnd) {
      this.lines = lines;
      this.atEach = atEach;
      this.atEnd = atEnd;
    }

    Watched andThen(Runnable end) {
      return new Watched(lines, atEach, end);
    }

    @Override
    public boolean hasNext() {
      if (line == lines) {
        atEnd.run();
      }
      return line < lines;
    }

    @Override
    public ImportLine next() {
      line++;
      atEach.run();
      return wanted(line, "s" + line, 5);
    }
  }

  /** Counts what was written. */
  private static final class CountedInBulk implements ProductsInBulk {
    private final ProductsInBulk products;
    private final AtomicInteger written = new AtomicInteger();

    CountedInBulk(ProductsInBulk products) {
      this.products = products;
    }

    @Override
    public Map<Sku, Product> lock(Collection<Sku> skus) {
      return Map.of();
    }

    @Override
    public void insert(Collection<Product> inserted) {
      written.addAndGet(inserted.size());
    }

    @Override
    public void update(Collection<Product> updated) {
      products.update(updated);
    }

    @Override
    public Set<AssetCode> knownAssets(Collection<AssetCode> assets) {
      return products.knownAssets(assets);
    }

    @Override
    public Set<CategorySlug> knownCategories(Collection<CategorySlug> slugs) {
      return products.knownCategories(slugs);
    }
  }
}
