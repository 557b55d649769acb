package dev.purser.persistence.customer;

import dev.purser.application.customer.Passwords;
import dev.purser.application.shared.ServiceFault;
import dev.purser.domain.customer.PasswordHash;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
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
    try {
      return threads.submit(() -> encode(password)).get();
    } catch (RejectedExecutionException full) {
      throw new ServiceFault.Overloaded();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new ServiceFault.Unavailable("stopped while a password was hashed", stop);
    } catch (ExecutionException failed) {
      throw new ServiceFault.Unexpected(failed);
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }

  private PasswordHash encode(String password) {
    var encoded = encoder.encode(password);
    if (encoded == null) {
      throw new IllegalStateException("a password was not hashed");
    }
    return new PasswordHash(encoded);
  }
}
