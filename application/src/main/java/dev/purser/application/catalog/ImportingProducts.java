package dev.purser.application.catalog;

import dev.purser.application.shared.Actor;
import dev.purser.application.shared.Clock;
import dev.purser.application.shared.Ids;
import dev.purser.application.shared.Reply;
import dev.purser.application.shared.Right;
import dev.purser.application.shared.SimpleWrites;
import dev.purser.application.shared.TransactionFault;
import dev.purser.domain.catalog.ImportId;
import dev.purser.domain.catalog.ImportStatus;
import dev.purser.domain.catalog.OnConflict;
import dev.purser.domain.catalog.ProductImport;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

final class ImportingProducts implements ImportProducts {
  private static final Logger LOG = LoggerFactory.getLogger(ImportingProducts.class);

  private final ProductsInBulk products;
  private final Imports imports;
  private final SimpleWrites writes;
  private final Clock clock;
  private final Ids ids;

  ImportingProducts(
      ProductsInBulk products, Imports imports, SimpleWrites writes, Clock clock, Ids ids) {
    this.products = products;
    this.imports = imports;
    this.writes = writes;
    this.clock = clock;
    this.ids = ids;
  }

  @Override
  public Reply<Report> run(Actor actor, OnConflict onConflict, Iterator<ImportLine> lines) {
    actor.require(Right.MANAGE_CATALOGUE);
    // What is wrong with the whole of it shows at its first line.
    var _ = lines.hasNext();
    return switch (start(actor, onConflict)) {
      case Reply.Done<ProductImport>(var started, var _) ->
          new Reply.Done<>(run(started, lines), false);
      default -> throw new IllegalStateException("an import is never refused as a whole");
    };
  }

  private Reply<ProductImport> start(Actor actor, OnConflict onConflict) {
    var id = new ImportId(ids.next());
    return writes.write(
        actor,
        "import-products",
        started -> started.id().value(),
        () -> {
          var started = ProductImport.start(id, onConflict, clock.now());
          imports.add(started);
          return new Reply.Done<>(started, false);
        });
  }

  private Report run(ProductImport started, Iterator<ImportLine> lines) {
    var running = new Running(started);
    try {
      var chunk = new LinkedHashMap<Object, ImportLine>();
      while (lines.hasNext()) {
        var line = lines.next();
        var key = key(line);
        if (chunk.size() == MAX_CHUNK || chunk.containsKey(key)) {
          running.advance(chunk);
          chunk.clear();
        }
        chunk.put(key, line);
      }
      running.advance(chunk);
      return running.end(ImportStatus.COMPLETED);
    } catch (RuntimeException thrown) {
      interrupt(running, thrown);
      throw thrown;
    }
  }

  /** What of a part there must be only one of: two lines about a product come one by one. */
  private static Object key(ImportLine line) {
    return switch (line) {
      case ImportLine.Wanted wanted -> wanted.sku();
      case ImportLine.Unreadable unreadable -> unreadable.line();
    };
  }

  /** If this fails too, the import falls silent and is taken as interrupted for that. */
  private static void interrupt(Running running, RuntimeException thrown) {
    try {
      var _ = running.end(ImportStatus.INTERRUPTED);
    } catch (TransactionFault alsoFailed) {
      LOG.warn("an import could not be marked as interrupted", alsoFailed);
      thrown.addSuppressed(alsoFailed);
    }
  }

  /** An import under way. */
  private final class Running {
    private ProductImport current;
    private long told;

    Running(ProductImport started) {
      this.current = started;
    }

    /** Writes a part, its count and its failed lines in one transaction. */
    void advance(Map<Object, ImportLine> chunk) {
      if (chunk.isEmpty()) {
        return;
      }
      var newIds = chunk.values().stream().map(line -> ids.next()).toList();
      var part =
          writes.goOn(() -> {
            var now = clock.now();
            var lines = new ImportChunk(products, current.onConflict(), newIds, now);
            var done = lines.write(chunk.values());
            var failed = done.failed().stream().limit(ProductImport.MAX_TOLD - told).toList();
            var advanced = current.advanced(done.counts(), now);
            imports.update(advanced, failed);
            return new Part(advanced, failed.size());
          });
      current = part.advanced();
      told += part.told();
    }

    Report end(ImportStatus how) {
      return writes.goOn(() -> {
        var ended = current.ended(how, clock.now());
        imports.update(ended, List.of());
        return new Report(ended, imports.failed(ended.id()));
      });
    }
  }

  private record Part(ProductImport advanced, int told) {}
}
