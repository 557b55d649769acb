package dev.purser.web.catalog;

import dev.purser.application.catalog.ImportLine;
import dev.purser.web.catalog.ProductController.ProductBody;
import dev.purser.web.shared.input.StrictJson;
import dev.purser.web.shared.problem.Faults;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Lines of JSON: each is what {@code POST /v1/products} takes. Empty ones say nothing. */
final class NdjsonReading extends LineReading {
  private static final StrictJson<ProductBody> JSON = new StrictJson<>(ProductBody.class);

  private final RawLines lines;

  NdjsonReading(InputStream content) {
    this.lines = new RawLines(content, MAX_LINE);
  }

  @Override
  @Nullable ImportLine read() throws IOException {
    var raw = lines.next();
    while (raw != null && raw.bytes() != null && raw.bytes().length == 0) {
      raw = lines.next();
    }
    if (raw == null) {
      return null;
    }
    return raw.bytes() == null
        ? unreadable(raw.number(), "A line has at most " + MAX_LINE + " bytes.")
        : line(raw.number(), raw.bytes());
  }

  private static ImportLine line(long number, byte[] bytes) {
    var faults = new Faults();
    return JSON.read(bytes, faults)
        .<ImportLine>map(body -> body.toLine(number))
        .orElseGet(() -> unreadable(number, faults.toList()));
  }
}
