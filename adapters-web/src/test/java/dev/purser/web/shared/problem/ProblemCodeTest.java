package dev.purser.web.shared.problem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.domain.catalog.CategorySlug;
import dev.purser.domain.shared.Figures;
import dev.purser.domain.shared.LocatedRefusal;
import dev.purser.domain.shared.Quantities;
import dev.purser.domain.shared.Refusal;
import dev.purser.domain.shared.RefusedException;
import dev.purser.domain.shared.ValueRefusal;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.util.ClassUtils;

class ProblemCodeTest {
  /** A refusal that nobody has told the table of. */
  record Forgotten() implements Refusal {
    @Override
    public String code() {
      return "forgotten";
    }

    @Override
    public String explanation() {
      return "";
    }

    @Override
    public Figures figures() {
      return Figures.NONE;
    }
  }

  @Test
  void hasARowForEveryRefusalOfTheDomain() {
    var codes = codesUnder("dev.purser.domain");

    assertThat(codes).hasSizeGreaterThan(15).allMatch(code -> ProblemCode.of(code).isPresent());
  }

  @Test
  void wouldMissARow() {
    var codes = codesUnder("dev.purser.web.shared.problem");

    assertThat(codes).containsExactly("forgotten");
    assertThat(ProblemCode.of("forgotten")).isEmpty();
  }

  @Test
  void hasAPageForEveryRow() {
    assertThat(ProblemCode.values())
        .allSatisfy(code ->
            assertThat(ProblemCodeTest.class.getResource(code.page() + ".md"))
                .as(code.code())
                .isNotNull());
  }

  @Test
  void ordersCodesAsTheContractDoes() {
    assertThat(Arrays.stream(ProblemCode.values()).map(ProblemCode::code))
        .containsSubsequence(
            "idempotency-key-missing",
            "malformed-request",
            "not-found",
            "idempotency-key-reused",
            "request-in-progress",
            "unknown-sku",
            "product-not-available",
            "price-changed",
            "quantity-out-of-range",
            "amount-out-of-range",
            "asset-mismatch",
            "unknown-account",
            "same-account",
            "account-frozen",
            "account-closed",
            "out-of-stock",
            "insufficient-credit",
            "quantity-exceeds-open",
            "illegal-transition",
            "duplicate-reference",
            "too-many-lots",
            "stock-allocated",
            "account-not-empty",
            "email-taken",
            "sku-taken",
            "overloaded",
            "outcome-unknown",
            "unavailable");
  }

  @Test
  void takesTheFirstCodeOfTheTableAndKeepsAllFaults() {
    var faults =
        List.of(
            new LocatedRefusal("lines/1", new ValueRefusal.AmountOutOfRange("0 CREDIT")),
            new LocatedRefusal("lines/0/quantity", quantityRefusal()));

    var problem = Problem.of(faults);

    assertThat(problem.code()).isEqualTo(ProblemCode.QUANTITY_OUT_OF_RANGE);
    assertThat(problem.detail()).contains("not 0");
    assertThat(problem.faults())
        .extracting(Fault::pointer)
        .containsExactly("/lines/1", "/lines/0/quantity");
  }

  private static Refusal quantityRefusal() {
    try {
      throw new AssertionError(Quantities.require(0));
    } catch (RefusedException refused) {
      return refused.refusal();
    }
  }

  private static List<String> codesUnder(String basePackage) {
    var scanner = new ClassPathScanningCandidateComponentProvider(false);
    scanner.addIncludeFilter(new AssignableTypeFilter(Refusal.class));
    return scanner.findCandidateComponents(basePackage).stream()
        .map(found -> ClassUtils.resolveClassName(String.valueOf(found.getBeanClassName()), null))
        .map(type -> ((Refusal) sample(type)).code())
        .toList();
  }

  /** Some value of the type; refusals are made of records, enums, texts and numbers. */
  private static Object sample(Class<?> type) {
    if (type == String.class) {
      return "A1";
    } else if (type == CategorySlug.class) {
      return new CategorySlug("a1");
    } else if (type == long.class) {
      return 1L;
    } else if (type == UUID.class) {
      return new UUID(0, 0);
    } else if (type == Instant.class) {
      return Instant.EPOCH;
    } else if (type == List.class) {
      return List.of();
    } else if (type.isEnum()) {
      return type.getEnumConstants()[0];
    }
    return make(type, type.getRecordComponents());
  }

  /** A record by all of its components. */
  private static Object make(Class<?> type, RecordComponent[] components) {
    try {
      var types = Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
      var constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(Stream.of(types).map(ProblemCodeTest::sample).toArray());
    } catch (ReflectiveOperationException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
