package dev.purser.benchmarks.load;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The requests of a benchmark against the data that {@code shop.sql} makes: accounts, customers and
 * SKUs are numbered, and number 0 of each is the hot one. Drawn from a fixed seed, under keys that
 * are never used twice.
 */
public final class ShopRequests {
  public static final int ACCOUNTS = 10_000;
  public static final int SKUS = 10_000;

  /** The number in the id of account 0, so that all have the same width. */
  public static final long FIRST_NUMBER = 100_000_000_000L;

  public static final String ACCOUNT_PREFIX = "00000000-0000-7000-9000-";

  private static final String CUSTOMER_PREFIX = "00000000-0000-7000-a000-";
  private static final String KEY = "benchmark-############";
  private static final String NUMBER = "############";
  private static final int MAX_AMOUNT = 9;

  private final SplittableRandom random = new SplittableRandom(20_261_120);
  private long sequence;

  /**
   * A small amount from one account to another.
   *
   * @param tokens which the requests have in turns
   */
  public Requests transfers(List<String> tokens, boolean hot) {
    var body =
        """
        {"from":"%s%s","to":"%s%s","amount":{"asset":"CREDIT","amount":#}}\
        """
            .formatted(ACCOUNT_PREFIX, NUMBER, ACCOUNT_PREFIX, NUMBER);
    var templates = templates("/v1/transfers", tokens, body);
    return () -> {
      var from = anyOf(ACCOUNTS);
      var to = hot ? 0 : another(from);
      return next(templates)
          .filled(
              ++sequence, FIRST_NUMBER + from, FIRST_NUMBER + to, 1 + random.nextInt(MAX_AMOUNT));
    };
  }

  /**
   * One unit of a SKU for a customer.
   *
   * @param tokens which the requests have in turns
   */
  public Requests orders(List<String> tokens, boolean hot) {
    var body =
        """
        {"customerId":"%s%s","lines":[{"sku":"SKU-#####","quantity":1}]}\
        """
            .formatted(CUSTOMER_PREFIX, NUMBER);
    var templates = templates("/v1/orders", tokens, body);
    return () ->
        next(templates).filled(++sequence, FIRST_NUMBER + anyOf(ACCOUNTS), hot ? 0 : anyOf(SKUS));
  }

  /** More credits than can be spent, account after account. */
  public Requests grants(String token) {
    var template =
        RequestTemplate.post(
            "/v1/grants",
            token,
            KEY,
            """
            {"accountId":"%s%s","amount":{"asset":"CREDIT","amount":1000000000}}\
            """
                .formatted(ACCOUNT_PREFIX, NUMBER));
    return new Requests() {
      private long account = FIRST_NUMBER;

      @Override
      public ByteBuffer next() {
        return template.filled(++sequence, account++);
      }
    };
  }

  /** More stock than can be sold, SKU after SKU and then the hot one again and again. */
  public Requests receipts(String token) {
    var template =
        RequestTemplate.post(
            "/v1/stock-movements",
            token,
            KEY,
            """
            {"type":"RECEIVE","sku":"SKU-#####","location":"MAIN","quantity":1000000}\
            """);
    return new Requests() {
      private int sku;

      @Override
      public ByteBuffer next() {
        sku++;
        return template.filled(++sequence, sku <= SKUS ? sku : 0);
      }
    };
  }

  private static List<RequestTemplate> templates(String path, List<String> tokens, String body) {
    return tokens.stream().map(token -> RequestTemplate.post(path, token, KEY, body)).toList();
  }

  private RequestTemplate next(List<RequestTemplate> templates) {
    return templates.get((int) (sequence % templates.size()));
  }

  private int anyOf(int numbers) {
    return 1 + random.nextInt(numbers);
  }

  private int another(int than) {
    return 1 + (than + random.nextInt(ACCOUNTS - 1)) % ACCOUNTS;
  }
}
