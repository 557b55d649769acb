package dev.purser.application.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.purser.application.shared.TransactionFault;
import dev.purser.application.testing.PortsContract;
import dev.purser.domain.catalog.Category;
import dev.purser.domain.catalog.CategoryId;
import dev.purser.domain.catalog.CategorySlug;
import dev.purser.domain.shared.Moments;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Categories are found as they were added. */
public abstract class CategoriesContract extends PortsContract {

  @Test
  void areFoundBySlugAsTheyWereAdded() {
    var tea = category("tea");

    add(tea);

    assertThat(read(() -> categories().find(List.of(tea.slug(), category("no").slug()))))
        .containsOnlyKeys(tea.slug())
        .containsEntry(tea.slug(), tea);
  }

  @Test
  void takeNoSecondOneWithSlug() {
    var tea = category("tea");
    add(tea);

    var second =
        new Category(new CategoryId(ports().ids().next()), tea.slug(), "More", Moments.NOON);

    assertThatThrownBy(() -> add(second)).isInstanceOf(TransactionFault.ConstraintViolated.class);
  }

  @Test
  void areListedInTheOrderOfTheirSlugs() {
    var a = category("a");
    var b = new Category(a.id(), new CategorySlug(a.slug() + "-b"), "B", Moments.NOON);
    var c = new Category(a.id(), new CategorySlug(a.slug() + "0"), "C", Moments.NOON);
    add(withId(c), withId(b), a);

    var listed = read(() -> categories().list(a.slug(), 2));

    assertThat(listed).extracting(Category::slug).containsExactly(b.slug(), c.slug());
    assertThat(read(() -> categories().list(null, 1))).hasSize(1);
  }

  private Categories categories() {
    return ports().catalog().categories();
  }

  private Category withId(Category category) {
    var id = new CategoryId(ports().ids().next());
    return new Category(id, category.slug(), category.name(), category.createdAt());
  }

  private Category category(String prefix) {
    var id = ports().ids().next();
    return new Category(
        new CategoryId(id), new CategorySlug(prefix + "-" + id), UNICODE, Moments.NOON);
  }

  private void add(Category... categories) {
    change(() -> categories().addAll(List.of(categories)));
  }
}
