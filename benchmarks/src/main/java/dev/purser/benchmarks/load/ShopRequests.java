package dev.purser.benchmarks.load;

import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;

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

  /** How many accounts there are whose credits are so many lots. */
  public static final int LOT_ACCOUNTS = 1_000;

  private static final String CUSTOMER_PREFIX = "00000000-0000-7000-a000-";
  private static final String KEY = "benchmark-############";
  private static final String NUMBER = "############";
  private static final int MAX_AMOUNT = 9;
  private static final int PLENTY = 1_000_000_000;

  /** Half of the accounts have small lots, and each of them a partner among the others. */
  private static final int PAIRS = LOT_ACCOUNTS / 2;

  private static final int FIRST_YEAR = 2_100;

  /** How far the SKUs of one order are apart; so that no two are the same. */
  private static final int STRIDE = 37;

  /** How many steps the life of an order has here. */
  private static final int STEPS = 3;

  private static final String LEG = leg("#");

  /** Accounts whose credits are lots, and how many each has. */
  public enum Lots {
    ONE(20_000, LOT_ACCOUNTS, 1, PLENTY),
    TEN(30_000, LOT_ACCOUNTS, 10, PLENTY),
    HUNDRED(40_000, LOT_ACCOUNTS, 100, PLENTY),
    TEN_SMALL(50_000, PAIRS, 10, 1);

    private final int before;
    private final int accounts;
    private final int number;
    private final int credits;

    Lots(int before, int accounts, int number, int credits) {
      this.before = before;
      this.accounts = accounts;
      this.number = number;
      this.credits = credits;
    }

    /** How many lots all of the accounts have. */
    public int all() {
      return accounts * number;
    }
  }

  private final SplittableRandom random = new SplittableRandom(20_261_120);
  private long sequence;
  private long turns;

  /**
   * A small amount from one account to another.
   *
   * @param tokens which the requests have in turns
   */
  public Requests transfers(List<String> tokens, boolean hot) {
    var templates = templates("/v1/transfers", tokens, LEG);
    return () -> {
      var from = anyOf(ACCOUNTS);
      var to = hot ? 0 : another(from);
      return next(templates)
          .filled(
              ++sequence, FIRST_NUMBER + from, FIRST_NUMBER + to, 1 + random.nextInt(MAX_AMOUNT));
    };
  }

  /** A small amount from one account to another of those whose credits are lots. */
  public Requests transfers(List<String> tokens, Lots lots) {
    var templates = templates("/v1/transfers", tokens, LEG);
    var first = FIRST_NUMBER + lots.before;
    return () -> {
      var from = anyOf(LOT_ACCOUNTS);
      var to = another(from, LOT_ACCOUNTS);
      return next(templates)
          .filled(++sequence, first + from, first + to, 1 + random.nextInt(MAX_AMOUNT));
    };
  }

  /**
   * All lots of an account to its partner, where they become new ones, and the next time back. The
   * pairs take turns, and there are more of them than connections: so what went is there before it
   * comes back. Whoever is too early after all spends of the reserve.
   */
  public Requests transfersOfAllLots(List<String> tokens) {
    var templates = templates("/v1/transfers", tokens, leg("##"));
    var first = FIRST_NUMBER + Lots.TEN_SMALL.before + 1;
    return () -> {
      var pair = first + turns % PAIRS;
      var isBack = turns / PAIRS % 2 == 1;
      turns++;
      var from = isBack ? pair + PAIRS : pair;
      var to = isBack ? pair : pair + PAIRS;
      return next(templates).filled(++sequence, from, to, Lots.TEN_SMALL.number);
    };
  }

  /** Small amounts from one account to several others, all or none. */
  public Requests transfersOfLegs(List<String> tokens, int legs) {
    var body = "{\"legs\":[" + String.join(",", Collections.nCopies(legs, LEG)) + "]}";
    var templates = templates("/v1/transfers", tokens, body);
    var numbers = new long[1 + 3 * legs];
    return () -> {
      var from = anyOf(ACCOUNTS);
      numbers[0] = ++sequence;
      for (var leg = 0; leg < legs; leg++) {
        fill(numbers, leg, from);
      }
      return next(templates).filled(numbers);
    };
  }

  /** Small amounts between any accounts, each for itself. */
  public Requests batches(List<String> tokens, int transfers) {
    var body =
        "{\"mode\":\"INDEPENDENT\",\"transfers\":["
            + String.join(",", Collections.nCopies(transfers, LEG))
            + "]}";
    var templates = templates("/v1/transfer-batches", tokens, body);
    var numbers = new long[1 + 3 * transfers];
    return () -> {
      numbers[0] = ++sequence;
      for (var transfer = 0; transfer < transfers; transfer++) {
        fill(numbers, transfer, anyOf(ACCOUNTS));
      }
      return next(templates).filled(numbers);
    };
  }

  private void fill(long[] numbers, int leg, int from) {
    numbers[1 + 3 * leg] = FIRST_NUMBER + from;
    numbers[2 + 3 * leg] = FIRST_NUMBER + another(from);
    numbers[3 + 3 * leg] = 1L + random.nextInt(MAX_AMOUNT);
  }

  /**
   * Pieces of as many SKUs as there are lines, one of each, for a customer.
   *
   * @param tokens which the requests have in turns
   * @param hot whether one of the SKUs is always the same
   */
  public Requests orders(List<String> tokens, int lines, boolean hot) {
    return purchases("/v1/orders", tokens, lines, hot);
  }

  /** The same purchases of one piece, which are only asked about. */
  public Requests quotes(List<String> tokens, boolean hot) {
    return purchases("/v1/quotes", tokens, 1, hot);
  }

  /** Orders of one piece that are placed, shipped and returned, one step after the other. */
  public Requests lives(List<String> tokens, boolean hot) {
    return new OrderLives(tokens.getFirst(), hot);
  }

  private Requests purchases(String path, List<String> tokens, int lines, boolean hot) {
    var templates = templates(path, tokens, purchase(lines));
    var numbers = new long[2 + lines];
    return () -> {
      numbers[0] = ++sequence;
      numbers[1] = FIRST_NUMBER + anyOf(ACCOUNTS);
      var first = anyOf(SKUS);
      for (var line = 0; line < lines; line++) {
        numbers[2 + line] = hot && line == 0 ? 0 : 1 + (first + line * STRIDE) % SKUS;
      }
      return next(templates).filled(numbers);
    };
  }

  private static String purchase(int lines) {
    return """
    {"customerId":"%s%s","lines":[%s]}\
    """
        .formatted(
            CUSTOMER_PREFIX,
            NUMBER,
            String.join(",", Collections.nCopies(lines, "{\"sku\":\"SKU-#####\",\"quantity\":1}")));
  }

  /** What each connection does with one order after the other. */
  private final class OrderLives implements Requests {
    private static final String ORDER = "/v1/orders/~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~";

    private final String token;
    private final boolean hot;
    private final RequestTemplate place;
    private final RequestTemplate fulfil;
    private final RequestTemplate takeBack;
    private int step;

    OrderLives(String token, boolean hot) {
      this.token = token;
      this.hot = hot;
      this.place = RequestTemplate.post("/v1/orders", token, KEY, purchase(1));
      this.fulfil = RequestTemplate.post(ORDER + "/fulfilments", token, KEY, "{}");
      this.takeBack = RequestTemplate.post(ORDER + "/returns", token, KEY, "{\"restock\":true}");
    }

    @Override
    public Requests ofOneConnection() {
      return new OrderLives(token, hot);
    }

    @Override
    public ByteBuffer next() {
      sequence++;
      return switch (step) {
        case 0 -> place.filled(sequence, FIRST_NUMBER + anyOf(ACCOUNTS), hot ? 0 : anyOf(SKUS));
        case 1 -> fulfil.filled(sequence);
        default -> takeBack.filled(sequence);
      };
    }

    @Override
    public void answered(Supplier<String> location) {
      if (step == 0) {
        var path = location.get();
        var id = path.substring(path.lastIndexOf('/') + 1);
        fulfil.with(id);
        takeBack.with(id);
      }
      step = (step + 1) % STEPS;
    }
  }

  /** More credits than can be spent, account after account. */
  public Requests grants(String token) {
    return grants(token, FIRST_NUMBER);
  }

  /** The same for the accounts with small lots and their partners. */
  public Requests reserves(String token) {
    return grants(token, FIRST_NUMBER + Lots.TEN_SMALL.before + 1);
  }

  private Requests grants(String token, long first) {
    var template =
        RequestTemplate.post(
            "/v1/grants",
            token,
            KEY,
            """
            {"accountId":"%s%s","amount":{"asset":"CREDIT","amount":%d}}\
            """
                .formatted(ACCOUNT_PREFIX, NUMBER, PLENTY));
    return new Requests() {
      private long account = first;

      @Override
      public ByteBuffer next() {
        return template.filled(++sequence, account++);
      }
    };
  }

  /** Lots, each until another year, account after account. */
  public Requests lots(String token, Lots lots) {
    var template =
        RequestTemplate.post(
            "/v1/grants",
            token,
            KEY,
            """
            {"accountId":"%s%s","amount":{"asset":"CREDIT","amount":%d},\
            "expiresAt":"####-01-01T00:00:00Z"}\
            """
                .formatted(ACCOUNT_PREFIX, NUMBER, lots.credits));
    return new Requests() {
      private long granted;

      @Override
      public ByteBuffer next() {
        var account = 1 + granted / lots.number;
        var year = FIRST_YEAR + granted % lots.number;
        granted++;
        return template.filled(++sequence, FIRST_NUMBER + lots.before + account, year);
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

  private static String leg(String amount) {
    return """
    {"from":"%s%s","to":"%s%s","amount":{"asset":"CREDIT","amount":%s}}\
    """
        .formatted(ACCOUNT_PREFIX, NUMBER, ACCOUNT_PREFIX, NUMBER, amount);
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
    return another(than, ACCOUNTS);
  }

  private int another(int than, int numbers) {
    return 1 + (than + random.nextInt(numbers - 1)) % numbers;
  }
}
