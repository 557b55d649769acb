package dev.purser.benchmarks.stage;

import dev.purser.configuration.Setting;
import java.net.InetSocketAddress;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * How a run proves who it is: an administrator with a password that is drawn, whom the services are
 * started with, and machine clients, which make the load.
 */
public final class Access {
  private static final String EMAIL = "administrator@example.com";

  /** As long as tokens may be good, and longer than any measurement. */
  private static final int TOKEN_SECONDS = 3_600;

  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final int CREATED = 201;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final String password = UUID.randomUUID().toString();
  private final Path keys;
  private final List<Credentials> clients = new ArrayList<>();

  private record Credentials(String clientId, String clientSecret) {}

  /**
   * Access to all services of a run.
   *
   * @param keys the file of the keys that tokens are signed with
   */
  public Access(Path keys) {
    this.keys = keys;
  }

  /**
   * What a service is started with, so that those who make the load may call as often as they like.
   */
  public Map<String, String> settings() {
    return Map.of(
        Setting.PURSER_ADMIN_EMAIL.name(),
        EMAIL,
        Setting.PURSER_ADMIN_PASSWORD.name(),
        password,
        Setting.PURSER_TOKEN_KEYS.name(),
        keys.toString(),
        Setting.PURSER_ACCESS_TOKEN_SECONDS.name(),
        Integer.toString(TOKEN_SECONDS),
        Setting.PURSER_RATE_LIMITS.name(),
        "off");
  }

  /** Makes machine clients; databases that are copied afterwards have them, too. */
  public void introduce(InetSocketAddress service, int number) {
    var token = administrator(service);
    for (var i = 0; i < number; i++) {
      var client =
          post(service, "/v1/machine-clients", "Bearer " + token, Map.of("name", "Benchmark " + i));
      clients.add(new Credentials(text(client, "clientId"), text(client, "clientSecret")));
    }
  }

  /** Signs in with the password. */
  public String administrator(InetSocketAddress service) {
    return token(service, Map.of("email", EMAIL, "password", password));
  }

  /** Fresh tokens of so many machine clients. */
  public List<String> machines(InetSocketAddress service, int number) {
    return clients.subList(0, number).stream().map(client -> token(service, client)).toList();
  }

  private static String token(InetSocketAddress service, Object credentials) {
    return text(post(service, "/v1/tokens", "", credentials), "accessToken");
  }

  private static JsonNode post(
      InetSocketAddress service, String path, String authorization, Object body) {
    var request =
        Exchange.with(service, path)
            .timeout(TIMEOUT)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)));
    if (!authorization.isEmpty()) {
      request.header("Authorization", authorization);
    }
    var answer = Exchange.of(request.build());
    if (answer.statusCode() != CREATED) {
      throw new IllegalStateException(path + " was answered: " + answer.body());
    }
    return JSON.readTree(answer.body());
  }

  private static String text(JsonNode answer, String field) {
    return answer.required(field).stringValue();
  }
}
