package dev.purser.application.catalog;

import dev.purser.application.shared.InMemoryStore;
import dev.purser.application.shared.Slice;
import dev.purser.domain.catalog.FailedLine;
import dev.purser.domain.catalog.ImportId;
import dev.purser.domain.catalog.ProductImport;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Imports in memory. */
public final class InMemoryImports implements Imports {
  private final InMemoryStore.Table<ImportId, ProductImport> imports;
  private final InMemoryStore.Table<ImportId, List<FailedLine>> failures;

  public InMemoryImports(InMemoryStore store) {
    this.imports = store.table("imports");
    this.failures = store.table("failed lines");
  }

  @Override
  public void add(ProductImport started) {
    imports.insert(started.id(), started);
    failures.insert(started.id(), List.of());
  }

  @Override
  public void update(ProductImport advanced, List<FailedLine> failed) {
    imports.update(advanced.id(), advanced);
    failures.update(
        advanced.id(), Stream.concat(failed(advanced.id()).stream(), failed.stream()).toList());
  }

  @Override
  public Optional<ProductImport> find(ImportId id) {
    return imports.find(id);
  }

  @Override
  public List<FailedLine> failed(ImportId id) {
    return failures.find(id).orElse(List.of());
  }

  @Override
  public List<ProductImport> list(Slice<ImportId> slice) {
    var before = slice.position();
    return imports
        .values()
        .filter(i -> before == null || i.id().value().compareTo(before.value()) < 0)
        .sorted(Comparator.comparing((ProductImport i) -> i.id().value()).reversed())
        .skip(slice.offset())
        .limit(slice.rows())
        .toList();
  }

  @Override
  public long count() {
    return imports.values().count();
  }
}
