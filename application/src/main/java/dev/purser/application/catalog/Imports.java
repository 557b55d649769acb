package dev.purser.application.catalog;

import dev.purser.application.shared.Slice;
import dev.purser.domain.catalog.FailedLine;
import dev.purser.domain.catalog.ImportId;
import dev.purser.domain.catalog.ProductImport;
import java.util.List;
import java.util.Optional;

/** The imports of products, and which of their lines failed. */
public interface Imports {
  void add(ProductImport started);

  /** Puts it in the place of what it was, and adds lines that failed. */
  void update(ProductImport advanced, List<FailedLine> failed);

  Optional<ProductImport> find(ImportId id);

  /** The lines that are kept, in their order. */
  List<FailedLine> failed(ImportId id);

  /** Those of the slice, the newest first. */
  List<ProductImport> list(Slice<ImportId> slice);

  /** How many there are. */
  long count();
}
