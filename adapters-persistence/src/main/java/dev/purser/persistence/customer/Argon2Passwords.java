package dev.purser.persistence.customer;

import dev.purser.application.customer.Passwords;
import dev.purser.application.shared.ServiceFault;
import dev.purser.domain.customer.PasswordHash;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/**
 * Argon2id with Spring Security's parameters, which follow OWASP's advice. It takes a processor for
 * a good part of a second, so it runs on few threads of its own and leaves those of the requests
 * free.
 */
final class Argon2Passwords implements Passwords, AutoCloseable {
  private static final int THREADS = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);

  /** How many may wait: about what is done within ten seconds. */
  private static final int MAX_WAITING = 50 * THREADS;

  private final Argon2PasswordEncoder encoder =
      Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8();

  private volatile @Nullable String nobodys;

  private final ExecutorService threads =
      new ThreadPoolExecutor(
          THREADS,
          THREADS,
          0,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(MAX_WAITING),
          Thread.ofPlatform().name("passwords-", 1).daemon().factory());

  @Override
  public PasswordHash hash(String password) {
    return work(() -> encode(password));
  }

  /** Without a hash some other one is tried, so that nobody learns from the time it takes. */
  @Override
  public boolean matches(String password, @Nullable PasswordHash hash) {
    return work(() -> encoder.matches(password, hash == null ? nobodys() : hash.encoded()))
        && hash != null;
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }

  /** Made on the first call; two at once make two, of which either will do. */
  private String nobodys() {
    var made = nobodys;
    if (made == null) {
      made = encode("nobody's password").encoded();
      nobodys = made;
    }
    return made;
  }

  private <T> T work(Callable<T> slow) {
    try {
      return threads.submit(slow).get();
    } catch (RejectedExecutionException full) {
      throw new ServiceFault.Overloaded();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new ServiceFault.Unavailable("stopped while a password was hashed or compared", stop);
    } catch (ExecutionException failed) {
      throw new ServiceFault.Unexpected(failed);
    }
  }

  private PasswordHash encode(String password) {
    var encoded = encoder.encode(password);
    if (encoded == null) {
      throw new IllegalStateException("a password was not hashed");
    }
    return new PasswordHash(encoded);
  }
}
