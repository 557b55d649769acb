package dev.purser.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.persistence.shared.TestDatabase;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The catalogue as those who fill it and those who look at it see it. */
class CatalogueTest {
  private static final int MANY = 10_000;

  private static TestDatabase database;
  private static RunningService service;
  private static Client client;
  private static Shop shop;

  @BeforeAll
  static void start() {
    database = TestDatabase.fresh();
    service = RunningService.on(database);
    client = service.client();
    shop = new Shop(client);
  }

  @AfterAll
  static void stop() {
    service.close();
    database.close();
  }

  @Test
  void showsThePublicWhatIsPublishedAndLetsCachesKeepIt() {
    var path = product("\"status\":\"DRAFT\"");
    var seen = client.anonymous();

    var draft = seen.get(path);
    var published = client.patch(path, "\"0\"", "{\"status\":\"PUBLISHED\"}").succeeded();
    var shown = seen.get(path).succeeded();
    var again = seen.get(path, "If-None-Match", shown.header("ETag").orElseThrow());

    assertThat(draft.status()).isEqualTo(404);
    assertThat(shown.json()).isEqualTo(published.json());
    assertThat(shown.header("Cache-Control").orElseThrow()).startsWith("public, max-age=");
    assertThat(again.status()).isEqualTo(304);
    assertThat(client.get(path).header("Cache-Control")).hasValue("no-store");
    assertThat(seen.get("/v1/products").header("Cache-Control").orElseThrow())
        .startsWith("public, max-age=");
  }

  @Test
  void letsOneOfManyChangesOfOneVersionWin() {
    var path = product("");

    var replies =
        Together.run(16, i -> client.patch(path, "\"0\"", "{\"name\":\"Name %d\"}".formatted(i)));

    var won = replies.stream().filter(r -> r.status() == 200).toList();
    assertThat(won).hasSize(1);
    assertThat(replies).filteredOn(r -> r.status() != 200).allMatch(r -> r.status() == 412);
    assertThat(client.get(path).json()).isEqualTo(won.getFirst().json());
  }

  @Test
  void keepsEveryCategoryThatManyAddAtTheSameTime() {
    var path = product("");
    var slugs = IntStream.range(0, 4).mapToObj(i -> category()).toList();

    var replies =
        Together.run(
            slugs.size(),
            i ->
                client.post(
                    path + "/categories", "{\"categories\":[\"%s\"]}".formatted(slugs.get(i))));

    assertThat(replies).allMatch(r -> r.status() == 200);
    assertThat(client.get(path).json().at("/categories"))
        .hasSize(slugs.size())
        .allMatch(slug -> slugs.contains(slug.asString()));
  }

  @Test
  void ordersNothingThatWasDeleted() {
    var buyer = shop.buyer(100);
    var sku = shop.product(7, 5);
    var found = client.get("/v1/products?q=" + sku).json().at("/items");
    var product = found.valueStream().filter(p -> p.at("/sku").asString().equals(sku)).findFirst();

    var deleted = client.delete("/v1/products/" + product.orElseThrow().at("/id").asString(), "*");

    assertThat(deleted.status()).isEqualTo(204);
    assertThat(shop.order(buyer, sku, 1).code()).isEqualTo("unknown-sku");
  }

  @Test
  void findsMisspelledProducts() {
    var category = category();
    client.post(
        "/v1/products",
        """
        {"sku":"POT-%s","name":"Blue Teapot","status":"PUBLISHED","categories":["%s"],
         "price":{"asset":"CREDIT","amount":7}}
        """
            .formatted(category, category));
    var list = "/v1/products?category=" + category;

    assertThat(client.anonymous().get(list + "&q=teapott").json().at("/items")).hasSize(1);
    assertThat(client.anonymous().get(list + "&q=TEAPOT+blue").json().at("/items")).hasSize(1);
    assertThat(client.anonymous().get(list + "&q=saucepan").json().at("/items")).isEmpty();
    assertThat(client.anonymous().get(list + "&q=%27;DROP+TABLE+products;--").status())
        .isEqualTo(200);
  }

