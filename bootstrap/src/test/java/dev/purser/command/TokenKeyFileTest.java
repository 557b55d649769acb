package dev.purser.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.util.JSONObjectUtils;
import dev.purser.configuration.InvalidSettingException;
import dev.purser.configuration.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenKeyFileTest {
  private static final int INSTANCES = 16;

  @TempDir private Path folder;

  @Test
  void isMadeOnTheFirstStartForNobodyElseToRead() throws IOException {
    var keys = TokenKeyFile.of(settings()).current();

    assertThat(keys.getKeys()).hasSize(1);
    assertThat(keys.getKeys().getFirst().isPrivate()).isTrue();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo("rw-------");
  }

  @Test
  void isTheSameOnEveryFurtherStart() {
    var first = TokenKeyFile.of(settings()).current();

    assertThat(ids(TokenKeyFile.of(settings()).current())).isEqualTo(ids(first));
  }

  /** They would sign with keys that the others do not know. */
  @Test
  void isTheSameForInstancesThatStartForTheFirstTimeTogether() throws Exception {
    var together = new CyclicBarrier(INSTANCES);
    Callable<Set<String>> start =
        () -> {
          together.await();
          return Set.copyOf(ids(TokenKeyFile.of(settings()).current()));
        };

    try (var instances = Executors.newVirtualThreadPerTaskExecutor()) {
      var started = instances.invokeAll(Collections.nCopies(INSTANCES, start));

      assertThat(started).extracting(Future::get).containsOnly(started.getFirst().get());
    }
    assertThat(folder).isDirectoryNotContaining("glob:**.new");
  }

  @Test
  void getsAFurtherKeyByARotationWhileTheFormerIsKept() {
    var before = ids(TokenKeyFile.of(settings()).current());

    var rotation = TokenKeyFile.rotate(settings());

    assertThat(rotation.keys()).isEqualTo(2);
    assertThat(rotation.retired()).isZero();
    assertThat(ids(TokenKeyFile.of(settings()).current())).hasSize(2).containsAll(before);
  }

  @Test
  void losesKeysWhoseSuccessorHasSignedForLong() throws IOException {
    var _ = TokenKeyFile.of(settings());
    var _ = TokenKeyFile.rotate(settings());
    var ages = List.of(Duration.ofDays(30), Duration.ofHours(3));
    var kept = aged(ages);

    var rotation = TokenKeyFile.rotate(settings());

    assertThat(rotation.retired()).isEqualTo(1);
    assertThat(ids(TokenKeyFile.of(settings()).current())).hasSize(2).contains(kept.getLast());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nothing",
        "{\"keys\":[]}",
        "{\"keys\":[{\"kty\":\"oct\",\"k\":\"c2VjcmV0\",\"kid\":\"1\",\"iat\":1}]}",
        "{\"keys\":[{\"kty\":\"EC\",\"crv\":\"P-256\",\"kid\":\"1\",\"iat\":1,"
            + "\"x\":\"MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4\","
            + "\"y\":\"4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM\"}]}"
      })
  void refusesWhatHasNoPrivateKeys(String content) throws IOException {
    Files.writeString(file(), content);

    assertThatThrownBy(() -> TokenKeyFile.of(settings()))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageStartingWith("PURSER_TOKEN_KEYS must name a JSON Web Key Set");
  }

  /** Makes the keys that are there as old as said, and gives their ids. */
  private List<String> aged(List<Duration> ages) throws IOException {
    var keys = TokenKeyFile.of(settings()).current().getKeys();
    var written = new StringBuilder();
    for (var i = 0; i < ages.size(); i++) {
      var key = keys.get(i).toJSONObject();
      key.put("iat", Instant.now().minus(ages.get(i)).getEpochSecond());
      written.append(i == 0 ? "" : ",").append(JSONObjectUtils.toJSONString(key));
    }
    Files.writeString(file(), "{\"keys\":[" + written + "]}");
    return keys.subList(0, ages.size()).stream().map(JWK::getKeyID).toList();
  }

  private Settings settings() {
    return new Settings(Map.of("PURSER_TOKEN_KEYS", file().toString()));
  }

  private Path file() {
    return folder.resolve("keys.json");
  }

  private static List<String> ids(JWKSet keys) {
    return keys.getKeys().stream().map(JWK::getKeyID).toList();
  }
}
