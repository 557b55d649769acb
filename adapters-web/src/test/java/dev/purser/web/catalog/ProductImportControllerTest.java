package dev.purser.web.catalog;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.web.TestClient;
import dev.purser.web.TestClient.Response;
import dev.purser.web.TestService;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ProductImportControllerTest {
  private static final String CSV = "text/csv";
  private static final String NDJSON = "application/x-ndjson";

  private final TestClient client = TestService.client();
  private final String run = UUID.randomUUID().toString().substring(0, 8);

  @Test
  void importsCsv() {
    var report =
        imported(
            CSV,
            """
            \uFEFFsku,name,description,asset,amount,status,categories
            a-%1$s,"Mug, ""blue"" 茶",Holds tea,CREDIT,1250,PUBLISHED,
            b-%1$s,Pot,"Two
            lines",,7,,
            """
                .formatted(run));

    assertThat(counts(report)).isEqualTo("2 created, 0 updated, 0 skipped, 0 failed");
    var items = client.get("/v1/products?q=b-" + run).json().at("/items");
    assertThat(items)
        .anySatisfy(item -> {
          assertThat(item.at("/sku").asString()).isEqualTo("b-" + run);
          assertThat(item.at("/description").asString()).isEqualTo("Two\nlines");
          assertThat(item.at("/price/asset").asString()).isEqualTo("CREDIT");
          assertThat(item.at("/status").asString()).isEqualTo("DRAFT");
        });
    assertThat(client.get("/v1/products?q=a-" + run).json().at("/items"))
        .anyMatch(item -> item.at("/name").asString().equals("Mug, \"blue\" 茶"));
  }

  @Test
  void importsNdjson() {
    var report = imported(NDJSON, line("a", 5) + "\n\r\n" + line("b", 6) + "\r\n" + line("c", 7));

    assertThat(counts(report)).isEqualTo("3 created, 0 updated, 0 skipped, 0 failed");
    assertThat(report.at("/status").asString()).isEqualTo("COMPLETED");
    assertThat(report.at("/lines").asLong()).isEqualTo(3);
  }

  @Test
  void answersWhereTheImportIs() {
    var answer = send(NDJSON, "", bytes(line("a", 5)));

    var path = answer.header("Location").orElseThrow();
    assertThat(answer.status()).isEqualTo(201);
    assertThat(client.get(path).json()).isEqualTo(answer.json());
    assertThat(client.get("/v1/product-imports?limit=200").json().at("/items"))
        .anyMatch(item -> path.endsWith(item.at("/id").asString()));
  }

  @Test
  void doesWithConflictsWhatItIsTold() {
    imported(NDJSON, line("a", 5));

    var failed = imported(NDJSON, line("a", 6) + "\n" + line("b", 6));
    var skipped = send(NDJSON, "?onConflict=skip", bytes(line("a", 6))).json();
    var updated = send(NDJSON, "?onConflict=update", bytes(line("a", 7))).json();

    assertThat(counts(failed)).isEqualTo("1 created, 0 updated, 0 skipped, 1 failed");
    assertThat(failures(failed)).containsExactly("1 sku-taken");
    assertThat(counts(skipped)).isEqualTo("0 created, 0 updated, 1 skipped, 0 failed");
    assertThat(counts(updated)).isEqualTo("0 created, 1 updated, 0 skipped, 0 failed");
  }

  @Test
  void tellsOfEachLineWhatIsWrongWithIt() {
    var report =
        imported(
            NDJSON,
            String.join(
                "\n",
                line("a", 5),
                "{\"sku\":\"a b\",\"name\":1,\"colour\":\"red\"}",
                "not json",
                line("b", 0),
                line("c", 5).replace("CREDIT", "DOUBLOON"),
                line("d", 5).replace("}}", "},\"categories\":[\"none\"]}"),
                line("e", 5).replace("Mug", "\\u0000"),
                "[1,2]",
                "{\"sku\":\"" + "x".repeat(200_000) + "\"}",
                line("f", 5)));

    assertThat(counts(report)).isEqualTo("2 created, 0 updated, 0 skipped, 8 failed");
    assertThat(failures(report))
        .containsExactly(
            "2 malformed-request",
            "3 malformed-request",
            "4 amount-out-of-range",
            "5 asset-mismatch",
            "6 unknown-category",
            "7 malformed-request",
            "8 malformed-request",
            "9 malformed-request");
    assertThat(report.at("/failed/0/detail").asString())
        .contains("/sku: ", "/name: ", "/colour: ", "/price: ");
  }

  @Test
  void tellsOfEachLineOfCsvWhatIsWrongWithIt() {
    var report =
        imported(
            CSV,
            """
            amount,sku,name,status,categories
            5,a-%1$s,Mug,DRAFT,
            five,b-%1$s,Mug,DRAFT,
            5,c-%1$s,Mug,SOLD,
            5,d-%1$s,,DRAFT,
            5,e-%1$s
            5,f-%1$s,Mug,DRAFT,,
            5,g-%1$s,Mug,DRAFT,none|nil
            5,h-%1$s,Mug,DRAFT,No Slug
            5,i-%1$s,"Mug
            two",DRAFT,
            1.5,j-%1$s,Mug,DRAFT,
            """
                .formatted(run));

    assertThat(counts(report)).isEqualTo("2 created, 0 updated, 0 skipped, 8 failed");
    assertThat(failures(report))
        .containsExactly(
            "3 malformed-request",
            "4 malformed-request",
            "5 malformed-request",
            "6 malformed-request",
            "7 malformed-request",
            "8 unknown-category",
            "9 malformed-request",
            "12 malformed-request");
  }

  @Test
  void failsOnlyTheLineThatIsNotUtf8() {
    var csv = "sku,name,amount\na-%1$s,M\u00fcg,5\nb-%1$s,Mug,5\n".formatted(run);
    var ndjson = line("c", 5).replace("Mug", "M\u00fcg") + "\n" + line("d", 5);

    var ofCsv = send(CSV, "", csv.getBytes(ISO_8859_1)).json();
    var ofNdjson = send(NDJSON, "", ndjson.getBytes(ISO_8859_1)).json();

    assertThat(failures(ofCsv)).containsExactly("2 malformed-request");
    assertThat(failures(ofNdjson)).containsExactly("1 malformed-request");
    assertThat(counts(ofNdjson)).startsWith("1 created");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n\n",
        "sku,name\n",
        "sku,name,amount,colour\n",
        "sku,name,amount,sku\n",
        "\"sku\"x,name,amount\n",
        "sku;name;amount\n"
      })
  void refusesCsvWithoutItsColumns(String csv) {
    var before = client.get("/v1/product-imports?page=1&size=1").json().at("/total");

    var answer = send(CSV, "", bytes(csv));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(client.get("/v1/product-imports?page=1&size=1").json().at("/total"))
        .isEqualTo(before);
  }

  @Test
  void endsWhereCsvCannotBeReadOn() {
    var csv = "sku,name,amount\na-%1$s,Mug,5\nb-%1$s,\"Mug".formatted(run) + "x".repeat(300_000);

    var answer = send(CSV, "", bytes(csv));

    var latest = client.get("/v1/product-imports?limit=1").json().at("/items/0");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(latest.at("/status").asString()).isEqualTo("INTERRUPTED");
  }

  @Test
  void takesNothingForAnImportOfNoLines() {
    assertThat(counts(imported(NDJSON, ""))).startsWith("0 created");
    assertThat(counts(imported(CSV, "sku,name,amount"))).startsWith("0 created");
  }

  @Test
  void takesPackedBodies() throws IOException {
    var packed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(packed)) {
      gzip.write(bytes(line("a", 5)));
    }

    var answer =
        client.send(
            "POST",
            "/v1/product-imports",
            BodyPublishers.ofByteArray(packed.toByteArray()),
            "Content-Type",
            NDJSON,
            "Content-Encoding",
            "gzip");

    assertThat(counts(answer.json())).startsWith("1 created");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"application/json", "text/plain", "text/csv;charset=ISO-8859-1", "nonsense"})
  void takesNoOtherMediaTypes(String type) {
    assertThat(send(type, "", bytes(line("a", 5))).status()).isEqualTo(415);
  }

  @ParameterizedTest
  @ValueSource(strings = {"?onConflict=replace", "?onConflict=", "?onconflict=skip", "?dryRun=1"})
  void takesNoOtherParameters(String query) {
    assertThat(send(NDJSON, query, bytes(line("a", 5))).status()).isEqualTo(400);
  }

  @Test
  void hidesImportsThatDoNotExist() {
    assertThat(client.get("/v1/product-imports/" + UUID.randomUUID()).status()).isEqualTo(404);
  }

  private String line(String sku, long price) {
    return "{\"sku\":\"%s-%s\",\"name\":\"Mug\",\"price\":{\"asset\":\"CREDIT\",\"amount\":%d}}"
        .formatted(sku, run, price);
  }

  private JsonNode imported(String type, String body) {
    return send(type, "", bytes(body)).json();
  }

  private Response send(String type, String query, byte[] body) {
    return client.send(
        "POST",
        "/v1/product-imports" + query,
        BodyPublishers.ofByteArray(body),
        "Content-Type",
        type);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  private static String counts(JsonNode report) {
    return "%d created, %d updated, %d skipped, %d failed"
        .formatted(
            report.at("/created").asLong(),
            report.at("/updated").asLong(),
            report.at("/skipped").asLong(),
            report.at("/failedLines").asLong());
  }

  private static List<String> failures(JsonNode report) {
    return report
        .at("/failed")
        .valueStream()
        .map(line -> line.at("/line").asLong() + " " + line.at("/code").asString())
        .toList();
  }
}
