package dev.purser.application.catalog;

import static dev.purser.application.testing.Clerk.done;
import static dev.purser.application.testing.RefusalsTold.assertRefused;
import static dev.purser.domain.shared.Amounts.credits;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.purser.application.catalog.EditProduct.Changes;
import dev.purser.application.shared.AccessDenied;
import dev.purser.application.shared.Actor;
import dev.purser.application.shared.AuditEntry;
import dev.purser.application.shared.Change;
import dev.purser.application.shared.InMemoryAuditLog;
import dev.purser.application.shared.Precondition;
import dev.purser.application.shared.Reply;
import dev.purser.application.testing.Given;
import dev.purser.application.testing.InMemoryPorts;
import dev.purser.application.testing.Ports;
import dev.purser.domain.catalog.CategorySlug;
import dev.purser.domain.catalog.Product;
import dev.purser.domain.catalog.ProductId;
import dev.purser.domain.catalog.ProductStatus;
import dev.purser.domain.shared.Amount;
import dev.purser.domain.shared.AssetCode;
import dev.purser.domain.shared.FreshIds;
import dev.purser.domain.shared.Moments;
import dev.purser.domain.shared.Role;
import dev.purser.domain.shared.Sku;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EditProductTest {
  private static final Changes NOTHING =
      new Changes(Change.keep(), Change.keep(), Change.keep(), Change.keep(), Change.keep());

  private final Ports ports = new InMemoryPorts().all();
  private final Given given = new Given(ports);
  private final CatalogFeature feature =
      CatalogFeature.over(
          ports.catalog(), ports.writes(), ports.transactions(), ports.clock(), ports.ids());
  private final Product draft = done(create());

  @Test
  void changesWhatIsNamedAndKeepsTheRest() {
    var category = given.category();
    var changes =
        new Changes(
            Change.to("Green tea"),
            Change.<@Nullable String>to(null),
            Change.to(credits(9)),
            Change.to(ProductStatus.PUBLISHED),
            Change.to(List.of(category)));

    var changed = done(edit(Precondition.version(0), changes));

    assertThat(changed)
        .isEqualTo(
            new Product(
                draft.id(),
                draft.sku(),
                "Green tea",
                null,
                credits(9),
                ProductStatus.PUBLISHED,
                List.of(category),
                Moments.NOON,
                draft.createdAt(),
                1));
    assertThat(find()).isEqualTo(changed);
  }

  @Test
  void givesNoNewVersionWhenNothingChanges() {
    assertThat(done(edit(Precondition.version(0), NOTHING))).isEqualTo(draft);
  }

  @Test
  void refusesEveryValueThatIsWrong() {
    var changes =
        new Changes(
            Change.keep(),
            Change.keep(),
            Change.to(new Amount(new AssetCode("DOUBLOON"), 0)),
            Change.to(ProductStatus.ARCHIVED),
            Change.to(List.of(given.category(), new CategorySlug("none"))));

    assertRefused(
        edit(Precondition.ANY, changes),
        "amount-out-of-range at price/amount",
        "asset-mismatch at price/asset",
        "unknown-category at categories/1");
    assertThat(find()).isEqualTo(draft);
  }

  @Test
  void refusesToMakeADraftOfWhatWasPublished() {
    var _ = done(edit(Precondition.ANY, becoming(ProductStatus.PUBLISHED)));

    assertRefused(
        edit(Precondition.ANY, becoming(ProductStatus.DRAFT)), "illegal-transition at status");
  }

  @Test
  void changesNothingOfAVersionThatWasNotSeen() {
    assertThat(edit(Precondition.version(7), becoming(ProductStatus.PUBLISHED)))
        .isEqualTo(new Reply.Stale<>());
    assertThat(feature.editProduct().delete(Actor.SYSTEM, draft.id(), Precondition.version(1)))
        .isEqualTo(new Reply.Stale<>());
    assertThat(find()).isEqualTo(draft);
  }

  @Test
  void findsNothingToChangeOrDeleteWhereNothingIs() {
    var nobody = new ProductId(FreshIds.next());

    assertThat(feature.editProduct().edit(Actor.SYSTEM, nobody, Precondition.ANY, NOTHING))
        .isEqualTo(new Reply.NotFound<>());
    assertThat(feature.editProduct().delete(Actor.SYSTEM, nobody, Precondition.ANY))
        .isEqualTo(new Reply.NotFound<>());
  }

  @Test
  void deletesProductWhoseSkuIsFreeThen() {
    var _ = done(feature.editProduct().delete(Actor.SYSTEM, draft.id(), Precondition.version(0)));

    assertThat(feature.queries().find(Actor.SYSTEM, draft.id())).isEmpty();
    assertThat(feature.editProduct().delete(Actor.SYSTEM, draft.id(), Precondition.ANY))
        .isEqualTo(new Reply.NotFound<>());
    assertThat(done(create()).sku()).isEqualTo(draft.sku());
  }

  @Test
  void putsProductIntoCategoriesAndTakesItOut() {
    var a = given.category();
    var b = given.category();
    var c = given.category();

    var replaced =
        done(
            categorize()
                .replace(Actor.SYSTEM, draft.id(), Precondition.version(0), List.of(b, a, b)));
    var added = done(categorize().add(Actor.SYSTEM, draft.id(), List.of(c, a)));
    var again = done(categorize().add(Actor.SYSTEM, draft.id(), List.of(c)));
    var removed = done(categorize().remove(Actor.SYSTEM, draft.id(), Precondition.version(2), a));

    assertThat(replaced.categories()).containsExactlyInAnyOrder(a, b);
    assertThat(added.categories()).containsExactlyInAnyOrder(a, b, c);
    assertThat(again).isEqualTo(added);
    assertThat(removed.categories()).containsExactlyInAnyOrder(b, c);
    assertThat(removed.version()).isEqualTo(3);
    assertThat(find()).isEqualTo(removed);
  }

  @Test
  void refusesCategoriesThatDoNotExist() {
    var none = new CategorySlug("none");
    var some = List.of(given.category(), none);

    assertRefused(
        categorize().replace(Actor.SYSTEM, draft.id(), Precondition.ANY, some),
        "unknown-category at categories/1");
    assertRefused(
        categorize().add(Actor.SYSTEM, draft.id(), some), "unknown-category at categories/1");
    assertThat(categorize().remove(Actor.SYSTEM, draft.id(), Precondition.ANY, none))
        .isEqualTo(new Reply.NotFound<>());
    assertThat(categorize().replace(Actor.SYSTEM, draft.id(), Precondition.version(7), some))
        .isEqualTo(new Reply.Stale<>());
  }

  @Test
  void createsCategoryOnce() {
    var slug = new CategorySlug("tea");

    var category = done(feature.createCategory().create(Actor.SYSTEM, slug, "Tea"));

    assertThat(feature.queries().category(Actor.ANONYMOUS, slug)).contains(category);
    assertThat(feature.queries().categories(Actor.ANONYMOUS, null, 10).items())
        .containsExactly(category);
    assertRefused(
        feature.createCategory().create(Actor.SYSTEM, slug, "Other"), "slug-taken at slug");
  }

  @Test
  void entersEveryWriteIntoTheAudit() {
    var _ = done(edit(Precondition.ANY, becoming(ProductStatus.PUBLISHED)));
    var _ = done(categorize().add(Actor.SYSTEM, draft.id(), List.of(given.category())));
    var _ = done(feature.createCategory().create(Actor.SYSTEM, new CategorySlug("tea"), "Tea"));
    var _ = done(feature.editProduct().delete(Actor.SYSTEM, draft.id(), Precondition.ANY));

    var entries =
        ports.transactions().read(() -> ((InMemoryAuditLog) ports.audit()).all().toList());

    assertThat(entries)
        .extracting(AuditEntry::action)
        .containsExactlyInAnyOrder(
            "create-product",
            "edit-product",
            "categorize-product",
            "create-category",
            "delete-product");
    assertThat(entries)
        .filteredOn(entry -> entry.action().endsWith("-product"))
        .extracting(AuditEntry::resource)
        .containsOnly(draft.id().value());
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ADMIN")
  void isForAdminsAlone(Role role) {
    assertDenied(new Actor(FreshIds.next().toString(), role), AccessDenied.Forbidden.class);
  }

  @Test
  void isNotForTheUnknown() {
    assertDenied(Actor.ANONYMOUS, AccessDenied.Unauthenticated.class);
  }

  private void assertDenied(Actor actor, Class<? extends AccessDenied> how) {
    var id = draft.id();
    var slugs = List.of(new CategorySlug("tea"));
    assertThatThrownBy(() -> feature.createProduct().create(actor, request())).isInstanceOf(how);
    assertThatThrownBy(() -> feature.editProduct().edit(actor, id, Precondition.ANY, NOTHING))
        .isInstanceOf(how);
    assertThatThrownBy(() -> feature.editProduct().delete(actor, id, Precondition.ANY))
        .isInstanceOf(how);
    assertThatThrownBy(() -> categorize().replace(actor, id, Precondition.ANY, slugs))
        .isInstanceOf(how);
    assertThatThrownBy(() -> categorize().add(actor, id, slugs)).isInstanceOf(how);
    assertThatThrownBy(() -> categorize().remove(actor, id, Precondition.ANY, slugs.getFirst()))
        .isInstanceOf(how);
    assertThatThrownBy(() -> feature.createCategory().create(actor, new CategorySlug("tea"), "Tea"))
        .isInstanceOf(how);
    assertThat(find()).isEqualTo(draft);
  }

  private CategorizeProduct categorize() {
    return feature.categorizeProduct();
  }

  private Product find() {
    return feature.queries().find(Actor.SYSTEM, draft.id()).orElseThrow();
  }

  private Reply<Product> create() {
    return feature.createProduct().create(Actor.SYSTEM, request());
  }

  private static CreateProduct.Request request() {
    return new CreateProduct.Request(
        new Sku("tea"), "Tea", "Of the best.", credits(5), ProductStatus.DRAFT, List.of());
  }

  private Reply<Product> edit(Precondition precondition, Changes changes) {
    return feature.editProduct().edit(Actor.SYSTEM, draft.id(), precondition, changes);
  }

  private static Changes becoming(ProductStatus status) {
    return new Changes(
        Change.keep(), Change.keep(), Change.keep(), Change.to(status), Change.keep());
  }
}
