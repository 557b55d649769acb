package dev.purser.command;

import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateExpiredException;
import java.util.Optional;
import java.util.stream.Stream;

/** Tells what is wrong with the certificate that a database showed. */
final class TlsFailure {
  /** The driver names it in whatever language it says that a host name does not fit. */
  private static final String HOST_NAME_VERIFIER = "PgjdbcHostnameVerifier";

  private TlsFailure() {}

  /** The part of a sentence that tells it, if that is what failed. */
  static Optional<String> explain(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
        .toList()
        .reversed()
        .stream()
        .flatMap(cause -> tell(cause).stream())
        .findFirst();
  }

  /** The deepest cause says it best, so it is asked first. */
  private static Optional<String> tell(Throwable cause) {
    return switch (cause) {
      case CertificateExpiredException _ ->
          Optional.of("the certificate that the database shows has expired; have it renewed.");
      case CertPathBuilderException _, CertPathValidatorException _ ->
          Optional.of(
              "the certificate that the database shows was not issued by the authority in"
                  + " sslrootcert; name that of whoever issued it.");
      default ->
          String.valueOf(cause.getMessage()).contains(HOST_NAME_VERIFIER)
              ? Optional.of(
                  "the certificate that the database shows is for another host than the URL names;"
                      + " name the host as the certificate does, or have it issued anew.")
              : Optional.empty();
    };
  }
}
