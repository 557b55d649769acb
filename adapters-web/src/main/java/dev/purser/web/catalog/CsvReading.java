package dev.purser.web.catalog;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.purser.application.catalog.ImportLine;
import dev.purser.domain.catalog.CategorySlug;
import dev.purser.domain.catalog.Product;
import dev.purser.domain.catalog.ProductStatus;
import dev.purser.domain.shared.Amount;
import dev.purser.domain.shared.AssetCode;
import dev.purser.domain.shared.Sku;
import dev.purser.web.shared.input.Parameters;
import dev.purser.web.shared.input.Text;
import dev.purser.web.shared.problem.Fault;
import dev.purser.web.shared.problem.Faults;
import dev.purser.web.shared.problem.ProblemCode;
import dev.purser.web.shared.problem.ProblemException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lines of CSV (RFC 4180). The first one names the columns, in any order; an empty cell says
 * nothing.
 *
 * <p>Bytes are taken apart as if they were Latin-1, which maps each to a character of its own: what
 * separates cells is the same in UTF-8. Each cell is then decoded alone, so that one that is not
 * UTF-8 fails its line and no other.
 */
final class CsvReading extends LineReading {
  private static final String BYTE_ORDER_MARK = "\u00ef\u00bb\u00bf";
  private static final String BETWEEN_CATEGORIES = "\\|";
  private static final int LONGEST_CATEGORIES = Product.MAX_CATEGORIES * 65;

  private static final Parameters<Cells> CELLS = new Parameters<>(Cells.class);
  private static final List<String> REQUIRED = List.of("sku", "name", "amount");

  private final Iterator<CsvRecord> records;
  private @Nullable List<String> columns;

  CsvReading(InputStream content) {
    this.records =
        CsvReader.builder()
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .maxBufferSize(MAX_LINE)
            .build(
                CsvRecordHandler.builder().maxFieldSize(MAX_LINE).maxRecordSize(MAX_LINE).build(),
                new InputStreamReader(content, StandardCharsets.ISO_8859_1))
            .iterator();
  }

  /** What a line may have in its cells. */
  record Cells(
      @Text(shape = Sku.SHAPE) @Nullable String sku,
      @Text(min = 1, max = Product.MAX_NAME, blank = false) @Nullable String name,
      @Text(max = Product.MAX_DESCRIPTION) @Nullable String description,
      @Text(shape = AssetCode.SHAPE) @Nullable String asset,
      @Text(shape = "-?[0-9]{1,18}") @Nullable String amount,
      @Nullable ProductStatus status,
      @Text(max = LONGEST_CATEGORIES, shape = "[a-z0-9-]+(\\|[a-z0-9-]+)*")
          @Nullable String categories) {

    ImportLine toLine(long line) {
      var price =
          new Amount(
              asset == null ? AssetCode.CREDIT : new AssetCode(asset),
              Long.parseLong(Objects.requireNonNull(amount)));
      return new ImportLine.Wanted(
          line,
          new Sku(Objects.requireNonNull(sku)),
          Objects.requireNonNull(name),
          description,
          price,
          status,
          slugs());
    }

    /** Whether each of them can be one; and not too many. */
    boolean hasSlugs() {
      return categories == null
          || (split().stream().allMatch(text -> CategorySlug.of(text).isPresent())
              && split().size() <= Product.MAX_CATEGORIES);
    }

    private @Nullable List<CategorySlug> slugs() {
      return categories == null ? null : split().stream().map(CategorySlug::new).toList();
    }

    private List<String> split() {
      return Arrays.asList(Objects.requireNonNull(categories).split(BETWEEN_CATEGORIES, -1));
    }
  }

  @Override
  @Nullable ImportLine read() {
    try {
      if (columns == null) {
        columns = columns();
      }
      return records.hasNext() ? line(columns, records.next()) : null;
    } catch (CsvParseException unreadable) {
      throw new ProblemException(
          ProblemCode.MALFORMED_REQUEST,
          "The body is not CSV any more: a quote is in the wrong place, or a line has more than "
              + MAX_LINE
              + " bytes. "
              + unreadable.getMessage());
    }
  }

  private List<String> columns() {
    if (!records.hasNext()) {
      throw header("There must be a line that names the columns.");
    }
    var named = records.next().getFields().stream().map(String::strip).toList();
    var first = named.getFirst();
    var columns =
        first.startsWith(BYTE_ORDER_MARK)
            ? withFirst(first.substring(BYTE_ORDER_MARK.length()), named)
            : named;
    if (!CELLS.names().containsAll(columns) || Set.copyOf(columns).size() < columns.size()) {
      throw header("The columns are some of " + String.join(", ", sorted()) + ", each once.");
    }
    if (!columns.containsAll(REQUIRED)) {
      throw header("There must be the columns " + String.join(", ", REQUIRED) + ".");
    }
    return columns;
  }

  private static List<String> sorted() {
    return CELLS.names().stream().sorted().toList();
  }

  private static List<String> withFirst(String first, List<String> named) {
    var columns = new ArrayList<>(named);
    columns.set(0, first);
    return columns;
  }

  private static ProblemException header(String detail) {
    return new ProblemException(ProblemCode.MALFORMED_REQUEST, detail);
  }

  private static ImportLine line(List<String> columns, CsvRecord record) {
    var line = record.getStartingLineNumber();
    if (record.getFieldCount() != columns.size()) {
      return unreadable(
          line,
          "There must be %d cells, not %d.".formatted(columns.size(), record.getFieldCount()));
    }
    var faults = new Faults();
    var given = cells(columns, record.getFields(), faults);
    for (var required : REQUIRED) {
      if (faults.isEmpty() && !given.containsKey(required)) {
        faults.add(Fault.ofParameter(required, "This cell is required."));
      }
    }
    return CELLS
        .read(given, faults)
        .filter(cells -> check(cells, faults))
        .map(cells -> cells.toLine(line))
        .orElseGet(() -> unreadable(line, faults.toList()));
  }

  private static boolean check(Cells cells, Faults faults) {
    if (!cells.hasSlugs()) {
      faults.add(
          Fault.ofParameter(
              "categories",
              "This must be at most " + Product.MAX_CATEGORIES + " slugs with | between them."));
    }
    return faults.isEmpty();
  }

  private static Map<String, String> cells(
      List<String> columns, List<String> fields, Faults faults) {
    var cells = new HashMap<String, String>();
    for (var i = 0; i < columns.size(); i++) {
      var column = columns.get(i);
      if (!fields.get(i).isEmpty()) {
        var text = decoded(fields.get(i));
        if (text == null) {
          faults.add(Fault.ofParameter(column, "This must be UTF-8."));
        } else {
          cells.put(column, text);
        }
      }
    }
    return cells;
  }

  private static @Nullable String decoded(String latin) {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(latin.getBytes(StandardCharsets.ISO_8859_1)))
          .toString();
    } catch (CharacterCodingException malformed) {
      return null;
    }
  }
}
