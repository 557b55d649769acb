package dev.purser.web.catalog;

import dev.purser.application.catalog.ImportProducts;
import dev.purser.application.catalog.ProductQueries;
import dev.purser.application.shared.Actor;
import dev.purser.domain.catalog.ImportId;
import dev.purser.domain.catalog.OnConflict;
import dev.purser.web.shared.Answer;
import dev.purser.web.shared.ListJson;
import dev.purser.web.shared.Listing;
import dev.purser.web.shared.PathId;
import dev.purser.web.shared.Replies;
import dev.purser.web.shared.Uploaded;
import dev.purser.web.shared.input.Text;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** Imports of many products over HTTP. */
@Controller
@Tag(name = "Product imports", description = "Many products at a time, and what became of them.")
final class ProductImportController {
  private final ImportProducts importProducts;
  private final ProductQueries products;

  ProductImportController(ImportProducts importProducts, ProductQueries products) {
    this.importProducts = importProducts;
    this.products = products;
  }

  @Operation(
      operationId = "importProducts",
      summary = "Create and change products line by line",
      description =
          "Lines are imported while they come in, some hundred in a transaction, and the report is"
              + " the answer. Meanwhile the import can be found in the list of imports.")
  @PostMapping("/v1/product-imports")
  Answer<ImportReportJson> run(Uploaded<ImportOptions> request) throws IOException {
    try (var content = request.content()) {
      var lines =
          switch (request.format()) {
            case CSV -> new CsvReading(content);
            case NDJSON -> new NdjsonReading(content);
          };
      var reply = importProducts.run(request.actor(), request.filter().toOnConflict(), lines);
      return Replies.answer(
          reply,
          report -> {
            var json = CatalogJsonMapper.MAPPER.json(report);
            return new Answer.Created<>(json, "/v1/product-imports/" + json.id());
          });
    } catch (UncheckedIOException failed) {
      throw failed.getCause();
    }
  }

  @Operation(operationId = "getProductImport", summary = "Read how far an import is")
  @GetMapping("/v1/product-imports/{id}")
  Answer<ImportReportJson> find(Actor actor, PathId id) {
    var found = products.productImport(actor, new ImportId(id.value()));
    return Replies.answer(
        found, report -> new Answer.Shown<>(CatalogJsonMapper.MAPPER.json(report)));
  }

  @Operation(operationId = "listProductImports", summary = "List imports, the newest first")
  @GetMapping("/v1/product-imports")
  Answer<ListJson<ProductImportJson>> list(Actor actor, Listing<AllImports> request) {
    var slice = request.slice(position -> new ImportId(UUID.fromString(position)));
    var page = products.productImports(actor, slice);
    return request.answer(page, CatalogJsonMapper.MAPPER::json, id -> id.value().toString());
  }

  /** A list of imports has no filters. */
  record AllImports() {}

  /**
   * How to import.
   *
   * @param onConflict what to do with a SKU that is there already; such a line fails unless told
   */
  record ImportOptions(@Text(shape = "skip|update|fail") @Nullable String onConflict) {
    OnConflict toOnConflict() {
      return onConflict == null
          ? OnConflict.FAIL
          : OnConflict.valueOf(onConflict.toUpperCase(Locale.ROOT));
    }
  }
}
