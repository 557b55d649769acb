package dev.purser.command;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import dev.purser.configuration.InvalidSettingException;
import dev.purser.configuration.Setting;
import dev.purser.configuration.Settings;
import dev.purser.web.shared.access.TokenKeys;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keys that access tokens are signed with, in a file outside the repository: a JSON Web Key Set
 * with the private halves. It is made on the first start. All instances of a service share it, and
 * read it again every now and then, so that a rotation needs no restart.
 */
public final class TokenKeyFile implements TokenKeys {
  private static final Logger LOG = LoggerFactory.getLogger(TokenKeyFile.class);
  private static final String FILE = "token-keys.json";

  /** The member of a key that tells when it was made, in seconds since 1970. */
  private static final String MADE_AT = "iat";

  /** How old what an instance has read may be; less than a new key takes to settle. */
  private static final Duration REREAD = Duration.ofSeconds(30);

  /** When the tokens that a key signed have expired, once another one signs. */
  private static final Duration RETIRED_AFTER = Duration.ofHours(2);

  private final PrivateFile file;
  private final AtomicLong readAtNanos = new AtomicLong();
  private volatile JWKSet keys;

  private TokenKeyFile(PrivateFile file) {
    this.file = file;
    this.keys = parse(file.readOrMake(() -> written(new JWKSet(make(Instant.now())))));
    readAtNanos.set(System.nanoTime());
  }

  /** The file that is set, else the one in the folder of generated keys. */
  public static TokenKeyFile of(Settings settings) {
    return new TokenKeyFile(new PrivateFile(path(settings)));
  }

  /**
   * Does nothing if there is no file yet, or one that can be used.
   *
   * @throws InvalidSettingException if what is there cannot be used
   */
  static void requireUsable(Settings settings) {
    var file = new PrivateFile(path(settings));
    if (file.exists()) {
      var _ = parse(file.read());
    }
  }

  /**
   * Adds a key, which signs once all instances have seen it, and takes those away whose tokens have
   * expired.
   */
  static Rotation rotate(Settings settings) {
    var file = new PrivateFile(path(settings));
    var now = Instant.now();
    var before = file.exists() ? parse(file.read()).getKeys() : new ArrayList<JWK>();
    var rest = new ArrayList<JWK>(before);
    rest.sort(Comparator.comparingLong(TokenKeyFile::madeAt));
    var retired = 0;
    while (rest.size() > 1 && hasRetired(rest.get(1), now)) {
      rest.removeFirst();
      retired++;
    }
    rest.add(make(now));
    file.write(written(new JWKSet(rest)));
    return new Rotation(file.path(), rest.size(), retired);
  }

  /** What a rotation left. */
  record Rotation(Path file, int keys, int retired) {}

  @Override
  public JWKSet current() {
    var readAt = readAtNanos.get();
    var now = System.nanoTime();
    if (now - readAt > REREAD.toNanos() && readAtNanos.compareAndSet(readAt, now)) {
      reread();
    }
    return keys;
  }

  /** A file that cannot be read right now leaves the keys as they were. */
  private void reread() {
    try {
      keys = parse(file.read());
    } catch (RuntimeException unreadable) {
      LOG.warn("the keys in {} could not be read again", file.path(), unreadable);
    }
  }

  /** A key is not needed any more when its successor has signed for long enough. */
  private static boolean hasRetired(JWK successor, Instant now) {
    return Instant.ofEpochSecond(madeAt(successor)).plus(RETIRED_AFTER).isBefore(now);
  }

  private static long madeAt(JWK key) {
    if (key.toJSONObject().get(MADE_AT) instanceof Number seconds) {
      return seconds.longValue();
    }
    throw unusable();
  }

  static Path path(Settings settings) {
    return settings
        .text(Setting.PURSER_TOKEN_KEYS)
        .map(Path::of)
        .orElseGet(() -> Path.of(settings.text(Setting.PURSER_DATA).orElseThrow(), FILE));
  }

  private static ECKey make(Instant now) {
    try {
      var key =
          new ECKeyGenerator(Curve.P_256)
              .keyID(UUID.randomUUID().toString())
              .keyUse(KeyUse.SIGNATURE)
              .generate()
              .toJSONObject();
      key.put(MADE_AT, now.getEpochSecond());
      return ECKey.parse(key);
    } catch (JOSEException | ParseException missing) {
      throw new IllegalStateException("every JDK has P-256", missing);
    }
  }

  private static byte[] written(JWKSet keys) {
    return keys.toString(false).getBytes(StandardCharsets.UTF_8);
  }

  private static JWKSet parse(byte[] content) {
    try {
      var keys = JWKSet.parse(new String(content, StandardCharsets.UTF_8));
      var usable =
          !keys.isEmpty()
              && keys.getKeys().stream()
                  .allMatch(key ->
                      key instanceof ECKey ec
                          && Curve.P_256.equals(ec.getCurve())
                          && ec.isPrivate()
                          && ec.getKeyID() != null
                          && ec.toJSONObject().get(MADE_AT) instanceof Number);
      if (usable) {
        return keys;
      }
    } catch (ParseException malformed) {
      throw unusable();
    }
    throw unusable();
  }

  private static InvalidSettingException unusable() {
    return new InvalidSettingException(
        Setting.PURSER_TOKEN_KEYS
            + " must name a JSON Web Key Set of private P-256 keys with kid and iat, as"
            + " rotate-keys makes it.");
  }
}