  @Test
  void importsManyLinesAndShowsHowFarItIs() {
    var run = UUID.randomUUID().toString().substring(0, 8);
    var watch = new Watch();

    var imported =
        client.post(
            "/v1/product-imports?onConflict=skip",
            "text/csv",
            () -> csv(run, line -> watch.look(line)));
    var again =
        client.post(
            "/v1/product-imports?onConflict=skip", "text/csv", () -> csv(run, line -> true));

    assertThat(imported.status()).isEqualTo(201);
    assertThat(imported.number("/created")).isEqualTo(MANY);
    assertThat(imported.at("/status")).isEqualTo("COMPLETED");
    assertThat(watch.seen).isEqualTo("RUNNING");
    assertThat(again.number("/skipped")).isEqualTo(MANY);
    assertThat(client.get(imported.header("Location").orElseThrow()).json())
        .isEqualTo(imported.json());
    var latest = client.get("/v1/products?sort=-createdAt&limit=1").json().at("/items/0/sku");
    assertThat(latest.asString()).startsWith(run + "-");
  }

  @Test
  void marksImportWhoseClientHasGone() {
    var run = UUID.randomUUID().toString().substring(0, 8);

    client.breakOff(
        "/v1/product-imports",
        "text/csv",
        "sku,name,amount\n"
            + IntStream.range(0, 1_200)
                .mapToObj(i -> "%s-%d,Thing,5\n".formatted(run, i))
                .reduce("", String::concat));

    var status = "";
    for (var look = 0; look < 200 && !status.equals("INTERRUPTED"); look++) {
      pause();
      status = client.get("/v1/product-imports?limit=1").at("/items/0/status");
    }
    assertThat(status).isEqualTo("INTERRUPTED");
    assertThat(client.get("/v1/product-imports?limit=1").number("/items/0/created"))
        .isEqualTo(1_000);
  }

  @Test
  void keepsTheCatalogueFromThoseWhoMayOnlyLook() {
    var path = product("");
    var seen = client.anonymous();

    var replies =
        List.of(
            seen.post("/v1/products", Bodies.product("x", 1)),
            seen.post("/v1/categories", "{\"slug\":\"x\",\"name\":\"x\"}"),
            seen.patch(path, "*", "{}"),
            seen.delete(path, "*"),
            seen.post(path + "/categories", "{\"categories\":[]}"),
            seen.get("/v1/product-imports"));

    assertThat(replies).allMatch(reply -> reply.status() == 401);
  }

  /** Waits, somewhere in the middle of what is sent, until the import has come so far as to run. */
  private static final class Watch {
    private static final int LOOKS = 200;
    private volatile String seen = "";

    boolean look(int line) {
      for (var look = 0; line == MANY / 2 && look < LOOKS && !seen.equals("RUNNING"); look++) {
        seen = client.get("/v1/product-imports?limit=1").at("/items/0/status");
        pause();
      }
      return true;
    }
  }

  private static void pause() {
    try {
      Thread.sleep(50);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  /** Made while it is sent. */
  private static InputStream csv(String run, Predicate<Integer> atEach) {
    var lines =
        Stream.concat(
                Stream.of("sku,name,amount\n"),
                IntStream.range(0, MANY)
                    .filter(atEach::test)
                    .mapToObj(i -> "%s-%d,\"Thing, number %d\",5\n".formatted(run, i, i)))
            .<InputStream>map(
                line -> new ByteArrayInputStream(line.getBytes(StandardCharsets.UTF_8)))
            .iterator();
    return new SequenceInputStream(enumeration(lines));
  }

  private static <T> Enumeration<T> enumeration(Iterator<T> iterator) {
    return new Enumeration<>() {
      @Override
      public boolean hasMoreElements() {
        return iterator.hasNext();
      }

      @Override
      public T nextElement() {
        return iterator.next();
      }
    };
  }

  private static String product(String more) {
    var body =
        "{\"sku\":\"SKU-%s\",\"name\":\"A thing\",\"price\":%s%s}"
            .formatted(UUID.randomUUID(), Bodies.credits(7), more.isEmpty() ? "" : "," + more);
    return client.post("/v1/products", body).succeeded().header("Location").orElseThrow();
  }

  private static String category() {
    var slug = "c-" + UUID.randomUUID();
    var body = "{\"slug\":\"%s\",\"name\":\"Things\"}".formatted(slug);
    return client.post("/v1/categories", body).succeeded().at("/slug");
  }
}
