package dev.purser.benchmarks.stage;

import dev.purser.benchmarks.load.HistoryRequests;
import dev.purser.benchmarks.load.ShopRequests;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the grown books say of account 0.
 *
 * @param first when the first of its transfers was made
 * @param entries how many entries it has
 */
public record History(Instant first, Instant last, long entries) {
  private static final String FIND =
      """
      SELECT concat_ws(' ', to_json(min(at)) #>> '{}', to_json(max(at)) #>> '{}', count(*))
      FROM entries
      WHERE account_id = '%s%s' AND sequence > 1
      """
          .formatted(ShopRequests.ACCOUNT_PREFIX, ShopRequests.FIRST_NUMBER);

  /** The largest page there is, to get far in few requests. */
  private static final int PAGE = 200;

  private static final int OK = 200;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Reads it, once the books have grown. */
  public static History of(Database database, String name) {
    var found = database.ask(name, FIND).split(" ", -1);
    return new History(Instant.parse(found[0]), Instant.parse(found[1]), Long.parseLong(found[2]));
  }

  public HistoryRequests requests() {
    return new HistoryRequests(first, last);
  }

  /** About how long it took to make so many of its entries. */
  public Duration during(int number) {
    return Duration.between(first, last).multipliedBy(number).dividedBy(entries);
  }

  /**
   * The cursor behind so many of the newest entries, or behind half of them if there are fewer,
   * found by reading page after page.
   */
  public String cursor(InetSocketAddress service, String token, long behind) {
    var cursor = "";
    var wanted = Math.min(behind, entries / 2);
    for (var read = 0L; read < wanted; read += PAGE) {
      var page = HistoryRequests.entriesPath() + "?limit=" + PAGE;
      var path = cursor.isEmpty() ? page : page + "&cursor=" + cursor;
      var request = Exchange.with(service, path).header("Authorization", "Bearer " + token).build();
      var answer = Exchange.of(request);
      if (answer.statusCode() != OK) {
        throw new IllegalStateException(path + " was answered: " + answer.body());
      }
      cursor = JSON.readTree(answer.body()).required("nextCursor").stringValue();
    }
    return cursor;
  }
}
