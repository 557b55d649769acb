package dev.purser.endtoend;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/** Authorities and certificates that are made for a test by the JDK's keytool, in one folder. */
final class Certificates {
  private static final String PASSWORD = "changeit";

  private final Path folder;
  private final Path store;

  Certificates(Path folder) {
    this.folder = folder;
    this.store = folder.resolve("certificates.p12");
  }

  /** Makes an authority; the file with its certificate. */
  Path authority(String name) {
    keytool(name, "-ext", "bc:c");
    return write(name + ".pem", "CERTIFICATE", certificate(name));
  }

  /** Has an authority issue a certificate for a host, good for 30 days from a start on. */
  void issue(String name, String authority, String host, String start) {
    keytool(name, "-signer", authority, "-ext", "san=dns:" + host, "-startdate", start);
  }

  Path certificateFile(String name) {
    return write(name + ".crt", "CERTIFICATE", certificate(name));
  }

  /** The private key, which nobody else may read, or PostgreSQL refuses it. */
  Path keyFile(String name) {
    try {
      var key = keys().getKey(name, PASSWORD.toCharArray()).getEncoded();
      var file = write(name + ".key", "PRIVATE KEY", key);
      return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    } catch (IOException | GeneralSecurityException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private byte[] certificate(String name) {
    try {
      return keys().getCertificate(name).getEncoded();
    } catch (IOException | GeneralSecurityException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private KeyStore keys() throws IOException, GeneralSecurityException {
    return KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
  }

  private Path write(String file, String kind, byte[] encoded) {
    var body = Base64.getMimeEncoder(64, "\n".getBytes(US_ASCII)).encodeToString(encoded);
    try {
      return Files.writeString(
          folder.resolve(file),
          "-----BEGIN %s-----%n%s%n-----END %s-----%n".formatted(kind, body, kind));
    } catch (IOException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private void keytool(String name, String... more) {
    var command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
            "-genkeypair",
            "-keystore",
            store.toString(),
            "-storepass",
            PASSWORD,
            "-alias",
            name,
            "-dname",
            "CN=" + name,
            "-keyalg",
            "EC",
            "-groupname",
            "secp256r1",
            "-validity",
            "30");
    run(Stream.concat(command.stream(), Arrays.stream(more)).toList());
  }

  private void run(List<String> command) {
    try {
      var process = new ProcessBuilder(command).redirectErrorStream(true).start();
      var said = new String(process.getInputStream().readAllBytes(), UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException(said);
      }
    } catch (IOException failed) {
      throw new IllegalStateException(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }
}
