package dev.purser.application.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.purser.application.shared.AccessDenied;
import dev.purser.application.shared.Actor;
import dev.purser.application.shared.Right;
import dev.purser.application.shared.Slice;
import dev.purser.application.testing.InMemoryPorts;
import dev.purser.application.testing.Ports;
import dev.purser.domain.catalog.ImportId;
import dev.purser.domain.catalog.Product;
import dev.purser.domain.catalog.ProductBuilder;
import dev.purser.domain.catalog.ProductStatus;
import dev.purser.domain.shared.FreshIds;
import dev.purser.domain.shared.Role;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProductQueriesTest {
  private final Ports ports = new InMemoryPorts().all();
  private final ProductQueries queries =
      CatalogFeature.over(
              ports.catalog(), ports.writes(), ports.transactions(), ports.clock(), ports.ids())
          .queries();

  private final Product published = ProductBuilder.aProduct().build();
  private final Product draft = ProductBuilder.aProduct().being(ProductStatus.DRAFT).build();
  private final Product archived = ProductBuilder.aProduct().being(ProductStatus.ARCHIVED).build();

  @BeforeEach
  void fillTheCatalogue() {
    var products = List.of(published, draft, archived);
    var _ =
        ports
            .transactions()
            .write(() -> {
              ports.products().addAll(products);
              return true;
            });
  }

  @Test
  void showThePublicWhatIsPublished() {
    assertShowsWhatIsPublished(Actor.ANONYMOUS);
    assertShowsWhatIsPublished(new Actor(FreshIds.next().toString(), Role.CUSTOMER));
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "CUSTOMER")
  void showStaffAndMachinesEverything(Role role) {
    var actor = new Actor(FreshIds.next().toString(), role);

    assertThat(Stream.of(published, draft, archived))
        .allSatisfy(product -> assertThat(queries.find(actor, product.id())).contains(product));
    assertThat(search(actor, null)).containsExactlyInAnyOrder(published, draft, archived);
    assertThat(search(actor, ProductStatus.DRAFT)).containsExactly(draft);
  }

  @Test
  void countForStaffWhatThereIs() {
    var page = queries.search(Actor.SYSTEM, ProductSearch.ALL, new Slice.Numbered<>(1, 2));

    assertThat(page.items()).hasSize(2);
    assertThat(page.total()).isEqualTo(3);
  }

  @ParameterizedTest
  @EnumSource
  void tellOfImportsWhoeverMayReadEverything(Role role) {
    var actor = new Actor(FreshIds.next().toString(), role);
    var unknown = new ImportId(FreshIds.next());

    if (actor.has(Right.READ_ALL)) {
      assertThat(queries.productImport(actor, unknown)).isEmpty();
      assertThat(queries.productImports(actor, Slice.first(1)).items()).isEmpty();
    } else {
      assertThatThrownBy(() -> queries.productImport(actor, unknown))
          .isInstanceOf(AccessDenied.Forbidden.class);
      assertThatThrownBy(() -> queries.productImports(actor, Slice.first(1)))
          .isInstanceOf(AccessDenied.Forbidden.class);
    }
  }

  private void assertShowsWhatIsPublished(Actor actor) {
    assertThat(queries.find(actor, published.id())).contains(published);
    assertThat(queries.find(actor, draft.id())).isEmpty();
    assertThat(queries.find(actor, archived.id())).isEmpty();
    assertThat(search(actor, null)).containsExactly(published);
    assertThat(search(actor, ProductStatus.PUBLISHED)).containsExactly(published);
    assertThat(search(actor, ProductStatus.DRAFT)).isEmpty();
    assertThat(search(actor, ProductStatus.ARCHIVED)).isEmpty();
  }

  private List<Product> search(Actor actor, ProductStatus status) {
    var search = ProductSearch.ALL.being(status);
    return queries.search(actor, search, Slice.first(10)).items();
  }
}
